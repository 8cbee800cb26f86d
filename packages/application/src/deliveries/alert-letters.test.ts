import { randomUUID } from 'node:crypto';
import { grantRole, recordSignIn } from '@smalspor/database/people';
import type { Actor, Role } from '@smalspor/domain/access';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDemoInbox } from '../demonstration/demo-inbox.ts';
import type { House } from '../house/house.ts';
import { sendWaitingMail } from '../mail/mail-job.ts';
import { chooseNotices } from '../mail/notices.ts';
import { createTestHome, receiveLettersAt, type TestHome } from '../testing/index.ts';
import { openMailServer, type TestMailServer } from '../testing/mail-server.ts';
import { alertOf, raiseAlert } from './alerts.ts';
import { checkLateness } from './check-lateness.ts';

const NOW = '2021-08-01T08:00:00.000Z';
let home: TestHome;
let house: House;
let post: TestMailServer;
/** The same home with real data, as far as letters are concerned. */
let real: House;
const people: Record<string, Actor> = {};

async function signIn(name: string, role: Role, validTo: string | null = null): Promise<void> {
  const who = { issuer: 'i', subject: name, name, hpr: null, pidPseudonym: null, at: NOW };
  const { id } = await recordSignIn(house.db, who);
  const held = { role, unitKind: 'none', unitId: '', validFrom: '2021-01-01', validTo } as const;
  await grantRole(house.db, id, held);
  people[name] = { userId: id, name, roles: [role], hpr: null };
}

beforeAll(async () => {
  home = await createTestHome('imported');
  const opened = await home.open();
  post = await openMailServer();
  const { configuration } = opened;
  const expected = [{ format: 'dispensings' as const, everyMonths: 3, graceDays: 20 }];
  house = {
    ...opened,
    now: () => NOW,
    log: opened.log.child({}, { level: 'silent' }),
    configuration: {
      ...configuration,
      mail: { ...configuration.mail, server: `smtp://127.0.0.1:${post.port}` },
      deliveries: { ...configuration.deliveries, expected },
    },
  };
  real = { ...house, synthetic: async () => false };
  await signIn('dina', 'data-manager', '2021-12-31');
  await signIn('former', 'data-manager', '2021-07-31');
  await signIn('petra', 'programme-admin');
  await signIn('quiet', 'programme-admin');
  await signIn('sara', 'secretariat');
});
afterAll(async () => {
  await post.close();
  await home.remove();
});

const send = async (): Promise<readonly string[]> => {
  post.taken.splice(0);
  await sendWaitingMail(real, new AbortController().signal);
  return post.taken;
};
const readersOf = (letters: readonly string[]) =>
  letters.map((letter) => /^To: (\S+)\r$/m.exec(letter)?.[1]?.split('@')[0]).sort();

it('the code goes to the address that was entered, and to no other', async () => {
  await receiveLettersAt(house, people.petra as Actor, 'petra@example.no');
  const [letter = '', ...others] = await send();
  expect(others).toEqual([]);
  expect(letter).toMatch(/^To: petra@example\.no\r$/m);
  expect(letter).toMatch(/\d{3} \d{3}/);
});

it('what is late is told by mail to everyone who follows deliveries today, once, and to nobody else', async () => {
  for (const name of ['dina', 'former', 'quiet', 'sara']) {
    await receiveLettersAt(house, people[name] as Actor, `${name}@example.no`);
  }
  const off = { mailAddress: 'quiet@example.no', off: ['delivery' as const] };
  await chooseNotices(house, people.quiet as Actor, off, { requestId: 'r', idempotencyKey: randomUUID() });
  await send();
  await checkLateness(house);
  await checkLateness(house);
  const letters = await send();
  // Two quarters are late, a letter about each.
  expect(readersOf(letters)).toEqual(['dina', 'dina', 'petra', 'petra']);
  for (const letter of letters) expect(letter).toMatch(/Subject: En leveranse er forsinket/);
  expect(letters.join().replaceAll('=\r\n', '')).toContain('dispensings 2021-01');
  expect(await send()).toEqual([]);
});

it.each([
  ['refused', /avvist/],
  ['stopped', /avgj/],
] as const)(
  'a delivery that is %s is told in the same way, and in a demonstration its inbox has the letter',
  async (kind, subject) => {
    const alert = { ...alertOf(kind, randomUUID()), deliveryId: null };
    await house.db.transaction().execute((trx) => raiseAlert(house, trx, alert));
    expect(readersOf(await send())).toEqual(['dina', 'petra']);
    await house.db
      .transaction()
      .execute((trx) => raiseAlert(house, trx, { ...alert, occasion: `${alert.occasion} again` }));
    await sendWaitingMail(house, new AbortController().signal);
    const call = { requestId: 'r', idempotencyKey: null };
    const { letters } = await readDemoInbox(house, people.petra as Actor, {}, call);
    const about = letters.filter((letter) => subject.test(letter.subject)).map(({ to }) => to);
    // Two that the server had, and two that lie in the inbox alone.
    const both = ['dina@example.no', 'petra@example.no'];
    expect(about.sort()).toEqual([...both, ...both].sort());
    expect(post.taken).toHaveLength(2);
  },
);
