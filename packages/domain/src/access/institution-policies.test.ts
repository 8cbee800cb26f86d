import { describe, expect, it } from 'vitest';
import type { Actor, Role, RolePlace } from './actor.ts';
import { INSTITUTION_DOORS, mayAtInstitution, mayRunEvent } from './institution-policies.ts';
import { institutionScope } from './scope.ts';

const home = {
  organisation: 310_000_019,
  within: [
    { kind: 'municipality', id: '3105' },
    { kind: 'county', id: '31' },
    { kind: 'region', id: 'sor-ost' },
  ],
} as const;
const holding = (role: Role, ...places: readonly Omit<RolePlace, 'role'>[]): Actor => ({
  userId: 'me',
  name: 'Me',
  roles: [role],
  hpr: null,
  places: places.map((place) => ({ role, ...place })),
});
const there = { kind: 'institution', id: '310000019' } as const;

describe('an institution', () => {
  it('shows its figures to its own people and nobody else', () => {
    expect(institutionScope(holding('institution-staff', there), home)).toEqual({
      kind: 'institution',
      organisation: 310_000_019,
    });
    const strangers = [
      holding('institution-contact', { kind: 'institution', id: '310000027' }),
      holding('institution-contact'),
      holding('regional-centre', { kind: 'region', id: 'sor-ost' }),
      holding('municipal-doctor', { kind: 'municipality', id: '3105' }),
      holding('programme-admin'),
      holding('gp', { kind: 'municipality', id: '3105' }),
    ];
    for (const stranger of strangers) {
      expect(() => institutionScope(stranger, home), stranger.roles[0]).toThrow(/no such institution/);
    }
  });

  it('is followed and visited by those who answer for where it lies', () => {
    const centre = holding('regional-centre', { kind: 'region', id: 'sor-ost' });
    const other = holding('regional-centre', { kind: 'region', id: 'nord' });
    for (const act of ['follow-institutions', 'visit-institutions', 'invite-institutions'] as const) {
      expect([mayAtInstitution(centre, act, home), mayAtInstitution(other, act, home)]).toEqual([
        true,
        false,
      ]);
    }
    expect(mayAtInstitution(null, 'read-visits', home)).toBe(false);
  });
});

it('lets a centre run the events of its region, the programmes’ administrators all, and nobody else any', () => {
  const events = [{ region: 'nord' }, { region: 'vest' }, { region: null }];
  const runs = (actor: Actor | null) => events.map((event) => mayRunEvent(actor, event));
  expect(runs(holding('regional-centre', { kind: 'region', id: 'nord' }))).toEqual([true, false, false]);
  expect(runs(holding('programme-admin'))).toEqual([true, true, true]);
  for (const stranger of [
    holding('regional-centre'),
    holding('regional-centre', { kind: 'county', id: 'nord' }),
    holding('secretariat', { kind: 'region', id: 'nord' }),
    holding('institution-contact', there),
    null,
  ]) {
    expect(runs(stranger), stranger?.roles[0]).toEqual([false, false, false]);
  }
  expect(INSTITUTION_DOORS.canFollowEvents(holding('regional-centre'))).toBe(true);
  expect(INSTITUTION_DOORS.canFollowEvents(holding('secretariat'))).toBe(false);
});
