import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OperationId, operations } from '@smalspor/contract/operations';
import type { CallContext, UseCases } from '@smalspor/contract/use-cases';
import { listAudit } from '@smalspor/database/audit';
import { listGroups } from '@smalspor/database/groups';
import { type Actor, DOOR_POLICIES, type Place, type Role, systemScope } from '@smalspor/domain/access';
import { addMonthsToDate, norwegianDateOf } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccounts } from '../accounts/create-accounts.ts';
import { auditActor } from '../audit/audit-actor.ts';
import type { House } from '../house/house.ts';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { GUARDS, KICK_OFF, PEOPLE, type Person, type Things } from '../testing/operation-guards.ts';
import { createUseCases, type RunningUseCases } from './create-use-cases.ts';

type AnyUseCase = (actor: Actor, input: object, call: CallContext) => Promise<unknown>;
const ids = Object.keys(GUARDS) as OperationId[];
const guarded = ids.flatMap((id) => {
  const guard = GUARDS[id];
  return 'reachedBy' in guard ? [{ id, ...guard }] : [];
});

let home: TestHome;
let house: House;
let running: RunningUseCases;
let use: UseCases;
let people: Record<Person, Actor>;
let things: Things;

const newCall = (): CallContext => ({ requestId: 'r', idempotencyKey: randomUUID() });
const attempt = (id: OperationId, actor: Actor, input: object): Promise<string> =>
  (use[id as keyof UseCases] as unknown as AnyUseCase)(actor, input, newCall()).then(
    () => 'done',
    (error: { readonly code?: string }) => error.code ?? String(error),
  );

function staff(role: Role, ...places: readonly Place[]): Actor {
  return {
    userId: randomUUID(),
    name: role,
    roles: [role],
    hpr: null,
    places: places.map((place) => ({ role, ...place })),
  };
}

beforeAll(async () => {
  home = await createTestHome('issued');
  house = await home.open({ role: 'server' });
  await house.clock.set('2020-12-15T09:00:00Z');
  running = await createUseCases({ ...house, log: house.log.child({}, { level: 'silent' }) });
  use = running.operations;
  const signIn = async (subject: string, hpr: string | null) => {
    const identity = { issuer: 'demo', subject, name: subject, hpr, pidPseudonym: null, securityLevel: null };
    return (await createAccounts(house).signIn(identity, newCall())).actor;
  };
  const groups = await listGroups(house.db, systemScope('list-group'), '2020-12-15');
  const [own, other] = groups.filter(({ leaders, members }) => leaders.length > 0 && members >= 4);
  if (!own || !other) throw new Error('The town has too few groups with leaders');
  const doctor = (hpr = '') => signIn(`hpr-${hpr}`, hpr);
  const leader = await doctor(own.leaders[0]);
  const otherLeader = await doctor(other.leaders[0]);
  const admin = await signIn('demo-programme-admin', null);
  const county = '01';
  const invitation = { programme: 'rak', county, groups: [{ id: own.id, mailAddress: 'a@example.no' }] };
  await use.inviteGroups(admin, invitation, newCall());
  const roundId = (await use.listRounds(leader, {}, newCall())).rounds[0]?.id ?? '';
  const { candidates } = await use.readRound(leader, { roundId }, newCall());
  const members = candidates.map(({ hpr }) => `hpr:${hpr}`);
  const { version } = await use.enrolRound(leader, { roundId, members }, newCall());
  const member = await doctor(candidates.find(({ hpr }) => hpr !== leader.hpr)?.hpr);
  const { id: eventId } = await use.makeEvent(admin, KICK_OFF, newCall());
  const { choices } = await use.readGoalChoices(leader, {}, newCall());
  const chosen = choices.find(({ kind, own: figure }) => kind === 'choice' && figure.value > 0);
  const set = await use.setGoal(
    leader,
    {
      indicator: chosen?.indicator ?? '',
      target:
        (chosen?.direction === 'higher' ? 100 + (chosen?.own.value ?? 0) : (chosen?.own.value ?? 0)) / 2,
      by: addMonthsToDate(norwegianDateOf(house.now()), 12),
      measures: [],
    },
    newCall(),
  );
  const noted = await use.startNote(leader, { goalId: set.goal.id }, newCall());
  things = {
    roundId,
    group: own.id,
    version,
    goalId: set.goal.id,
    eventId,
    noteId: noted.id,
    reportId: (await use.listReports(leader, {}, newCall())).reports[0]?.id ?? '',
  };
  people = {
    leader,
    member,
    otherLeader,
    otherMember: { ...otherLeader, roles: ['gp'] },
    admin,
    manager: staff('data-manager'),
    operator: staff('operator'),
    municipalDoctor: staff('municipal-doctor', { kind: 'municipality', id: '1506' }),
    county: staff('county-staff', { kind: 'county', id: '15' }),
    region: staff('regional-centre', { kind: 'region', id: 'nord' }),
    secretariat: staff('secretariat'),
    researcher: staff('researcher'),
    institutionContact: staff('institution-contact', { kind: 'institution', id: '310000019' }),
    institutionStaff: staff('institution-staff', { kind: 'institution', id: '310000019' }),
    participant: staff('participant'),
    sender: staff('sender'),
  };
});
afterAll(async () => {
  await running.stop();
  await home.remove();
});

