import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areasOfHome, type CountedHome, cellsOf, protectSurvey, type ToldSurvey } from './index.ts';
import { attackSurvey } from './testing/attack-survey.ts';
import { INDICATIONS, surveyedHomes } from './testing/random-surveys.ts';

const SETTINGS = { k: 5, others: 5, margin: 0.1 };
/** The same worlds in every run, so that a failure can be repeated. */
const SEED = 2_028;
const RUNS = { numRuns: 25, seed: SEED };

type Rule = (homes: readonly CountedHome[]) => ToldSurvey;
const theRule: Rule = (homes) => protectSurvey(homes, INDICATIONS, SETTINGS);

/** Attacks by somebody at the first institution, at the one with most residents treated, and by somebody at none. */
const findingsIn = (homes: readonly CountedHome[], rule: Rule) => {
  const told = rule(homes);
  const treated = homes.map(({ counts }) => counts.residents.antibiotics);
  return [null, 0, treated.indexOf(Math.max(...treated))].flatMap((own) =>
    attackSurvey(homes, told, own, SETTINGS),
  );
};

/** Tells a whole and its single cells of the areas that pass. */
const telling =
  (passes: (homes: readonly CountedHome[]) => boolean): Rule =>
  (homes) => {
    const areas = new Set(
      [...new Set(homes.flatMap(areasOfHome))].filter((area) =>
        passes(homes.filter((home) => areasOfHome(home).includes(area))),
      ),
    );
    const cells = cellsOf(INDICATIONS);
    const details = [
      { detail: 'whole' as const, rows: [cells], areas },
      { detail: 'indication' as const, rows: cells.map((cell) => [cell]), areas },
    ];
    return { present: areas, classes: { antibiotics: details, methenamine: details } };
  };

describe('somebody who knows everything that is told, and an own institution', () => {
  it('works out nothing about few residents or few institutions of others', () => {
    let tables = 0;
    fc.assert(
      fc.property(surveyedHomes, (homes) => {
        tables += theRule(homes).classes.antibiotics.length;
        expect(findingsIn(homes, theRule)).toEqual([]);
      }),
      RUNS,
    );
    // The rule is no use if it tells nothing.
    expect(tables).toBeGreaterThan(20);
  });

  it.each<[string, Rule]>([
    ['that tells everything', telling(() => true)],
    ['that counts institutions alone', telling((homes) => homes.length > SETTINGS.others)],
    [
      'that looks at each area alone',
      telling(
        (homes) =>
          homes.length > SETTINGS.others &&
          homes.reduce((sum, { counts }) => sum + counts.residents.antibiotics, 0) >= 2 * SETTINGS.k,
      ),
    ],
  ])('finds much out under a rule %s', (_, rule) => {
    const worlds = fc.sample(surveyedHomes, RUNS);
    expect(worlds.reduce((sum, homes) => sum + findingsIn(homes, rule).length, 0)).toBeGreaterThan(10);
  });
});

it('tells nothing of nobody, and a country with one institution keeps silent', () => {
  expect(protectSurvey([], INDICATIONS, SETTINGS)).toEqual({
    present: new Set(),
    classes: { antibiotics: [], methenamine: [] },
  });
  const alone: CountedHome = {
    municipality: '0101',
    county: '01',
    counts: {
      present: 40,
      residents: { antibiotics: 9, methenamine: 0 },
      cells: { antibiotics: { 'treatment cystitis': 9 }, methenamine: {} },
    },
  };
  expect(theRule([alone]).present).toEqual(new Set());
});

it('keeps silent where nearly everyone is treated, and tells a true zero', () => {
  const place = { municipality: '0101', county: '01' };
  const homes = (treated: number): readonly CountedHome[] =>
    Array.from({ length: 8 }, () => ({
      ...place,
      counts: {
        present: 10,
        residents: { antibiotics: treated, methenamine: 0 },
        cells: { antibiotics: { 'treatment cystitis': treated }, methenamine: {} },
      },
    }));
  const whole = (told: ToldSurvey) => told.classes.antibiotics[0]?.areas.has('nation') ?? false;
  expect(whole(theRule(homes(5)))).toBe(true);
  expect(whole(theRule(homes(10)))).toBe(false);
  expect(theRule(homes(5)).classes.methenamine[0]?.areas.has('nation')).toBe(true);
});
