import { describe, expect, it } from 'vitest';
import { type Actor, type Place, ROLES, type Role } from './actor.ts';
import { mayReach, type Target, targetOfPerson, targetOfPlace } from './may-reach.ts';
import {
  canKeepGoals,
  canReadAreaResults,
  canReadGroupFigures,
  canReadParticipation,
  canReadRoster,
  canReadSharedFigures,
  canRunRound,
  canShareFigures,
} from './programme-policies.ts';
import { type Act, ROLE_TABLE, reachOf } from './role-table.ts';

/**
 * Written from the description of the roles and not from the table: o own, u own unit, a all, - nothing.
 * Columns: GP, leader, data manager, operator, municipal doctor, county, region, administrator, secretariat, researcher,
 * institution's contact, its staff, participant, sender.
 */
const EXPECTED: Readonly<Record<Act, string>> = {
  'use-account': 'o o o o o o o o o o o o o -',
  'choose-notices': 'o o o - o o o o o o o o o -',
  'read-reports': 'o o - - - - - - - - - - - -',
  'manage-data': '- - a a - - - - - - - - - -',
  'open-quarantine': '- - a - - - - - - - - - - -',
  'publish-releases': '- - a a - - - - - - - - - -',
  'produce-report': '- - - a - - - - - - - - - -',
  'deliver-files': '- - - - - - - - - - - - - o',
  'grant-roles': '- - - a - - - - - - - - - -',
  'keep-goals': 'o o - - - - - - - - - - - -',
  'take-course': 'o o - - - - - - - - o o o -',
  'share-figures': 'o o - - - - - - - - - - - -',
  'read-shared-figures': 'u u - - - - - - - - - - - -',
  'read-group-figures': 'u u - - - - - - - - - - - -',
  'read-roster': '- u - - - - - a - - u - - -',
  'run-round': 'o u - - - - - a - - u o o -',
  'enrol-unit': '- u - - - - - a - - u - - -',
  'read-area-results': 'u u - - u u u a a a u u - -',
  'read-participation': '- - - - u u u a a - - - - -',
  recruit: '- - - - u - - a - - - - - -',
  'plan-roll-out': '- - - - - - - a - - - - - -',
  'follow-deliveries': '- - a a - - - a - - - - - -',
  'print-reports': '- - - a - - - a - - - - - -',
  'issue-certificates': '- - - - - - - a - - - - - -',
  'read-satisfaction': '- - - - - - - a a - - - - -',
  'read-evaluations': '- - - - a a a a a a - - - -',
  'follow-signals': 'o o - - u u u a a a u u - -',
  'read-research-extracts': '- - - - - - - - - a - - - -',
  'read-institution-figures': '- - - - - - - - - - u u - -',
  'keep-institution-work': '- - - - - - - - - - u u - -',
  'tell-institution-data': '- - - - - - - - - - u u - -',
  'run-institution': '- - - - - - - a - - u - - -',
  'invite-institutions': '- - - - - - u a - - - - - -',
  'follow-institutions': '- - - - u - u a - - - - - -',
  'run-events': '- - - - - - u a - - - - - -',
  'visit-institutions': '- - - - - - u a - - - - - -',
  'read-visits': '- - - - - - u a - - u u - -',
  'plan-surveys': '- - - - - - - a - - - - - -',
  'read-survey-results': '- - - - a a a a a - a a - -',
  'answer-surveys': '- - - - - - - - - - u u - -',
};
const COLUMNS: readonly Role[] = [
  'gp',
  'group-leader',
  'data-manager',
  'operator',
  'municipal-doctor',
  'county-staff',
  'regional-centre',
  'programme-admin',
  'secretariat',
  'researcher',
  'institution-contact',
  'institution-staff',
  'participant',
  'sender',
];

const ownUnit: Place = { kind: 'group', id: '17' };
const otherUnit: Place = { kind: 'group', id: '18' };
const actorWith = (role: Role): Actor => ({
  userId: 'me',
  name: 'Me',
  roles: [role],
  hpr: '990000001',
  places: [{ role, ...ownUnit }],
});

const SITUATIONS: Readonly<Record<string, { target: Target; reachedBy: string }>> = {
  'the own things': { target: targetOfPerson({ userId: 'me', hpr: null }), reachedBy: 'oa' },
  'the own report': { target: targetOfPerson({ userId: null, hpr: '990000001' }), reachedBy: 'oa' },
  'a colleague’s things': { target: targetOfPerson({ userId: 'you', hpr: '990000002' }), reachedBy: 'a' },
  'the own unit': { target: targetOfPlace(ownUnit), reachedBy: 'ua' },
  'another unit': { target: targetOfPlace(otherUnit), reachedBy: 'a' },
};

