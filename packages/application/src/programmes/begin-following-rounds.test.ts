import { randomUUID } from 'node:crypto';
import { listAudit } from '@smalspor/database/audit';
import { endRoleAt, grantRole, recordSignIn } from '@smalspor/database/people';
import { insertRound, listRounds, readRound } from '@smalspor/database/programmes';
import type { Role } from '@smalspor/domain/access';
import {
  currentProgramme,
  type MoveBody,
  newRound,
  type ProgrammeDefinition,
} from '@smalspor/domain/programmes';
import { norwegianDateOf } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CourseHome, createCourseHome } from '../courses/testing/course-home.ts';
import type { House } from '../house/house.ts';
import { deliverInstitutions, SOLBAKKEN } from '../institutions/testing/some-institutions.ts';
import { beginFollowingRounds } from './begin-following-rounds.ts';
import { participantOf } from './participant-of.ts';
import { makeMoves } from './record-moves.ts';

const go = new AbortController().signal;
let home: CourseHome;
let house: House;

beforeAll(async () => {
  home = await createCourseHome();
  house = home.house;
  await house.clock.set('2023-02-01T09:00:00Z');
  await deliverInstitutions(house);
});
afterAll(() => home.remove());

interface Unit {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
}

/** A round that began on one day and ended, or stood still, on another. */
async function round(
  programmeId: string,
  { kind, id, name, municipality }: Unit,
  people: readonly string[],
  [began, ended]: readonly [string, string],
  end: MoveBody['type'] & ('lapsed' | 'withdrawn'),
): Promise<void> {
  const programme = currentProgramme(house.content.programmes, programmeId) as ProgrammeDefinition;
  const unit = { kind, id, county: '12' };
  const [leader = null] = people;
  const hasLeader = programme.units.find((each) => each.id === kind)?.hasLeader ?? false;
  await house.clock.set(began);
  const on = norwegianDateOf(house.now());
  const joined = people.map(
    (participant) => ({ type: 'joined', participant, profession: 'doctor', on }) as const,
  );
  const enrolled = { type: 'enrolled', unit, leader: hasLeader ? leader : null } as const;
  const invited: readonly MoveBody[] =
    programme.enrolment === 'by-invitation' ? [{ type: 'invited', unit, leader: null }] : [];
  const first = makeMoves(house, programme, newRound(programme), 'job:test', [
    ...invited,
    enrolled,
    ...joined,
  ]);
  await house.clock.set(ended);
  const last = makeMoves(house, programme, first.round, 'job:test', [{ type: end }]);
  const moves = [...first.moves, ...last.moves];
  await insertRound(house.db, randomUUID(), last.round, moves, { unitName: name, municipality });
}

const roundsOf = (kind: string, id: string) => listRounds(house.db, { unit: { kind, id } });

async function personOf(name: string, role: Role): Promise<{ readonly id: string; readonly role: string }> {
  const who = { issuer: 'i', subject: name, name, hpr: null, pidPseudonym: null, at: house.now() };
  const { id } = await recordSignIn(house.db, who);
  const place = {
    unitKind: 'institution',
    unitId: SOLBAKKEN,
    validFrom: '2020-01-01',
    validTo: null,
  } as const;
  return { id, role: await grantRole(house.db, id, { role, ...place }) };
}

describe('the next year of a programme', () => {
  it('begins by itself for a doctor whose year has lapsed, once, with a line in the audit log', async () => {
    const own = participantOf(home.anne);
    const unit = { kind: 'general-practitioner', id: own, name: 'Anne', municipality: '1201' };
    await round('rak-yearly', unit, [own], ['2021-02-01T09:00:00Z', '2022-02-02T09:00:00Z'], 'lapsed');
    await beginFollowingRounds(house, go);
    await beginFollowingRounds(house, go);
    const rounds = await roundsOf(unit.kind, own);
    expect(rounds.map(({ status }) => status)).toEqual(['enrolled', 'lapsed']);
    const programme = currentProgramme(house.content.programmes, 'rak-yearly') as ProgrammeDefinition;
    const begun = await readRound(house.db, rounds[0]?.id ?? '', programme);
    expect([...begun.participants.keys()]).toEqual([own]);
    expect(begun).toMatchObject({ enrolledOn: '2022-02-02', leader: null });
    const audited = await listAudit(house.db, {}, 100);
    expect(
      audited.filter(({ act, objectId }) => act === 'begin-round' && objectId === rounds[0]?.id),
    ).toHaveLength(1);
  });

  it('does not begin for who withdrew', async () => {
    const own = participantOf(home.bo);
    const unit = { kind: 'general-practitioner', id: own, name: 'Bo', municipality: '1201' };
    await round('rak-yearly', unit, [own], ['2021-02-01T09:00:00Z', '2021-03-01T09:00:00Z'], 'withdrawn');
    await house.clock.set('2023-02-01T09:00:00Z');
    await beginFollowingRounds(house, go);
    expect((await roundsOf(unit.kind, own)).map(({ status }) => status)).toEqual(['withdrawn']);
  });

  it('waits until the county is offered it, and takes along who still works in the home', async () => {
    await house.clock.set('2022-01-01T09:00:00Z');
    const [kari, knut, gone] = [
      await personOf('Kari', 'institution-contact'),
      await personOf('Knut', 'institution-staff'),
      await personOf('Gro', 'institution-contact'),
    ];
    const people = [gone, kari, knut].map(({ id }) => `person:${id}`);
    const unit = { kind: 'nursing-home', id: SOLBAKKEN, name: 'Solbakken', municipality: '1201' };
    await round('rask', unit, people, ['2020-11-01T09:00:00Z', '2022-06-01T09:00:00Z'], 'lapsed');
    await endRoleAt(house.db, gone.role, '2022-06-02T09:00:00Z');
    await beginFollowingRounds(house, go);
    expect(await roundsOf(unit.kind, SOLBAKKEN)).toHaveLength(1);
    await house.clock.set('2023-02-01T09:00:00Z');
    await beginFollowingRounds(house, go);
    const [next] = await roundsOf(unit.kind, SOLBAKKEN);
    expect(next).toMatchObject({
      programme: { id: 'rask-permanent' },
      status: 'enrolled',
      leader: people[1],
    });
    const programme = currentProgramme(house.content.programmes, 'rask-permanent') as ProgrammeDefinition;
    const begun = await readRound(house.db, next?.id ?? '', programme);
    expect([...begun.participants.keys()].sort()).toEqual(people.slice(1).sort());
  });
});
