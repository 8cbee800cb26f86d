import { listMail, type MailOrder, queueMail } from '@smalspor/database/mail';
import { recordSignIn } from '@smalspor/database/people';
import type { SMTPServerOptions } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { openMailServer, type TestMailServer } from '../testing/mail-server.ts';
import { sendWaitingMail } from './mail-job.ts';
import { nextAttempt, sendMail } from './send-mail.ts';

let home: TestHome;
let house: House;
beforeAll(async () => {
  home = await createTestHome('empty');
  house = await home.open();
  const anne = { issuer: 'i', subject: 'anne', name: 'Anne', hpr: '990000001', pidPseudonym: null, at: NOW };
  ({ id: personId } = await recordSignIn(house.db, anne));
});
afterAll(() => home.remove());

const NOW = '2026-03-01T10:00:00.000Z';
const at = (now: string, attempts = 60): House => ({
  ...house,
  now: () => now,
  configuration: { ...house.configuration, mail: { ...house.configuration.mail, attempts } },
});

let personId: string;
let orders = 0;
function letter(address: string): MailOrder {
  orders += 1;
  return {
    occasion: `report-issued r-${orders}`,
    personId,
    letter: 'report-issued',
    address,
    language: 'nn',
    gaps: { link: 'https://smalspor.example.no/report' },
  };
}

const open: TestMailServer[] = [];
afterEach(async () => {
  for (const post of open.splice(0)) await post.close();
});

async function openPost(options: SMTPServerOptions = {}, port = 0): Promise<TestMailServer> {
  const post = await openMailServer(options, port);
  open.push(post);
  return post;
}

const refusing = (code: number): SMTPServerOptions => ({
  onRcptTo: ({ address }, _session, done) =>
    done(
      address.startsWith('gone')
        ? Object.assign(new Error('No such user here'), { responseCode: code })
        : null,
    ),
});

const signal = new AbortController().signal;

describe('sending letters', () => {
  it('hands every waiting letter to the mail server, in its reader’s language, once', async () => {
    const post = await openPost();
    await queueMail(house.db, [letter('anne@example.no'), letter('bo@example.no')], NOW);
    expect(await sendMail(at(NOW), post.transport, signal)).toEqual({
      sent: 2,
      later: 0,
      dead: 0,
      broken: false,
    });
    expect(await sendMail(at(NOW), post.transport, signal)).toMatchObject({ sent: 0 });
    expect(post.taken).toHaveLength(2);
    const [first = ''] = post.taken;
    expect(first).toMatch(/^Subject: Ein ny rapport ligg klar til deg\r$/m);
    expect(first).toMatch(/^To: (anne|bo)@example\.no\r$/m);
    expect(first).toContain('https://smalspor.example.no/report');
    const sent = await listMail(house.db, 'sent', 10);
    expect(sent.some(({ id }) => first.includes(`Message-ID: <${id}@localhost>`))).toBe(true);
  });

  it('puts a letter aside that the server will never take, and sends the others', async () => {
    const post = await openPost(refusing(550));
    await queueMail(house.db, [letter('gone@example.no'), letter('anne@example.no')], NOW);
    expect(await sendMail(at(NOW), post.transport, signal)).toMatchObject({
      sent: 1,
      dead: 1,
      broken: false,
    });
    expect((await listMail(house.db, 'dead', 1))[0]).toMatchObject({
      address: 'gone@example.no',
      fault: '550',
    });
  });

  it('tries again what may be taken later, and gives up after as many attempts as are set', async () => {
    const post = await openPost(refusing(451));
    await queueMail(house.db, [letter('gone-for-now@example.no')], NOW);
    expect(await sendMail(at(NOW, 2), post.transport, signal)).toMatchObject({ later: 1, dead: 0 });
    expect(await sendMail(at(NOW, 2), post.transport, signal)).toMatchObject({ later: 0, dead: 0 });
    const [waiting] = await listMail(house.db, 'waiting', 1);
    expect(waiting).toMatchObject({ fault: '451', attempts: 1, dueAt: nextAttempt(NOW, 0) });
    expect(await sendMail(at(nextAttempt(NOW, 0), 2), post.transport, signal)).toMatchObject({ dead: 1 });
  });

  it('loses nothing while the mail server is away, however long', async () => {
    const post = await openPost();
    await post.close();
    open.length = 0;
    await queueMail(house.db, [letter('anne@example.no'), letter('bo@example.no')], NOW);
    let now = NOW;
    for (let round = 0; round < 5; round += 1) {
      expect(await sendMail(at(now, 2), post.transport, signal)).toMatchObject({
        sent: 0,
        dead: 0,
        broken: true,
      });
      now = new Date(Date.parse(now) + 3_600_000).toISOString();
    }
    const back = await openPost({}, post.port);
    expect(await sendMail(at(now, 2), back.transport, signal)).toMatchObject({ sent: 2, dead: 0 });
    expect(back.taken).toHaveLength(2);
  });

  it('writes to nobody from a home with invented data, whatever server is set', async () => {
    const post = await openPost();
    await queueMail(house.db, [letter('anne@example.no')], NOW);
    const demo: House = {
      ...at(NOW),
      synthetic: async () => true,
      configuration: {
        ...house.configuration,
        mail: { ...house.configuration.mail, server: `smtp://127.0.0.1:${post.port}` },
      },
    };
    await sendWaitingMail(demo, signal);
    expect(await listMail(house.db, 'waiting', 1)).toEqual([]);
    expect(post.taken).toEqual([]);
    await queueMail(house.db, [letter('bo@example.no')], NOW);
    await sendWaitingMail({ ...demo, synthetic: async () => false }, signal);
    expect(post.taken).toHaveLength(1);
  });
});

describe('the time of the next attempt', () => {
  it('doubles from a minute to an hour', () => {
    const minutes = [0, 1, 2, 5, 6, 40].map(
      (attempts) => (Date.parse(nextAttempt(NOW, attempts)) - Date.parse(NOW)) / 60_000,
    );
    expect(minutes).toEqual([1, 2, 4, 32, 60, 60]);
  });
});
