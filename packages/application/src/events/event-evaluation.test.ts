import { randomUUID } from 'node:crypto';
import type { CallContext } from '@smalspor/contract/use-cases';
import { listAudit } from '@smalspor/database/audit';
import { findEvaluation, listEvaluationAnswers } from '@smalspor/database/events';
import { listMail } from '@smalspor/database/mail';
import { recordSignIn, setPersonMailAddress } from '@smalspor/database/people';
import type { Actor, Role } from '@smalspor/domain/access';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { writeMail } from '../mail/mail-message.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { answerEventQuestions, readEventQuestions } from './answer-event-questions.ts';
import { keepEvaluations } from './keep-evaluations.ts';
import { readEventOpinions } from './read-event-opinions.ts';
import { listEvents, readEvent } from './read-events.ts';
import { cancelEvent, changeEvent, makeEvent, noteAttendance } from './run-events.ts';
import { registerForEvent } from './take-part-in-events.ts';

const gone = { code: 'not-found' };
const GOOD = { usefulness: 5, speaking: 4, length: 'right', change: 'yes', words: 'Mer tid til kasus' };
const same = (text: string) => ({ nb: text, nn: text, en: text });
const call = (idempotencyKey: string = randomUUID()): CallContext => ({ requestId: 'r', idempotencyKey });
const DETAILS = {
  kind: 'conference' as const,
  programme: 'rask',
  title: same('Startkonferanse'),
  description: same(''),
  startsAt: '2021-02-10T08:00:00.000Z',
  endsAt: '2021-02-10T14:00:00.000Z',
  place: 'Bergen',
  link: null,
  capacity: null,
  hasWaitingList: false,
};

let home: TestHome;
let house: House;
let admin: Actor;
let centre: Actor;
let guests: readonly Actor[];
let first: Actor;
let absent: Actor;
let eventId: string;

beforeAll(async () => {
  home = await createTestHome('empty');
  house = await home.open();
  await house.clock.set('2021-02-01T09:00:00Z');
  const signIn = async (name: string, role: Role): Promise<Actor> => {
    const who = { issuer: 'i', subject: name, name, hpr: null, pidPseudonym: null, at: house.now() };
    const { id: userId } = await recordSignIn(house.db, who);
    return { userId, name, roles: [role], hpr: null };
  };
  admin = await signIn('Ada', 'programme-admin');
  centre = {
    ...(await signIn('Runa', 'regional-centre')),
    places: [{ role: 'regional-centre', kind: 'region', id: 'nord' }],
  };
  const people: Actor[] = [];
  for (const name of ['Anne', 'Bo', 'Cilla', 'Dag', 'Eva', 'Frida', 'Geir'])
    people.push(await signIn(name, 'institution-staff'));
  guests = people.slice(0, 6);
  [first] = people as [Actor];
  absent = people[6] as Actor;
  await setPersonMailAddress(house.db, first.userId, 'anne@example.no');
  eventId = await hold(people);
});
afterAll(() => home.remove());

/** An event with everybody registered. */
async function hold(people: readonly Actor[]): Promise<string> {
  const made = await makeEvent(house, admin, DETAILS, call());
  const code = made.running?.invitationLink.split('/').at(-1);
  for (const person of people)
    await registerForEvent(house, person, { eventId: made.id, ...(code ? { code } : {}) }, call());
  return made.id;
}

const note = (people: readonly Actor[], id = eventId) =>
  noteAttendance(house, admin, { eventId: id, present: people.map(({ userId }) => userId) }, call());
const ask = (actor: Actor) => readEventQuestions(house, actor, { eventId }, call());
const answer = (actor: Actor, answers: Record<string, number | string> = GOOD, key?: string) =>
  answerEventQuestions(house, actor, { eventId, version: 1, answers }, call(key));
const opinions = (actor = admin) => readEventOpinions(house, actor, { eventId }, call());
const letters = async (id = eventId) =>
  (await listMail(house.db, 'waiting', 50)).filter(({ occasion }) =>
    occasion.startsWith(`event-evaluation ${id} `),
  );
const acts = async () =>
  (await listAudit(house.db, { objectKind: 'event', objectId: eventId }, 99)).map(({ act }) => act);
const isAsked = async (actor: Actor) =>
  (await listEvents(house, actor, {}, call())).events.find(({ id }) => id === eventId)?.isAsked;

