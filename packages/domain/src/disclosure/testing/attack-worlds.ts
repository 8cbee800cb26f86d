import fc from 'fast-check';
import type { Pattern } from '../pattern.ts';
import { protect } from '../protect.ts';
import { DEFAULT_DISCLOSURE } from '../settings.ts';
import type { Attack, Release } from './attacker.ts';
import { familiesOfGroup, placesGivingWay } from './group-of.ts';
import { type CountryPlan, randomCountry, SMALL_FAMILIES } from './random-country.ts';
import { gridOf, type SmallCountry } from './small-country.ts';

/** Everything that a world to be attacked is made from: plain numbers, so that one that leaks can be kept as a test. */
export interface WorldPlan {
  readonly country: CountryPlan;
  /** Steps that each release covers beside the last, which covers all. */
  readonly earlier: readonly number[];
  /** The attacker's position among the doctors, modulo their number; `null`: a reader. */
  readonly doctor: number | null;
  /** The attacker's group: its place, how many of the doctors there (beside two), and whether two strangers belong to it. */
  readonly group: { readonly place: number; readonly size: number; readonly isMixed: boolean } | null;
  /** A family of which the attacker is told what is nothing, small and large. */
  readonly told: number | null;
}

export interface AttackWorld {
  readonly country: SmallCountry;
  readonly releases: readonly Release[];
  readonly attack: Attack;
}

/** Countries of two to four counties with three to six municipalities each, over two to five steps. */
const countryPlan = (borders: boolean): fc.Arbitrary<CountryPlan> =>
  fc
    .record({
      seed: fc.nat(1_000_000),
      counties: fc.integer({ min: 2, max: 4 }),
      steps: fc.integer({ min: 2, max: 5 }),
      monthsPerStep: fc.integer({ min: 2, max: 3 }),
      stepsPerWindow: fc.integer({ min: 1, max: 3 }),
      busy: fc.constantFrom(1, 1, 3, 8, 20),
      borders: fc.constant(borders),
      families: fc.nat(SMALL_FAMILIES.length - 1),
    })
    .map((made) => ({ ...made, stepsPerWindow: Math.min(made.stepsPerWindow, made.steps) }));

const ALONE = { earlier: [], doctor: null, group: null, told: null };

const aDoctor = fc.option(fc.nat(1_000), { nil: null });

/** The ways of attacking, each with its worlds. */
export const ATTACKS = {
  'as a reader or as one of the doctors': fc
    .record({ country: countryPlan(false), doctor: aDoctor })
    .map((made): WorldPlan => ({ ...ALONE, ...made })),
  'when municipalities merge and counties are redrawn': fc
    .record({ country: countryPlan(true), doctor: aDoctor })
    .map((made): WorldPlan => ({ ...ALONE, ...made })),
  'by setting one release against the next': fc
    .record({ country: countryPlan(true), later: fc.integer({ min: 1, max: 2 }), doctor: aDoctor })
    .map(({ country, later, doctor }): WorldPlan => {
      const steps = Math.max(3, country.steps);
      return { ...ALONE, country: { ...country, steps }, earlier: [steps - later], doctor };
    }),
  'as a member of a group that is shown its aggregate': fc
    .record({
      country: countryPlan(false),
      group: fc.record({ place: fc.nat(1_000), size: fc.nat(8), isMixed: fc.boolean() }),
    })
    .map((made): WorldPlan => ({ ...ALONE, ...made })),
  'even when told which figures of a family are nothing, small and large': fc
    .record({ country: countryPlan(false), told: fc.nat(3) })
    .map(({ country, told }): WorldPlan => ({ ...ALONE, country: { ...country, stepsPerWindow: 1 }, told })),
} as const satisfies Readonly<Record<string, fc.Arbitrary<WorldPlan>>>;

export type AttackName = keyof typeof ATTACKS;
export const ATTACK_NAMES = Object.keys(ATTACKS) as AttackName[];

export function worldOf({ country: plan, earlier, doctor, group: meeting, told }: WorldPlan): AttackWorld {
  const country = randomCountry(plan);
  const releases: Release[] = [];
  const members = meeting === null ? [] : membersOf(country, meeting);
  for (const steps of [...earlier, country.steps]) {
    const previous = releases.map(({ pattern }) => pattern);
    releases.push({ steps, pattern: patternOf(country, steps, previous, members) });
  }
  const pattern = (releases.at(-1) as Release).pattern;
  const attack: Attack = {
    doctor: members[0] ?? (doctor === null ? null : doctor % country.doctors.length),
    group: meeting === null ? null : { members, families: familiesOfGroup(country, members, pattern) },
    told,
  };
  return { country, releases, attack };
}

/** What a release of the first steps keeps back, beside a group of these doctors. */
export function patternOf(
  country: SmallCountry,
  steps: number,
  previous: readonly Pattern[],
  members: readonly number[] = [],
): Pattern {
  const grid = gridOf(country, steps);
  const giving = placesGivingWay(country, members, steps);
  const places = grid.places.map((at, position) =>
    giving.has(position) ? { ...at, unsafe: at.unsafe ?? ('rosters' as const) } : at,
  );
  return protect({ ...grid, places }, DEFAULT_DISCLOSURE, previous);
}

function membersOf(
  country: SmallCountry,
  { place: pick, size, isMixed }: NonNullable<WorldPlan['group']>,
): number[] {
  const place = pick % country.places.length;
  const inPlace = [...country.doctors.keys()].filter((doctor) => country.doctors[doctor]?.place === place);
  const strangers = isMixed ? [pick % country.doctors.length, (pick * 7) % country.doctors.length] : [];
  return [...new Set([...inPlace.slice(0, 2 + size), ...strangers])];
}
