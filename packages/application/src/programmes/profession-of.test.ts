import type { Actor } from '@smalspor/domain/access';
import { describe, expect, it } from 'vitest';
import { professionOf } from './profession-of.ts';

const asks = { withoutHpr: null };
const home = { withoutHpr: 'nurse' } as const;
const someone = (professions: Actor['professions'], roles: Actor['roles'] = ['institution-staff']) => ({
  hpr: '990000777',
  professions: professions ?? null,
  roles,
});

describe('as what somebody takes part', () => {
  it('is what the kind says without a number, whatever else is known', () => {
    for (const roles of [['gp'], ['participant']] as const) {
      const without = { hpr: null, professions: ['LE'], roles };
      expect([professionOf(without, home), professionOf(without, asks)]).toEqual(['nurse', null]);
    }
  });

  it('follows the authorisations, a doctor’s before the others', () => {
    expect(professionOf(someone(['LE']), home)).toBe('doctor');
    expect(professionOf(someone(['LE', 'SP']), asks)).toBe('doctor');
    expect(professionOf(someone(['FA1', 'SP']), home)).toBe('nurse');
    expect(professionOf(someone(['HF']), home)).toBe('other');
    expect(professionOf(someone([]), home)).toBe('other');
  });

  it('is nothing for others than doctors where everybody must have a number', () => {
    for (const codes of [['SP'], ['HF'], []]) expect(professionOf(someone(codes, ['gp']), asks)).toBeNull();
  });

  it('is a doctor by the registers alone where the authorisations are not known', () => {
    const { professions: _, ...untold } = someone(null, ['gp']);
    for (const known of [untold, someone(null, ['gp']), someone(null, ['group-leader'])]) {
      expect([professionOf(known, asks), professionOf(known, home)]).toEqual(['doctor', 'doctor']);
    }
    expect(professionOf(someone(null), home)).toBe('nurse');
    expect(professionOf(someone(null), asks)).toBeNull();
  });
});
