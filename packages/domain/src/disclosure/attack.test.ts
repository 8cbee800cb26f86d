import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pattern } from './pattern.ts';
import { ATTACK_NAMES, ATTACKS, patternOf, type WorldPlan, worldOf } from './testing/attack-worlds.ts';
import type { Attack } from './testing/attacker.ts';
import { attackAll } from './testing/findings.ts';
import { LEAKED } from './testing/leaked-worlds.ts';
import { randomCountry } from './testing/random-country.ts';

const OUTSIDER: Attack = { doctor: null, group: null, told: null };

/** The same worlds in every run, so that a failure can be repeated; `npm run bench -- disclosure-attack` meets others. */
const WORLDS = 20_201;
const NUMBER_OF_WORLDS = 6;

describe('an attacker who knows the rule, the rosters and all that is published', () => {
  it.each(ATTACK_NAMES)('narrows no figure %s', (name) => {
    let primary = 0;
    let secondary = 0;
    fc.assert(
      fc.property(ATTACKS[name] as fc.Arbitrary<WorldPlan>, (plan) => {
        const { country, releases, attack } = worldOf(plan);
        const findings = attackAll(country, releases, attack, 12);
        primary += findings.primary;
        secondary += findings.secondary;
        expect(findings.found).toEqual([]);
      }),
      { numRuns: NUMBER_OF_WORLDS, seed: WORLDS },
    );
    // The worlds are the same every time: these say that there was something to attack in them.
    expect(primary).toBeGreaterThan(NUMBER_OF_WORLDS);
    if (!name.startsWith('even when told')) expect(secondary).toBeGreaterThan(20 * NUMBER_OF_WORLDS);
  });

  it.each(LEAKED)('narrows no figure where an earlier rule leaked: $why', ({ plan }) => {
    const { country, releases, attack } = worldOf(plan);
    const findings = attackAll(country, releases, attack, Number.POSITIVE_INFINITY);
    expect(findings.primary).toBeGreaterThan(0);
    expect(findings.found).toEqual([]);
  });
});

describe('the same attacker against weaker rules', () => {
  const countries = Array.from({ length: 4 }, (_, seed) =>
    randomCountry({
      seed,
      counties: 3,
      steps: 4,
      monthsPerStep: 2,
      stepsPerWindow: 2,
      busy: 3,
      borders: false,
    }),
  );
  const foundWith = (weaken: (pattern: Pattern) => Pattern): number =>
    countries.reduce((sum, country) => {
      const pattern = weaken(patternOf(country, country.steps, []));
      return sum + attackAll(country, [{ steps: country.steps, pattern }], OUTSIDER).found.length;
    }, 0);

  it('finds figures when only the small ones are folded, without cover', () => {
    const weaken = (pattern: Pattern): Pattern => ({
      ...pattern,
      families: pattern.families.map((family) => ({
        ...family,
        hiddenCounties: [],
        folded: family.folded.filter(({ reason }) => reason === 'small'),
      })),
    });
    expect(foundWith((pattern) => pattern)).toBe(0);
    expect(foundWith(weaken)).toBeGreaterThan(0);
  });

  it('finds figures when the remainder of a whole is not looked at', () => {
    const weaken = (pattern: Pattern): Pattern => ({
      ...pattern,
      families: pattern.families.map((family) => ({
        ...family,
        hiddenCounties: [],
        folded: family.folded.filter(({ reason }) => reason !== 'complement' && reason !== 'county'),
      })),
    });
    expect(foundWith(weaken)).toBeGreaterThan(0);
  });

  it('finds figures when counties keep small months', () => {
    const weaken = (pattern: Pattern): Pattern => ({
      ...pattern,
      families: pattern.families.map((family) => ({
        ...family,
        nation: 'month',
        counties: 'month',
        hiddenCounties: [],
      })),
    });
    expect(foundWith(weaken)).toBeGreaterThan(0);
  });

  it('finds figures when a later release forgets what an earlier one hid', () => {
    let found = 0;
    for (let seed = 0; seed < 12; seed += 1) {
      const country = randomCountry({
        seed,
        counties: 3,
        steps: 4,
        monthsPerStep: 2,
        stepsPerWindow: 1,
        busy: 3,
        borders: false,
      });
      const first = { steps: 3, pattern: patternOf(country, 3, []) };
      const second = patternOf(country, country.steps, []);
      // The second release begins after the first steps, and so no longer sees why a municipality was folded.
      const forgetful = {
        ...second,
        families: second.families.map((family) => ({
          ...family,
          folded: family.folded.filter(({ reason }) => reason === 'few-prescribers'),
        })),
      };
      const releases = [first, { steps: country.steps, pattern: forgetful }];
      found += attackAll(country, releases, OUTSIDER).found.length;
    }
    expect(found).toBeGreaterThan(0);
  });
});