describe('the role table', () => {
  it('is expected for every role', () => {
    expect([...COLUMNS].sort()).toEqual([...ROLES].sort());
    expect(Object.keys(EXPECTED).sort()).toEqual(Object.keys(ROLE_TABLE).sort());
  });

  for (const [act, row] of Object.entries(EXPECTED) as [Act, string][]) {
    it.each(Object.entries(SITUATIONS))(`${act}: %s`, (_, { target, reachedBy }) => {
      const letters = row.split(' ');
      const allowed = COLUMNS.filter((role) => mayReach(actorWith(role), act, target));
      expect(allowed).toEqual(COLUMNS.filter((_role, index) => reachedBy.includes(letters[index] ?? '-')));
    });
  }

  it('lets nobody in who has not signed in, or has no role', () => {
    for (const act of Object.keys(ROLE_TABLE) as Act[]) {
      for (const { target } of Object.values(SITUATIONS)) {
        expect(mayReach(null, act, target)).toBe(false);
        expect(mayReach({ ...actorWith('gp'), roles: [] }, act, target)).toBe(false);
      }
      expect(reachOf(null, act)).toBe('none');
    }
  });

  it('gives nobody who supervises, administers or studies a doctor’s own things', () => {
    const others = COLUMNS.filter((role) => role !== 'gp' && role !== 'group-leader');
    const doctor = { userId: 'you', hpr: '990000002' };
    for (const role of others) {
      const actor = { ...actorWith(role), hpr: null };
      for (const act of ['read-reports', 'keep-goals', 'take-course', 'share-figures'] as const) {
        expect(mayReach(actor, act, targetOfPerson(doctor)), `${role} ${act}`).toBe(false);
      }
    }
  });
});

describe('places', () => {
  const municipality: Place = { kind: 'municipality', id: '0602' };
  const county: Place = { kind: 'county', id: '06' };
  const holding = (role: Role, ...places: readonly Place[]): Actor => ({
    ...actorWith(role),
    places: places.map((place) => ({ role, ...place })),
  });

  it('of an area reach what lies in it, for those who answer for the area', () => {
    expect(canReadParticipation(holding('county-staff', county), municipality, [county])).toBe(true);
    expect(
      canReadParticipation(holding('county-staff', county), municipality, [{ ...county, id: '07' }]),
    ).toBe(false);
    expect(canReadParticipation(holding('municipal-doctor', municipality), county)).toBe(false);
  });

  it('of a doctor reach the very place and not its neighbours', () => {
    const gp = holding('gp', ownUnit, municipality, county);
    expect(canReadAreaResults(gp, municipality, [county])).toBe(true);
    expect(canReadAreaResults(gp, { kind: 'municipality', id: '0604' }, [county])).toBe(false);
    expect(mayReach(gp, 'read-group-figures', targetOfPlace(otherUnit, [municipality, county]))).toBe(false);
    expect(canReadGroupFigures(gp, '17')).toBe(true);
  });

  it('of one role say nothing about another', () => {
    const both: Actor = {
      ...actorWith('gp'),
      roles: ['gp', 'group-leader'],
      places: [{ role: 'gp', ...ownUnit }],
    };
    expect([canReadGroupFigures(both, '17'), canReadRoster(both, '17')]).toEqual([true, false]);
    const led = { ...both, places: [{ role: 'group-leader' as const, ...otherUnit }] };
    expect([canRunRound(led, '17'), canRunRound(led, '18')]).toEqual([false, true]);
  });

  it('that are not given reach nothing', () => {
    const { places, ...bare } = actorWith('group-leader');
    expect(places).toHaveLength(1);
    expect([canRunRound(bare, '17'), canReadGroupFigures(bare, '17')]).toEqual([false, false]);
  });

  it('are not needed for the country', () => {
    const nation: Place = { kind: 'nation', id: '0' };
    const { places: _, ...gp } = actorWith('gp');
    expect(canReadAreaResults(gp, nation)).toBe(true);
    expect(canReadAreaResults(actorWith('data-manager'), nation)).toBe(false);
    expect(canReadAreaResults(null, nation)).toBe(false);
  });
});

describe('sharing', () => {
  it('is the doctor’s own act', () => {
    const leader = actorWith('group-leader');
    expect(canShareFigures(leader, { userId: 'you', hpr: '990000002' })).toBe(false);
    expect(canShareFigures(leader, { userId: 'me', hpr: '990000001' })).toBe(true);
    expect(canKeepGoals(leader, { userId: 'you', hpr: '990000002' })).toBe(false);
  });

  it('shows the figures to the own group only, and only while it lasts', () => {
    const gp = actorWith('gp');
    expect(canReadSharedFigures(gp, { group: '17', isShared: true })).toBe(true);
    expect(canReadSharedFigures(gp, { group: '17', isShared: false })).toBe(false);
    expect(canReadSharedFigures(gp, { group: '18', isShared: true })).toBe(false);
    expect(canReadSharedFigures(actorWith('programme-admin'), { group: '17', isShared: true })).toBe(false);
  });

  it('never takes two people without a number for the same', () => {
    const nameless = { ...actorWith('gp'), hpr: null };
    expect(canKeepGoals(nameless, { userId: null, hpr: null })).toBe(false);
    expect(canKeepGoals({ ...nameless, hpr: '' }, { userId: null, hpr: '' })).toBe(false);
  });
});
