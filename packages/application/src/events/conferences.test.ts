import { randomUUID } from 'node:crypto';
import type { CallContext } from '@smalspor/contract/use-cases';
import { listAudit } from '@smalspor/database/audit';
import { listMail } from '@smalspor/database/mail';
import { grantRole, recordSignIn, setPersonMailAddress } from '@smalspor/database/people';
import { insertRound, readRound } from '@smalspor/database/programmes';
import type { Actor, Role } from '@smalspor/domain/access';
import { currentProgramme, newRound } from '@smalspor/domain/programmes';
import type { PlainDate } from '@smalspor/domain/time';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { deliverInstitutions, SOLBAKKEN } from '../institutions/testing/some-institutions.ts';
import { writeMail } from '../mail/mail-message.ts';
import { participantOf } from '../programmes/participant-of.ts';
import { makeMoves } from '../programmes/record-moves.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { inviteInstitutionsToEvent } from './invite-institutions-to-event.ts';
import { planEventDay } from './plan-event-day.ts';
import { listEvents, readEvent, readEventCalendar } from './read-events.ts';
import { registerColleagues } from './register-colleagues.ts';
import { makeEvent, noteAttendance } from './run-events.ts';
import { registerForEvent } from './take-part-in-events.ts';

const MEETING = 'start-conference';
const ELSEWHERE = '310000027';
const gone = { code: 'not-found' };
const same = (text: string) => ({ nb: text, nn: text, en: text });
const call = (idempotencyKey: string = randomUUID()): CallContext => ({ requestId: 'r', idempotencyKey });

let home: TestHome;
let house: House;
let admin: Actor;
let contact: Actor;
let nurse: Actor;
let newcomer: Actor;
let stranger: Actor;
let eventId: string;
let roundId: string;

beforeAll(async () => {
  home = await createTestHome('empty');
  house = await home.open();
  await house.clock.set('2021-02-01T09:00:00Z');
  await deliverInstitutions(house);
  const signIn = async (name: string, role: Role, organisation?: string): Promise<Actor> => {
    const who = { issuer: 'i', subject: name, name, hpr: null, pidPseudonym: null, at: house.now() };
    const { id: userId } = await recordSignIn(house.db, who);
    if (organisation === undefined) return { userId, name, roles: [role], hpr: null };
    const place = { kind: 'institution', id: organisation } as const;
    const unit = { unitKind: place.kind, unitId: place.id, validFrom: '2021-01-01', validTo: null };
    await grantRole(house.db, userId, { role, ...unit });
    return { userId, name, roles: [role], hpr: null, places: [{ role, ...place }] };
  };
  admin = await signIn('Ada', 'programme-admin');
  contact = await signIn('Kari', 'institution-contact', SOLBAKKEN);
  nurse = await signIn('Nils', 'institution-staff', SOLBAKKEN);
  newcomer = await signIn('Nina', 'institution-staff', SOLBAKKEN);
  stranger = await signIn('Eva', 'institution-contact', ELSEWHERE);
  await setPersonMailAddress(house.db, contact.userId, 'kari@example.no');
  roundId = await enrolSolbakken();
  const details = {
    kind: 'conference' as const,
    programme: 'rask',
    title: same('Startkonferanse'),
    description: same('Velkommen'),
    startsAt: '2021-02-10T08:00:00Z',
    endsAt: '2021-02-10T14:00:00Z',
    place: 'Bergen',
    link: null,
    capacity: 2,
    hasWaitingList: true,
  };
  eventId = (await makeEvent(house, admin, details, call())).id;
});
afterAll(() => home.remove());

/** Solbakken is in RASK with its contact and one nurse, and has come to the start conference. */
async function enrolSolbakken(): Promise<string> {
  const programme = currentProgramme(house.content.programmes, 'rask');
  if (!programme) throw new Error('There is no such programme');
  const on = '2021-02-01' as PlainDate;
  const unit = { kind: 'nursing-home', id: SOLBAKKEN, county: '12' };
  const joined = (actor: Actor) =>
    ({ type: 'joined', participant: participantOf(actor), profession: 'nurse', on }) as const;
  const bodies = [
    { type: 'invited', unit, leader: null } as const,
    { type: 'enrolled', unit, leader: participantOf(contact) } as const,
    joined(contact),
    joined(nurse),
    { type: 'phase-entered', phase: 'preparing' } as const,
  ];
  const made = makeMoves(house, programme, newRound(programme), admin, bodies);
  const id = house.newId();
  const place = { unitName: 'Solbakken sykehjem', municipality: '1201' };
  await house.db.transaction().execute((trx) => insertRound(trx, id, made.round, made.moves, place));
  return id;
}

const read = (actor: Actor) => readEvent(house, actor, { eventId }, call());
const held = async () => {
  const programme = currentProgramme(house.content.programmes, 'rask');
  if (!programme) throw new Error('There is no such programme');
  const round = await readRound(house.db, roundId, programme);
  const people = [contact, nurse, newcomer].map((actor) => round.participants.get(participantOf(actor)));
  return [round.meetings.get(MEETING)?.heldOn ?? null, ...people.map((each) => each?.attended.has(MEETING))];
};

