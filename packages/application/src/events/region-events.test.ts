import { randomUUID } from 'node:crypto';
import type { CallContext } from '@smalspor/contract/use-cases';
import { listAudit } from '@smalspor/database/audit';
import { grantRole, recordSignIn } from '@smalspor/database/people';
import { insertRound, readRound } from '@smalspor/database/programmes';
import type { Actor, Role } from '@smalspor/domain/access';
import { currentProgramme, newRound } from '@smalspor/domain/programmes';
import type { PlainDate } from '@smalspor/domain/time';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { deliverInstitutions, SOLBAKKEN } from '../institutions/testing/some-institutions.ts';
import { participantOf } from '../programmes/participant-of.ts';
import { makeMoves } from '../programmes/record-moves.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { inviteInstitutionsToEvent } from './invite-institutions-to-event.ts';
import { planEventDay } from './plan-event-day.ts';
import { listEvents, readEvent } from './read-events.ts';
import { cancelEvent, changeEvent, makeEvent, noteAttendance } from './run-events.ts';
import { registerForEvent } from './take-part-in-events.ts';

const gone = { code: 'not-found' };
const same = (text: string) => ({ nb: text, nn: text, en: text });
const call = (idempotencyKey: string = randomUUID()): CallContext => ({ requestId: 'r', idempotencyKey });
const ABOUT = {
  ...{ kind: 'conference' as const, programme: 'rask', title: same('Samling'), description: same('') },
  ...{ startsAt: '2021-02-12T08:00:00Z', endsAt: '2021-02-12T12:00:00Z', place: 'Bergen', link: null },
  ...{ capacity: null, hasWaitingList: false },
};
const MEETING = 'start-conference';

let home: TestHome;
let house: House;
let admin: Actor;
let west: Actor;
let north: Actor;
let nurse: Actor;
let ownId: string;
let nationalId: string;
let northernId: string;
let roundId: string;

beforeAll(async () => {
  home = await createTestHome('empty');
  house = await home.open();
  await house.clock.set('2021-02-01T09:00:00Z');
  await deliverInstitutions(house);
  const signIn = async (
    name: string,
    role: Role,
    kind?: 'region' | 'institution',
    id = '',
  ): Promise<Actor> => {
    const who = { issuer: 'i', subject: name, name, hpr: null, pidPseudonym: null, at: house.now() };
    const { id: userId } = await recordSignIn(house.db, who);
    if (kind === undefined) return { userId, name, roles: [role], hpr: null };
    const held = { unitKind: kind, unitId: id, validFrom: '2021-01-01', validTo: null };
    await grantRole(house.db, userId, { role, ...held });
    return { userId, name, roles: [role], hpr: null, places: [{ role, kind, id }] };
  };
  admin = await signIn('Ada', 'programme-admin');
  west = await signIn('Vera', 'regional-centre', 'region', 'vest');
  north = await signIn('Nora', 'regional-centre', 'region', 'nord');
  nurse = await signIn('Nils', 'institution-staff', 'institution', SOLBAKKEN);
  roundId = await enrolSolbakken();
  nationalId = (await makeEvent(house, admin, ABOUT, call())).id;
});
afterAll(() => home.remove());

async function enrolSolbakken(): Promise<string> {
  const programme = rask();
  const unit = { kind: 'nursing-home', id: SOLBAKKEN, county: '12' };
  const participant = participantOf(nurse);
  const made = makeMoves(house, programme, newRound(programme), admin, [
    { type: 'invited', unit, leader: null },
    { type: 'enrolled', unit, leader: participant },
    { type: 'joined', participant, profession: 'nurse', on: '2021-02-01' as PlainDate },
    { type: 'phase-entered', phase: 'preparing' },
  ]);
  const id = house.newId();
  const place = { unitName: 'Solbakken sykehjem', municipality: '1201' };
  await house.db.transaction().execute((trx) => insertRound(trx, id, made.round, made.moves, place));
  return id;
}

function rask() {
  const programme = currentProgramme(house.content.programmes, 'rask');
  if (!programme) throw new Error('There is no such programme');
  return programme;
}

const heldOn = async () => (await readRound(house.db, roundId, rask())).meetings.get(MEETING)?.heldOn ?? null;
const invite = (actor: Actor, eventId: string, county: string) =>
  inviteInstitutionsToEvent(house, actor, { eventId, county }, call());
