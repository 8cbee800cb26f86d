import { listMailTo } from '@smalspor/database/mail';
import { recordSignIn, setPersonMailAddress } from '@smalspor/database/people';
import { findDigestChoice } from '@smalspor/database/signals';
import type { Actor } from '@smalspor/domain/access';
import { parseMonth } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { writeMail } from '../mail/mail-message.ts';
import { chooseNotices, readNotices } from '../mail/notices.ts';
import { createTestHome, doctor, type TestHome } from '../testing/index.ts';
import { stopDigest } from './stop-digest.ts';
import { writeDigests } from './write-digests.ts';

const call = { requestId: 'request-1', idempotencyKey: null };
const never = new AbortController().signal;
const RELEASE = 'rel-2';

let now = '2021-01-10T08:00:00.000Z';
let home: TestHome;
let house: House;
let anne: Actor;
let bo: Actor;

/** A served release in which signals are as the test writes them. */
const reader = {
  manifest: { id: RELEASE, to: parseMonth('2020-12') },
  publishedUnits: () => [],
} as unknown as ReleaseReader;

async function signIn(hpr: string): Promise<Actor> {
  const person = { issuer: 'i', subject: hpr, name: hpr, hpr, pidPseudonym: null, at: now };
  const { id } = await recordSignIn(house.db, person);
  await setPersonMailAddress(house.db, id, `${hpr}@example.no`);
  return { ...doctor(hpr), userId: id };
}

beforeAll(async () => {
  home = await createTestHome('empty');
  const opened = await home.open();
  house = {
    ...opened,
    now: () => now,
    configuredRoles: () => ['gp'],
    shelf: { ...opened.shelf, current: async () => reader },
  };
  [anne, bo] = [await signIn('990010001'), await signIn('990010002')];
});
afterAll(() => home.remove());

let number = 0;
async function found(unit: string, change: { readonly seenIn?: string } = {}): Promise<void> {
  number += 1;
  await house.db
    .insertInto('signals')
    .values({
      id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      level: 'doctor',
      unit,
      indicator: 'penicillin-v-share',
      pattern: 'run',
      side: 'below',
      from_month: 24_240,
      last_seen: 24_251,
      found_in: RELEASE,
      found_at: now,
      seen_in: change.seenIn ?? RELEASE,
      seen_at: now,
    })
    .execute();
}
const choose = async (actor: Actor, digest: 'off' | 'month' | 'quarter') => {
  const mailAddress = (await readNotices(house, actor, {}, call)).mailAddress;
  return chooseNotices(house, actor, { mailAddress, off: [], digest }, call);
};
const lettersTo = async (actor: Actor) => listMailTo(house.db, actor.userId, 20);
const run = () => writeDigests(house, never);

describe('a digest', () => {
  it('is written to nobody who has not asked for it', async () => {
    await found('990010001');
    expect(await run()).toBe(0);
    expect((await readNotices(house, anne, {}, call)).digest).toBe('off');
  });

  it('tells of what is new since, once, and only of the reader’s own', async () => {
    expect((await choose(anne, 'month')).digest).toBe('month');
    expect(await run()).toBe(0);
    now = '2021-01-11T08:00:00.000Z';
    await found('990010001');
    await found('990010002');
    expect(await run()).toBe(1);
    expect(await run()).toBe(0);
    const [letter, ...more] = await lettersTo(anne);
    expect(more).toEqual([]);
    expect(await lettersTo(bo)).toEqual([]);
    const { text, subject, stopLink } = writeMail(house.content.messages, letter as never, 'a@example.no');
    expect(text.match(/«/g)).toHaveLength(1);
    // Which figure, and nothing of how much or which way.
    expect(`${subject}${text}`.replace(/https?:\S+/g, '')).not.toMatch(/\d|under|over|falt|steget/);
    expect(text).toContain(stopLink);
    expect(stopLink).toMatch(/\/stop-digest\/[A-Za-z0-9_-]{43}$/);
  });

  it('waits for the next month, and is not written of what is over by then', async () => {
    now = '2021-01-20T08:00:00.000Z';
    await found('990010001', { seenIn: 'rel-3' });
    expect(await run()).toBe(0);
    now = '2021-02-01T08:00:00.000Z';
    expect(await run()).toBe(0);
    await found('990010001');
    expect(await run()).toBe(1);
    now = '2021-02-20T08:00:00.000Z';
    await found('990010001');
    expect(await run()).toBe(0);
    now = '2021-03-02T08:00:00.000Z';
    expect(await run()).toBe(1);
    expect(await lettersTo(anne)).toHaveLength(3);
  });

  it('is stopped by any of its links, without a log-in, and by no other', async () => {
    const [letter] = await lettersTo(anne);
    const token = letter?.gaps.stop?.split('/').at(-1) ?? '';
    const wrong = `${token.slice(0, -2)}AA`;
    await expect(stopDigest(house, { token: wrong }, call)).rejects.toMatchObject({ code: 'not-found' });
    expect(await findDigestChoice(house.db, anne.userId)).toBe('month');
    for (let times = 0; times < 2; times += 1) {
      expect(await stopDigest(house, { token }, call)).toEqual({ stopped: true });
    }
    expect((await readNotices(house, anne, {}, call)).digest).toBe('off');
    now = '2021-05-02T08:00:00.000Z';
    await found('990010001');
    expect(await run()).toBe(0);
    expect(JSON.stringify(await house.db.selectFrom('digest_stops').selectAll().execute())).not.toContain(
      token,
    );
  });
});
