import { randomUUID } from 'node:crypto';
import type { CallContext } from '@smalspor/contract/use-cases';
import { listAudit } from '@smalspor/database/audit';
import { insertBatch } from '@smalspor/database/batches';
import { replaceGroupMembers } from '@smalspor/database/groups';
import { listMail, sendNextMail } from '@smalspor/database/mail';
import { recordSignIn, setPersonMailAddress } from '@smalspor/database/people';
import { noteContact } from '@smalspor/database/programmes';
import type { Actor } from '@smalspor/domain/access';
import { parseMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { writeMail } from '../mail/mail-message.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { inviteToEvent } from './invite-to-event.ts';
import { listEvents, readEvent, readEventCalendar, readInvitation } from './read-events.ts';
import { cancelEvent, changeEvent, makeEvent, noteAttendance } from './run-events.ts';
import { registerForEvent, withdrawFromEvent } from './take-part-in-events.ts';

const same = (text: string) => ({ nb: text, nn: text, en: text });
const DETAILS = {
  kind: 'kick-off' as const,
  programme: 'rak',
  title: same('Oppstart i Oslo'),
  description: same('Velkommen'),
  startsAt: '2020-02-10T16:00:00Z',
  endsAt: '2020-02-10T18:00:00Z',
  place: 'Legenes hus',
  link: null,
  capacity: 1,
  hasWaitingList: true,
};
const LEADER = '990000001';
const gone = { code: 'not-found' };
const call = (idempotencyKey: string = randomUUID()): CallContext => ({ requestId: 'r', idempotencyKey });

let home: TestHome;
let house: House;
let admin: Actor;
let anne: Actor;
let bo: Actor;
let cilla: Actor;
let stranger: Actor;

beforeAll(async () => {
  home = await createTestHome('empty');
  house = await home.open();
  await house.clock.set('2020-02-03T09:00:00Z');
  const signIn = async (name: string, hpr: string | null, role: 'gp' | 'programme-admin'): Promise<Actor> => {
    const who = { issuer: 'i', subject: name, name, hpr, pidPseudonym: null, at: house.now() };
    return { userId: (await recordSignIn(house.db, who)).id, name, roles: [role], hpr };
  };
  admin = await signIn('Admin', null, 'programme-admin');
  anne = await signIn('Anne', LEADER, 'gp');
  bo = await signIn('Bo', '990000002', 'gp');
  cilla = await signIn('Cilla', '990000003', 'gp');
  stranger = await signIn('Dag', '990000004', 'gp');
  for (const person of [anne, bo, cilla]) {
    await setPersonMailAddress(house.db, person.userId, `${person.name.toLowerCase()}@example.no`);
  }
  await insertBatch(house.db, {
    id: 'b-groups',
    format: 'cme-groups',
    register: 'TEST',
    from: parseMonth('2019-01'),
    to: parseMonth('2019-12'),
    sequence: 1,
    synthetic: true,
    sourceSha256: Buffer.from('b-groups'.padEnd(32)).toString('hex'),
    patientKey: null,
    rows: 4,
    rejectedRows: 0,
    importedAt: house.now(),
    files: [],
    quality: {},
  });
  const since = { validFrom: '2010-01-01', validTo: null };
  const oslo = { groupId: '17', groupName: 'Sagene', municipality: '0301', leads: false, ...since };
  await replaceGroupMembers(house.db, 'b-groups', [
    { ...oslo, hpr: LEADER, leads: true },
    { ...oslo, hpr: '990000002' },
    { ...oslo, groupId: '18', hpr: '990000005', leads: true },
    { ...oslo, groupId: '19', hpr: '990000006', leads: true },
    { ...oslo, groupId: '20', groupName: 'Bergen', municipality: '1201', hpr: '990000004', leads: true },
  ]);
  await noteContact(house.db, '990000005', 'noted@example.no', house.now());
});
afterAll(() => home.remove());

const letters = async () =>
  (await listMail(house.db, 'waiting', 100)).map((mail) => ({
    letter: mail.letter,
    to: mail.address,
    text: writeMail(house.content.messages, mail, 'post@example.no').text,
  }));
const lettersCalled = async (letter: string) => (await letters()).filter((each) => each.letter === letter);

describe('an event', () => {
  let eventId: string;
  let code: string;
  const read = (actor: Actor) => readEvent(house, actor, { eventId }, call());
  const register = (actor: Actor, invitation?: string) =>
    registerForEvent(house, actor, { eventId, ...(invitation ? { code: invitation } : {}) }, call());
  const withdraw = (actor: Actor) => withdrawFromEvent(house, actor, { eventId }, call());

  it('is made by who runs events, once for each request, and refused when it makes no sense', async () => {
    const key = randomUUID();
    const made = await makeEvent(house, admin, DETAILS, call(key));
    expect(await makeEvent(house, admin, DETAILS, call(key))).toEqual(made);
    eventId = made.id;
    code = made.running?.invitationLink.split('/').at(-1) ?? '';
    expect(code).toMatch(/^[\w-]{22}$/);
    expect(made).toMatchObject({ version: 1, own: 'none', freeSeats: 1, running: { groups: 0, people: [] } });
    const refused = { code: 'invalid-request' };
    const backwards = { ...DETAILS, endsAt: DETAILS.startsAt };
    await expect(makeEvent(house, admin, backwards, call())).rejects.toMatchObject(refused);
    await expect(makeEvent(house, admin, { ...DETAILS, place: null }, call())).rejects.toMatchObject(refused);
    await expect(makeEvent(house, admin, { ...DETAILS, programme: 'x' }, call())).rejects.toMatchObject(
      refused,
    );
    for (const title of [same('  '), { ...same('Oppstart'), nn: '\t' }]) {
      await expect(makeEvent(house, admin, { ...DETAILS, title }, call())).rejects.toThrow(
        /a title in bokmål, nynorsk/,
      );
    }
    const inPast = { code: 'event-in-past' };
    const past = { startsAt: '2020-02-03T08:59:00Z', endsAt: '2020-02-03T10:00:00Z' };
    await expect(makeEvent(house, admin, { ...DETAILS, ...past }, call())).rejects.toMatchObject(inPast);
    const moved = changeEvent(house, admin, { eventId, version: 1, ...DETAILS, ...past }, call());
    await expect(moved).rejects.toMatchObject(inPast);
    expect((await readEvent(house, admin, { eventId }, call())).version).toBe(1);
  });

  it('is not there for who is not invited, by its id, by another code, or in the list', async () => {
    for (const actor of [anne, stranger]) {
      await expect(read(actor)).rejects.toMatchObject(gone);
      await expect(register(actor)).rejects.toMatchObject(gone);
      await expect(register(actor, 'x'.repeat(22))).rejects.toMatchObject(gone);
      await expect(withdraw(actor)).rejects.toMatchObject(gone);
      await expect(readEventCalendar(house, actor, { eventId }, call())).rejects.toMatchObject(gone);
      await expect(readInvitation(house, actor, { code: 'x'.repeat(22) }, call())).rejects.toMatchObject(
        gone,
      );
      expect((await listEvents(house, actor, {}, call())).events).toEqual([]);
    }
    await expect(readEvent(house, admin, { eventId: randomUUID() }, call())).rejects.toMatchObject(gone);
    await expect(readEvent(house, admin, { eventId: 'x' }, call())).rejects.toMatchObject(gone);
  });

  it('invites the groups of a county: their leaders get a link, and no name of anyone', async () => {
    const invite = (county: string) => inviteToEvent(house, admin, { eventId, county }, call());
    expect(await invite('03')).toEqual({ invited: 3, letters: 2, withoutAddress: 1 });
    expect(await invite('03')).toEqual({ invited: 0, letters: 0, withoutAddress: 1 });
    await expect(invite('99')).rejects.toMatchObject(gone);
    const sent = await lettersCalled('event-invitation');
    expect(sent.map(({ to }) => to).toSorted()).toEqual(['anne@example.no', 'noted@example.no']);
    for (const { text } of sent) {
      expect(text).toContain(`/invitations/${code}`);
      expect(text).toContain('Oppstart i Oslo');
      expect(text).not.toMatch(/Anne|Bo\b|Sagene|99000/);
    }
    expect((await listEvents(house, bo, {}, call())).events).toMatchObject([{ id: eventId, own: 'none' }]);
    await expect(read(stranger)).rejects.toMatchObject(gone);
  });

  const unreached = async () =>
    ((await read(admin)).running?.unreached ?? []).map(({ group, why }) => [group, why]).toSorted();

  it('tells whom no letter has reached, by name to who runs events alone and on record, until one does', async () => {
    expect(await unreached()).toEqual([['Sagene', 'no-address']]);
    expect((await read(admin)).running?.unreached).toMatchObject([{ municipality: 'Oslo', leader: null }]);
    expect((await listAudit(house.db, {}, 1))[0]).toMatchObject({
      act: 'read-registrations',
      objectId: eventId,
    });
    expect((await read(bo)).running).toBeNull();
    // One letter comes back, and the leader who could not be written to gets an address.
    await sendNextMail(house.db, house.now(), async ({ address }) =>
      address === 'noted@example.no' ? { state: 'dead', fault: '550' } : { state: 'sent' },
    );
    await sendNextMail(house.db, house.now(), async ({ address }) =>
      address === 'noted@example.no' ? { state: 'dead', fault: '550' } : { state: 'sent' },
    );
    expect(await unreached()).toEqual([
      ['Sagene', 'no-address'],
      ['Sagene', 'not-delivered'],
    ]);
    await noteContact(house.db, '990000006', 'late@example.no', house.now());
    const again = await inviteToEvent(house, admin, { eventId, county: '03' }, call());
    expect(again).toEqual({ invited: 0, letters: 1, withoutAddress: 0 });
    expect(await unreached()).toEqual([['Sagene', 'not-delivered']]);
  });

  it('gives the last of two who ask at once a place in the queue, and tells nobody of others', async () => {
    await Promise.all([register(anne), register(bo)]);
    const states = (await Promise.all([read(anne), read(bo)])).map(({ own }) => own);
    expect(states.toSorted()).toEqual(['registered', 'waiting']);
    expect((await register(cilla, code)).placeInQueue).toBe(2);
    expect((await read(cilla)).running).toBeNull();
    expect(JSON.stringify(await read(cilla))).not.toMatch(/Anne|Bo"/);
    expect((await read(admin)).running?.people).toHaveLength(3);
    expect((await readInvitation(house, cilla, { code }, call())).own).toBe('waiting');
  });

  it('gives the place of who withdraws to the first in the queue, who is told once', async () => {
    const [first, second] = (await read(anne)).own === 'registered' ? [anne, bo] : [bo, anne];
    expect((await withdraw(first)).own).toBe('withdrawn');
    await withdraw(first);
    expect((await read(second)).own).toBe('registered');
    expect((await read(cilla)).placeInQueue).toBe(1);
    const sent = await lettersCalled('event-moved-up');
    expect(sent.map(({ to }) => to)).toEqual([`${second.name.toLowerCase()}@example.no`]);
    expect((await register(first)).placeInQueue).toBe(2);
  });

  it('is changed by one of two who edit; more room lets people move up, another time is told', async () => {
    const change = (details: Partial<typeof DETAILS>, version: number) =>
      changeEvent(house, admin, { eventId, version, ...DETAILS, ...details }, call());
    const both = await Promise.allSettled([change({ capacity: 2 }, 1), change({ capacity: 2 }, 1)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await read(cilla)).own).toBe('registered');
    expect(await lettersCalled('event-changed')).toEqual([]);
    await expect(change({}, 1)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    await change({ capacity: 2, place: 'Rådhuset' }, 2);
    expect(await lettersCalled('event-changed')).toHaveLength(3);
  });

  it('is a calendar file whose number follows the changes', async () => {
    const { bytes, mediaType } = await readEventCalendar(house, cilla, { eventId }, call());
    const text = new TextDecoder().decode(bytes);
    expect(mediaType).toContain('text/calendar');
    expect(text).toContain('SEQUENCE:2');
    expect(text).toContain('Rådhuset');
    expect(text).toContain('METHOD:PUBLISH');
  });

  it('knows who was there from its beginning on, of those with a place alone', async () => {
    const people = (await read(admin)).running?.people ?? [];
    const seated = people.filter(({ state }) => state === 'registered').map(({ id }) => id);
    const waiting = people.filter(({ state }) => state === 'waiting').map(({ id }) => id);
    const note = (present: string[]) => noteAttendance(house, admin, { eventId, present }, call());
    await expect(note(seated)).rejects.toMatchObject({ code: 'move-refused' });
    await house.clock.set('2020-02-10T17:00:00Z');
    await expect(note(waiting)).rejects.toMatchObject({ code: 'invalid-request' });
    const noted = await note(seated.slice(0, 1));
    expect(noted.running?.people.map(({ attended }) => attended)).toEqual(
      expect.arrayContaining([true, false, null]),
    );
    await house.clock.set('2020-02-10T18:01:00Z');
    await expect(withdraw(cilla)).rejects.toMatchObject({ code: 'move-refused' });
  });

  it('leaves a line in the audit log for each change, and for each look at who comes', async () => {
    const acts = (await listAudit(house.db, { objectKind: 'event' }, 1_000)).map(({ act }) => act);
    for (const act of [
      'make-event',
      'change-event',
      'invite-to-event',
      'register-for-event',
      'wait-for-event',
      'withdraw-from-event',
      'move-up-at-event',
      'note-attendance',
      'read-registrations',
    ]) {
      expect(acts, act).toContain(act);
    }
  });
});

it('that is called off is told to everyone with a place or in the queue, and takes nobody after', async () => {
  await house.clock.set('2020-02-03T09:00:00Z');
  const full = { ...DETAILS, title: same('Avlyst møte'), hasWaitingList: false };
  const { id: eventId, running } = await makeEvent(house, admin, full, call());
  const code = running?.invitationLink.split('/').at(-1) ?? '';
  await registerForEvent(house, anne, { eventId, code }, call());
  const late = registerForEvent(house, bo, { eventId, code }, call());
  await expect(late).rejects.toMatchObject({ code: 'move-refused' });
  const stale = cancelEvent(house, admin, { eventId, version: 7 }, call());
  await expect(stale).rejects.toMatchObject({ code: 'changed-meanwhile' });
  const cancelled = await cancelEvent(house, admin, { eventId, version: 1 }, call());
  expect(cancelled).toMatchObject({ state: 'cancelled', isOpen: false });
  expect((await lettersCalled('event-cancelled')).map(({ to }) => to)).toEqual(['anne@example.no']);
  const after = registerForEvent(house, bo, { eventId, code }, call());
  await expect(after).rejects.toMatchObject({ code: 'move-refused' });
  const { bytes } = await readEventCalendar(house, anne, { eventId }, call());
  expect(new TextDecoder().decode(bytes)).toMatch(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/);
});