const note = (actor: Actor, eventId: string) =>
  noteAttendance(house, actor, { eventId, present: [nurse.userId] }, call());
const plan = (actor: Actor, eventId: string, meeting: string | null) =>
  planEventDay(house, actor, { eventId, version: 1, agenda: [], material: [], meeting }, call());

it('is made by a centre for its own region, and by the administration for any', async () => {
  expect((await listEvents(house, west, {}, call())).organisers).toMatchObject([{ region: 'vest' }]);
  const { organisers } = await listEvents(house, admin, {}, call());
  expect(organisers.map((organiser) => organiser?.region ?? null)).toContain('nord');
  expect(organisers[0]).toBeNull();
  for (const region of ['nord', 'nowhere', null]) {
    await expect(makeEvent(house, west, { ...ABOUT, region }, call())).rejects.toMatchObject(gone);
  }
  const made = await makeEvent(house, west, ABOUT, call());
  ownId = made.id;
  expect(made).toMatchObject({ organiser: { region: 'vest', name: { nb: 'Helse Vest' } } });
  expect(made.running).toMatchObject({ invitesGroups: false, unreached: [] });
  const regionOf = (county: string) => house.content.geography.countyByCode.get(county)?.healthRegion;
  expect(new Set(made.running?.counties.map(({ county }) => regionOf(county)))).toEqual(new Set(['vest']));
  northernId = (await makeEvent(house, admin, { ...ABOUT, region: 'nord' }, call())).id;
});

it('is listed for the centre of its region and for the administration', async () => {
  const seen = async (actor: Actor) =>
    (await listEvents(house, actor, {}, call())).events.map(({ id, runs }) => [id, runs]);
  expect(await seen(west)).toEqual([[ownId, true]]);
  expect(await seen(north)).toEqual([[northernId, true]]);
  expect(await seen(nurse)).toEqual([]);
  expect(await seen(admin)).toHaveLength(3);
});

it('invites the homes of its region alone', async () => {
  expect(await invite(west, ownId, '12')).toMatchObject({ invited: 1 });
  await expect(invite(west, ownId, '19')).rejects.toMatchObject(gone);
  await registerForEvent(house, nurse, { eventId: ownId }, call());
  const read = (actor: Actor) => readEvent(house, actor, { eventId: ownId }, call());
  expect((await read(nurse)).running).toBeNull();
  expect((await read(west)).running?.people).toMatchObject([{ name: 'Nils' }]);
  expect((await listAudit(house.db, {}, 1))[0]).toMatchObject({ act: 'read-registrations' });
});

it('is not there to be run for anybody else, a guest of it too', async () => {
  const strangers = [
    [north, ownId],
    [nurse, ownId],
    [west, nationalId],
    [west, northernId],
  ] as const;
  for (const [actor, eventId] of strangers) {
    const tries = [
      () => changeEvent(house, actor, { eventId, ...ABOUT, version: 1 }, call()),
      () => plan(actor, eventId, null),
      () => invite(actor, eventId, '12'),
      () => note(actor, eventId),
      () => cancelEvent(house, actor, { eventId, version: 1 }, call()),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject(gone);
    if (actor === nurse) continue;
    await expect(readEvent(house, actor, { eventId }, call())).rejects.toMatchObject(gone);
  }
});

it('has its attendance noted by the centre, which counts in the rounds of the homes that it follows', async () => {
  await plan(west, ownId, MEETING);
  await plan(admin, northernId, MEETING);
  const { code } = await house.db
    .selectFrom('events')
    .select('code')
    .where('id', '=', northernId)
    .executeTakeFirstOrThrow();
  await registerForEvent(house, nurse, { eventId: northernId, code }, call());
  await house.clock.set('2021-02-12T11:00:00Z');
  const elsewhere = await note(north, northernId);
  expect(elsewhere.running?.homes).toMatchObject([{ people: 1, isRecorded: null }]);
  expect(await heldOn()).toBeNull();
  const { running } = await note(west, ownId);
  expect(running?.people).toMatchObject([{ name: 'Nils', attended: true }]);
  expect(running?.homes).toMatchObject([{ people: 1, isRecorded: true }]);
  expect(await heldOn()).toBe('2021-02-12');
  expect((await listAudit(house.db, {}, 1))[0]).toMatchObject({ act: 'note-attendance' });
});
