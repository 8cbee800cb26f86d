import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Pattern } from './pattern.ts';
import { protect } from './protect.ts';
import { DEFAULT_DISCLOSURE } from './settings.ts';
import type { Attack, Release } from './testing/attacker.ts';
import { attackAll } from './testing/findings.ts';
import { familiesOfGroup, placesGivingWay } from './testing/group-of.ts';
import { type CountryPlan, randomCountry } from './testing/random-country.ts';
import { gridOf, type SmallCountry } from './testing/small-country.ts';

const OUTSIDER: Attack = { doctor: null, group: null, told: null };

/** Countries of two to four counties with three to six municipalities each, over two to five steps. */
const plan = (borders: boolean): fc.Arbitrary<CountryPlan> =>
  fc
    .record({
      seed: fc.nat(1_000_000),
      counties: fc.integer({ min: 2, max: 4 }),
      steps: fc.integer({ min: 2, max: 5 }),
      monthsPerStep: fc.integer({ min: 2, max: 3 }),
      stepsPerWindow: fc.integer({ min: 1, max: 3 }),
      busy: fc.constantFrom(1, 1, 3, 8, 20),
      borders: fc.constant(borders),
    })
    .map((made) => ({ ...made, stepsPerWindow: Math.min(made.stepsPerWindow, made.steps) }));

function release(country: SmallCountry, previous: readonly Pattern[], steps = country.steps): Release {
  return { steps, pattern: protect(gridOf(country, steps), DEFAULT_DISCLOSURE, previous) };
}

/** Runs the property and demands that it had something to attack. */
/** The same worlds in every run, so that a failure can be repeated; docs/disclosure.md says what a wider search met. */
const WORLDS = 20_201;

function attackEach(
  arbitrary: fc.Arbitrary<{ country: SmallCountry; releases: readonly Release[]; attack: Attack }>,
  numRuns: number,
): void {
  let primary = 0;
  let secondary = 0;
  fc.assert(
    fc.property(arbitrary, ({ country, releases, attack }) => {
      const findings = attackAll(country, releases, attack);
      primary += findings.primary;
      secondary += findings.secondary;
      expect(findings.found).toEqual([]);
    }),
    { numRuns, seed: WORLDS },
  );
  expect(primary).toBeGreaterThan(10 * numRuns);
  if (secondary > 0) expect(secondary).toBeGreaterThan(5 * numRuns);
}

describe('an attacker who knows the rule, the rosters and all that is published', () => {
  it('narrows no figure as a reader or as one of the doctors', () => {
    const arbitrary = fc.tuple(plan(false), fc.nat(), fc.boolean()).map(([made, pick, isDoctor]) => {
      const country = randomCountry(made);
      const doctor = isDoctor ? pick % country.doctors.length : null;
      return { country, releases: [release(country, [])], attack: { ...OUTSIDER, doctor } };
    });
    attackEach(arbitrary, 20);
  });

  it('narrows no figure when municipalities merge and counties are redrawn', () => {
    const arbitrary = fc.tuple(plan(true), fc.nat()).map(([made, pick]) => {
      const country = randomCountry(made);
      const doctor = pick % country.doctors.length;
      return { country, releases: [release(country, [])], attack: { ...OUTSIDER, doctor } };
    });
    attackEach(arbitrary, 15);
  });

  it('narrows no figure by setting one release against the next', () => {
    const arbitrary = fc.tuple(plan(true), fc.integer({ min: 1, max: 2 })).map(([made, later]) => {
      const country = randomCountry({ ...made, steps: Math.max(3, made.steps) });
      const first = release(country, [], country.steps - later);
      const second = release(country, [first.pattern]);
      return { country, releases: [first, second], attack: OUTSIDER };
    });
    attackEach(arbitrary, 15);
  });

  it('narrows no figure as a member of a group that is shown its aggregate', () => {
    const arbitrary = fc
      .tuple(plan(false), fc.nat(), fc.nat(8), fc.boolean())
      .map(([made, pick, size, isMixed]) => {
        const country = randomCountry(made);
        const place = pick % country.places.length;
        const inPlace = [...country.doctors.keys()].filter(
          (doctor) => country.doctors[doctor]?.place === place,
        );
        const strangers = isMixed ? [pick % country.doctors.length, (pick * 7) % country.doctors.length] : [];
        const members = [...new Set([...inPlace.slice(0, 2 + size), ...strangers])];
        const giving = placesGivingWay(country, members, country.steps);
        const grid = gridOf(country);
        const places = grid.places.map((at, position) =>
          giving.has(position) ? { ...at, unsafe: at.unsafe ?? ('rosters' as const) } : at,
        );
        const pattern = protect({ ...grid, places }, DEFAULT_DISCLOSURE, []);
        const group = { members, families: familiesOfGroup(country, members, pattern) };
        const attack: Attack = { doctor: members[0] ?? null, group, told: null };
        return { country, releases: [{ steps: country.steps, pattern }], attack };
      });
    attackEach(arbitrary, 20);
  });

  it('narrows no small figure even when told which figures of a family are nothing, small and large', () => {
    const arbitrary = fc.tuple(plan(false), fc.nat(4)).map(([made, told]) => {
      const country = randomCountry({ ...made, stepsPerWindow: 1 });
      return { country, releases: [release(country, [])], attack: { ...OUTSIDER, told } };
    });
    let primary = 0;
    fc.assert(
      fc.property(arbitrary, ({ country, releases, attack }) => {
        const findings = attackAll(country, releases, attack);
        primary += findings.primary;
        expect(findings.found).toEqual([]);
      }),
      { numRuns: 20, seed: WORLDS },
    );
    expect(primary).toBeGreaterThan(50);
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
      const { pattern, steps } = release(country, []);
      return sum + attackAll(country, [{ steps, pattern: weaken(pattern) }], OUTSIDER).found.length;
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
      const first = release(country, [], 3);
      // The second release begins after the first steps, and so no longer sees why a municipality was folded.
      const forgetful = {
        ...release(country, []),
        pattern: {
          ...release(country, []).pattern,
          families: release(country, []).pattern.families.map((family) => ({
            ...family,
            folded: family.folded.filter(({ reason }) => reason === 'few-prescribers'),
          })),
        },
      };
      found += attackAll(country, [first, forgetful], OUTSIDER).found.length;
    }
    expect(found).toBeGreaterThan(0);
  });
});