it('says what happens on the day, in the order of the clock, also in the calendar', async () => {
  const { version } = await read(admin);
  const day = {
    agenda: [
      { time: '10:00', title: 'Diagnostikk', speaker: 'Sykehjemslegen' },
      { time: '09:00', title: 'Velkommen', speaker: '' },
    ],
    material: [{ title: 'Lysark', url: 'https://example.no/lysark' }],
    meeting: MEETING,
  };
  const plan = (change: object) =>
    planEventDay(house, admin, { eventId, version, ...day, ...change }, call());
  await expect(plan({ meeting: 'first' })).rejects.toMatchObject({ code: 'invalid-request' });
  await expect(plan({ agenda: [{ time: '25:00', title: 'x', speaker: '' }] })).rejects.toMatchObject({
    code: 'invalid-request',
  });
  const planned = await plan({});
  expect(planned.agenda.map(({ time }) => time)).toEqual(['09:00', '10:00']);
  expect(planned).toMatchObject({ meeting: MEETING, material: day.material, version: version + 1 });
  await expect(plan({})).rejects.toMatchObject({ code: 'changed-meanwhile' });
  const { bytes } = await readEventCalendar(house, admin, { eventId }, call());
  expect(new TextDecoder().decode(bytes).replaceAll('\r\n ', '')).toContain('Sykehjemslegen');
});

it('invites the homes of a county that are enrolled, and writes once to their contacts, of nothing but the event', async () => {
  await expect(read(nurse)).rejects.toMatchObject(gone);
  const invite = (county: string) => inviteInstitutionsToEvent(house, admin, { eventId, county }, call());
  expect(await invite('11')).toEqual({ invited: 0, letters: 0, withoutAddress: 0 });
  expect(await invite('12')).toEqual({ invited: 1, letters: 1, withoutAddress: 0 });
  expect(await invite('12')).toMatchObject({ invited: 1, letters: 0 });
  const [mail, ...more] = await listMail(house.db, 'waiting', 10);
  expect(more).toEqual([]);
  expect(mail?.address).toBe('kari@example.no');
  const { text } = writeMail(house.content.messages, mail as NonNullable<typeof mail>, 'post@example.no');
  expect(text).toContain('Startkonferanse');
  expect(text).not.toMatch(/Solbakken|3100|antibioti/i);
  expect((await listEvents(house, nurse, {}, call())).events).toMatchObject([{ id: eventId }]);
  await expect(read(stranger)).rejects.toMatchObject(gone);
  expect((await read(admin)).running?.homes).toMatchObject([
    { name: 'Solbakken sykehjem', isWritten: true, people: 0, isRecorded: false },
  ]);
});

it('gives a home’s people places together, in order, and nobody of another home', async () => {
  const register = (actor: Actor, people: readonly Actor[], organisation = SOLBAKKEN) =>
    registerColleagues(
      house,
      actor,
      { eventId, organisation, people: people.map(({ userId }) => userId) },
      call(),
    );
  await expect(register(stranger, [stranger], ELSEWHERE)).rejects.toMatchObject(gone);
  await expect(register(stranger, [nurse])).rejects.toMatchObject(gone);
  expect((await listAudit(house.db, {}, 1))[0]).toMatchObject({
    act: 'register-colleagues',
    outcome: 'refused',
  });
  await expect(register(contact, [nurse, stranger])).rejects.toMatchObject(gone);
  expect((await read(contact)).colleagues?.people.map(({ state }) => state)).toEqual([
    'none',
    'none',
    'none',
  ]);
  await registerForEvent(house, contact, { eventId }, call());
  const { colleagues } = await register(contact, [nurse, newcomer]);
  expect(colleagues?.people.map(({ name, state }) => [name, state])).toEqual([
    ['Kari', 'registered'],
    ['Nils', 'registered'],
    ['Nina', 'waiting'],
  ]);
  expect((await read(stranger).catch((error) => error)).code).toBe('not-found');
});

it('counts in the home’s round as the meeting, for those who were there and are in the round', async () => {
  await house.clock.set('2021-02-10T13:00:00Z');
  const note = (...present: readonly Actor[]) =>
    noteAttendance(house, admin, { eventId, present: present.map(({ userId }) => userId) }, call());
  expect(await held()).toEqual([null, false, false, undefined]);
  const { running } = await note(contact);
  expect(await held()).toEqual(['2021-02-10', true, false, undefined]);
  expect(running?.homes).toMatchObject([{ people: 2, isRecorded: true }]);
  await note(contact, nurse);
  expect(await held()).toEqual(['2021-02-10', true, true, undefined]);
  await note(nurse);
  expect(await held()).toEqual(['2021-02-10', true, true, undefined]);
});