describe('who guesses an id', () => {
  it('may guess at real things here', () => {
    for (const [name, id] of Object.entries(things)) expect(id, name).not.toBe('');
    expect(Object.keys(GUARDS).sort()).toEqual(Object.keys(operations).sort());
  });

  it.each(guarded)('$id: finds nothing of another unit or person, and leaves a line', async (guard) => {
    const strangers = PEOPLE.filter((person) => !guard.reachedBy.includes(person));
    for (const person of strangers) {
      const actor = people[person];
      // A closed door answers 404 and writes the line itself: see the server's tests.
      if (!DOOR_POLICIES[operations[guard.id].policy](actor)) continue;
      // Work in the background leaves lines of its own meanwhile.
      const own = { actor: auditActor(actor) };
      const before = (await listAudit(house.db, own, 1))[0];
      expect(await attempt(guard.id, actor, guard.input(things)), person).toBe('not-found');
      const [line] = await listAudit(house.db, own, 1);
      expect(line, `${person}: a line of its own`).not.toEqual(before);
      expect(line, person).toMatchObject({ outcome: 'refused', code: 'not-found' });
    }
  });

  it.each(guarded)('$id: is there for those whose it is', async (guard) => {
    if (guard.id === 'leaveRound') return;
    for (const person of guard.reachedBy) {
      const actor = people[person];
      expect(DOOR_POLICIES[operations[guard.id].policy](actor), person).toBe(true);
      const outcome = await attempt(guard.id, actor, guard.input(things));
      // A meeting without a time has no calendar, and nobody is called hpr:1: these are not there for anybody.
      if (guard.id === 'readMeetingCalendar' || guard.id === 'issueCertificateFor') continue;
      expect(outcome, person).not.toBe('not-found');
    }
  });
});

const elsewhere = ids.flatMap((id) => {
  const guard = GUARDS[id];
  return 'provedIn' in guard ? [{ id, file: join(import.meta.dirname, '..', guard.provedIn) }] : [];
});

it.each(elsewhere)('$id is proved beside its own code', ({ id, file }) => {
  expect(existsSync(file), file).toBe(true);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(id);
  expect(text).toContain('not-found');
});

it('every operation whose address names a thing says whose it is', () => {
  const open = ids.filter((id) => {
    const names = Object.keys(operations[id].params.properties);
    const namesThing = names.some((name) =>
      /^(round|report|goal|note|certificate|delivery|event)Id$/.test(name),
    );
    return namesThing && 'about' in GUARDS[id] && GUARDS[id].about === 'nobody';
  });
  expect(open).toEqual([]);
});