describe('those who were there', () => {
  it('are asked when it is over, though they were noted before, each by one letter', async () => {
    await house.clock.set('2021-02-10T12:00:00Z');
    expect((await opinions()).state).toBe('none');
    await note(guests.slice(0, 2));
    expect((await opinions()).state).toBe('coming');
    await expect(ask(first)).rejects.toMatchObject(gone);
    expect(await isAsked(first)).toBe(false);
    const [letter, ...more] = await letters();
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ dueAt: DETAILS.endsAt, address: 'anne@example.no' });
    const { text } = writeMail(
      house.content.messages,
      letter as NonNullable<typeof letter>,
      'post@example.no',
    );
    expect(text).toContain('Svar senest 24. februar 2021');
    expect(text).not.toContain('{');
    await house.clock.set('2021-02-11T09:00:00Z');
    await note(guests);
    await note(guests);
    expect(await letters()).toHaveLength(1);
    expect(await ask(first)).toMatchObject({ state: 'open', closesOn: '2021-02-24', minimumAnswers: 5 });
    expect((await readEvent(house, first, { eventId }, call())).evaluation).toBe('open');
    expect(await isAsked(first)).toBe(true);
  });

  it('are the only ones: whoever was not there or runs it elsewhere finds nothing', async () => {
    for (const actor of [absent, admin, centre]) {
      await expect(ask(actor)).rejects.toMatchObject(gone);
      await expect(answer(actor)).rejects.toMatchObject(gone);
    }
    for (const actor of [first, centre]) await expect(opinions(actor)).rejects.toMatchObject(gone);
    const nowhere = { eventId: randomUUID() };
    await expect(readEventQuestions(house, first, nowhere, call())).rejects.toMatchObject(gone);
    await expect(readEventOpinions(house, admin, { eventId: 'x' }, call())).rejects.toMatchObject(gone);
  });

  it('cannot send what does not fit, nor answers to other questions', async () => {
    const bad = { code: 'invalid-request' };
    await expect(answer(first, { ...GOOD, usefulness: 6 })).rejects.toMatchObject(bad);
    await expect(answer(first, { ...GOOD, length: 'endless' })).rejects.toMatchObject(bad);
    await expect(answer(first, { ...GOOD, name: 'Anne' })).rejects.toMatchObject(bad);
    await expect(answer(first, { usefulness: 5 })).rejects.toMatchObject(bad);
    const other = { eventId, version: 2, answers: GOOD };
    await expect(answerEventQuestions(house, first, other, call())).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(await listEvaluationAnswers(house.db, eventId)).toEqual([]);
  });

  it('answer once, however often it is sent, and all of those who answer at once are kept', async () => {
    const key = randomUUID();
    expect(await answer(first, GOOD, key)).toMatchObject({ state: 'answered' });
    expect(await answer(first, GOOD, key)).toMatchObject({ state: 'answered' });
    await expect(answer(first)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    const [, bo, cilla, dag] = guests as [Actor, Actor, Actor, Actor];
    const both = await Promise.allSettled([answer(bo), answer(bo), answer(cilla), answer(dag)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(await listEvaluationAnswers(house.db, eventId)).toHaveLength(4);
    expect(await isAsked(first)).toBe(false);
  });

  it('leave nothing that joins answers to people', async () => {
    const tables = await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(house.db);
    const holding: string[] = [];
    for (const { name } of tables.rows) {
      const found =
        await sql`select 1 from ${sql.table(name)} t where t::text like '%Mer tid til kasus%'`.execute(
          house.db,
        );
      if (found.rows.length > 0) holding.push(name);
    }
    expect(holding).toEqual(['event_evaluation_answers']);
    const timed = await sql`select column_name from information_schema.columns
      where table_name like 'event_evaluation%' and data_type like 'timestamp%'`.execute(house.db);
    expect(timed.rows).toEqual([]);
    const stored = await sql<{
      text: string;
    }>`select t::text as text from event_evaluation_answers t`.execute(house.db);
    for (const { userId, name } of guests) {
      expect(stored.rows[0]?.text).not.toContain(userId);
      expect(stored.rows[0]?.text).not.toContain(name);
    }
    expect((await acts()).filter((act) => act.includes('answer'))).toEqual([]);
    const keys = await sql<{ request_hash: string }>`select request_hash from idempotency_keys
      where operation = 'answerEventQuestions'`.execute(house.db);
    expect(new Set(keys.rows.map((row) => row.request_hash)).size).toBe(1);
  });
});

describe('who runs it', () => {
  it('sees how many have answered, and nothing of what, until the last day has passed', async () => {
    await answer(guests[4] as Actor, { ...GOOD, usefulness: 2, change: 'no' });
    expect(await opinions()).toMatchObject({ state: 'open', asked: 6, answered: 5, told: null });
    await house.clock.set('2021-02-24T22:30:00Z');
    expect(await opinions()).toMatchObject({ state: 'open', told: null });
  });

  it('is told once, and the single answers are gone', async () => {
    await house.clock.set('2021-02-24T23:30:00Z');
    const told = await opinions();
    expect(told).toMatchObject({
      state: 'closed',
      asked: 6,
      answered: 5,
      told: {
        tallies: [
          { question: 'usefulness', counts: [0, 1, 0, 0, 4] },
          { question: 'speaking', counts: [0, 0, 0, 5, 0] },
          { question: 'length', counts: [0, 5, 0] },
          { question: 'change', counts: [4, 0, 1] },
        ],
        words: [{ question: 'words', texts: Array.from({ length: 5 }, () => GOOD.words) }],
      },
    });
    expect(await opinions()).toEqual(told);
    expect(await listEvaluationAnswers(house.db, eventId)).toEqual([]);
    const left = await sql`select 1 from event_evaluation_responses`.execute(house.db);
    expect(left.rows).toEqual([]);
    expect(await acts()).toEqual(
      expect.arrayContaining(['open-event-evaluation', 'close-event-evaluation', 'read-event-opinions']),
    );
    expect((await acts()).filter((act) => act === 'close-event-evaluation')).toHaveLength(1);
  });

  it('gets nobody to answer afterwards, by noting them again or otherwise', async () => {
    await note(guests);
    expect(await ask(guests[5] as Actor)).toMatchObject({ state: 'closed' });
    await expect(answer(guests[5] as Actor)).rejects.toMatchObject({ code: 'move-refused' });
    expect(await letters()).toHaveLength(1);
  });

  it('is told nothing with too few answers, ever', async () => {
    const small = { eventId: await heldBy(guests.slice(0, 2)) };
    for (const actor of guests.slice(0, 2))
      await answerEventQuestions(house, actor, { ...small, version: 1, answers: GOOD }, call());
    await house.clock.set('2021-03-20T09:00:00Z');
    const kept = await house.db.transaction().execute((trx) => keepEvaluations(house, trx, 'job:x', null));
    expect(kept).toEqual({ closedEvaluations: [small.eventId], evaluations: [] });
    expect(await readEventOpinions(house, admin, small, call())).toMatchObject({
      state: 'closed',
      asked: 2,
      answered: 2,
      told: null,
    });
    expect(JSON.stringify(await findEvaluation(house.db, small.eventId))).not.toContain('usefulness');
  });
});

describe('an event', () => {
  it('that was called off asks nobody, though some had come', async () => {
    const id = await heldBy(guests.slice(0, 1), '2021-03-20T12:00:00Z');
    expect(await letters(id)).toHaveLength(1);
    const later = { ...DETAILS, startsAt: '2021-03-20T11:00:00.000Z', endsAt: '2021-03-20T16:00:00.000Z' };
    const changed = await changeEvent(house, admin, { eventId: id, version: 1, ...later }, call());
    expect(await letters(id)).toMatchObject([{ dueAt: later.endsAt }]);
    await cancelEvent(house, admin, { eventId: id, version: changed.version }, call());
    expect(await letters(id)).toEqual([]);
    await house.clock.set('2021-03-21T12:00:00Z');
    expect((await readEvent(house, first, { eventId: id }, call())).evaluation).toBeNull();
  });

  it('is told of no longer than the configuration says', async () => {
    const { configuration } = house;
    const retention = { ...configuration.retention, eventEvaluationsMonths: 12 };
    const keeping = { ...house, configuration: { ...configuration, retention } };
    const night = async (now: string) =>
      house.db
        .transaction()
        .execute((trx) => keepEvaluations({ ...keeping, now: () => now }, trx, 'job:x', null));
    expect((await night('2022-02-24T09:00:00Z')).evaluations).toEqual([]);
    expect((await night('2022-02-25T09:00:00Z')).evaluations).toEqual([eventId]);
    expect(await opinions()).toMatchObject({ state: 'deleted', answered: null, told: null });
    expect((await night('2022-02-26T09:00:00Z')).evaluations).toEqual([]);
  });
});

/** Another event on 20 March, at which some were noted while it went on or the same evening. */
async function heldBy(present: readonly Actor[], noted?: string): Promise<string> {
  const isLater = noted !== undefined;
  const startsAt = isLater ? '2021-03-20T11:00:00.000Z' : '2021-02-25T09:00:00.000Z';
  const endsAt = isLater ? '2021-03-20T14:00:00.000Z' : '2021-02-25T14:00:00.000Z';
  const made = await makeEvent(house, admin, { ...DETAILS, startsAt, endsAt }, call());
  const code = made.running?.invitationLink.split('/').at(-1);
  for (const person of present)
    await registerForEvent(house, person, { eventId: made.id, ...(code ? { code } : {}) }, call());
  await house.clock.set(noted ?? '2021-02-25T15:00:00Z');
  await note(present, made.id);
  return made.id;
}
