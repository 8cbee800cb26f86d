import type { EventDetails } from '@smalspor/domain/events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordSignIn } from '../people/index.ts';
import { openTestDatabase, type TestDatabase } from '../testing/index.ts';
import {
  cancelEvent,
  findEvent,
  findEventByCode,
  insertEvent,
  inviteGroupsToEvent,
  listEventGroups,
  listEvents,
  listEventsOf,
  updateEvent,
} from './index.ts';
import { listRegistrations, saveAttendance, saveRegistration } from './registration-queries.ts';

const same = (text: string) => ({ nb: text, nn: text, en: text });
const DETAILS: EventDetails = {
  kind: 'kick-off',
  programme: 'rak',
  title: same('Oppstart'),
  description: same('Velkommen'),
  startsAt: '2020-02-01T16:00:00.000Z',
  endsAt: '2020-02-01T18:00:00.000Z',
  place: 'Fredrikstad',
  link: null,
  capacity: 1,
  hasWaitingList: true,
};
const ID = '00000000-0000-4000-8000-000000000014';
const NEXT = '00000000-0000-4000-8000-000000000015';

let database: TestDatabase;
let anne: string;
let bo: string;
beforeAll(async () => {
  database = await openTestDatabase();
  const signIn = async (name: string, hpr: string) => {
    const who = { issuer: 'i', subject: name, name, hpr, pidPseudonym: null, at: DETAILS.startsAt };
    return (await recordSignIn(database.db, who)).id;
  };
  anne = await signIn('Anne', '990000001');
  bo = await signIn('Bo', '990000002');
});
afterAll(() => database.close());

it('keeps an event as it was made, and finds it by its id and by its code alone', async () => {
  const { db } = database;
  await insertEvent(db, { ...DETAILS, id: ID, region: null, code: 'secret' });
  const event = { ...DETAILS, id: ID, region: null, code: 'secret', state: 'open', version: 1 };
  expect(await findEvent(db, ID)).toEqual({ ...event, agenda: [], material: [], meeting: null });
  expect(await findEventByCode(db, 'secret')).toMatchObject(event);
  expect(await findEventByCode(db, 'Secret')).toBeNull();
  expect(await findEvent(db, NEXT)).toBeNull();
});

it('takes the first of two changes, and none after it was called off', async () => {
  const { db } = database;
  expect(await updateEvent(db, ID, 1, { ...DETAILS, place: 'Sarpsborg' })).toBe(true);
  expect(await updateEvent(db, ID, 1, { ...DETAILS, place: 'Moss' })).toBe(false);
  expect(await findEvent(db, ID)).toMatchObject({ place: 'Sarpsborg', version: 2 });
  await insertEvent(db, {
    ...DETAILS,
    id: NEXT,
    region: 'nord',
    code: 'other',
    place: null,
    link: 'https://example.no/m',
    capacity: null,
  });
  expect(await cancelEvent(db, NEXT, 2)).toBe(false);
  expect(await cancelEvent(db, NEXT, 1)).toBe(true);
  expect(await updateEvent(db, NEXT, 2, DETAILS)).toBe(false);
  expect(await findEvent(db, NEXT)).toMatchObject({ state: 'cancelled', version: 2, capacity: null });
});

it('shows events to the groups that are invited and to those who have asked for a place', async () => {
  const { db } = database;
  expect(await inviteGroupsToEvent(db, ID, ['17', '18'])).toEqual(['17', '18']);
  expect(await inviteGroupsToEvent(db, ID, ['18', '19'])).toEqual(['19']);
  expect(await listEventGroups(db, ID)).toEqual(['17', '18', '19']);
  const shown = async (person: string, groups: readonly string[]) =>
    (await listEventsOf(db, person, groups)).map(({ id }) => id);
  expect(await shown(anne, ['17'])).toEqual([ID]);
  expect(await shown(anne, [])).toEqual([]);
  expect(await shown(anne, ['20'])).toEqual([]);
  await saveRegistration(db, ID, { personId: anne, number: 1, state: 'registered' });
  expect(await shown(anne, [])).toEqual([ID]);
  expect(await shown(bo, [])).toEqual([]);
  expect(await listEvents(db)).toHaveLength(2);
});

it('shows a centre the events of its region, which no change gives to another', async () => {
  const { db } = database;
  const shown = async (...regions: readonly string[]) =>
    (await listEventsOf(db, bo, [], [], regions)).map(({ id }) => id);
  expect(await shown('nord')).toEqual([NEXT]);
  expect(await shown('vest')).toEqual([]);
  expect(await shown()).toEqual([]);
  expect(await findEvent(db, NEXT)).toMatchObject({ region: 'nord' });
});

it('lists people in the order in which they asked, and notes who was there', async () => {
  const { db } = database;
  await saveRegistration(db, ID, { personId: bo, number: 2, state: 'waiting' });
  await saveRegistration(db, ID, { personId: anne, number: 3, state: 'registered' });
  expect(
    (await listRegistrations(db, ID)).map(({ name, state, attended }) => [name, state, attended]),
  ).toEqual([
    ['Bo', 'waiting', null],
    ['Anne', 'registered', null],
  ]);
  await saveAttendance(db, ID, [anne, bo]);
  expect((await listRegistrations(db, ID)).map(({ attended }) => attended)).toEqual([null, true]);
  await saveAttendance(db, ID, []);
  expect((await listRegistrations(db, ID)).map(({ attended }) => attended)).toEqual([null, false]);
});

it('never lets two people have the same number in the queue', async () => {
  const { db } = database;
  await expect(saveRegistration(db, ID, { personId: bo, number: 3, state: 'registered' })).rejects.toThrow();
});
