import { type Equation, type LinearSystem, linearSystem } from '../../disclosure/testing/linear-bounds.ts';
import type { HomeQuarter, ToldQuarter } from '../home-quarter.ts';
import type { CountySplit } from '../split-counties.ts';
import { toldWindows } from '../told-windows.ts';
import { type HomesWorld, QUARTERS, VARIABLES, WINDOWS } from './random-homes.ts';

/** A home's figure in some quarters that the attacker knows more closely than the margin allows. */
export interface Finding {
  readonly home: number;
  readonly quarters: readonly number[];
  readonly what: string;
  readonly truth: number;
  readonly low: number;
  readonly high: number;
}

/** Columns of the unknowns: what a home bought of the part (0) and of the rest (1) in a quarter. */
const unknown = ({ home }: HomeQuarter, quarter: number, kind: 0 | 1) =>
  2 * (home * QUARTERS.length + quarter) + kind;
/** The same columns for the sum of both, the part alone, and the rest. */
const KINDS = { all: [0, 1], part: [0], rest: [1] } as const;

/** How each quarter is told in two, of one release. */
export type Splits = ReadonlyMap<number, readonly CountySplit[]>;

/** The equations that a reader has who knows everything that is told and, where there is one, the own home's figures. */
function equationsOf(
  world: HomesWorld,
  told: ReadonlyMap<number, readonly ToldQuarter[]>,
  own: number | null,
  releases: readonly Splits[],
): readonly Equation[] {
  const windows = toldWindows(told);
  const counties = [...new Set([...world.values()].flat().map(({ county }) => county))];
  const published = WINDOWS.flatMap((quarters) =>
    VARIABLES.flatMap(({ id }, place) => [
      ...(windows.isTold(quarters, [id]) ? [sumOf(world, quarters, place, counties)] : []),
      ...counties
        .filter((county) => windows.isOpen(county, quarters, [id]))
        .map((county) => sumOf(world, quarters, place, [county])),
    ]),
  );
  const known = [...world].flatMap(([quarter, homes]) =>
    homes
      .filter(({ home }) => home === own)
      .flatMap((each) => [
        { terms: new Map([[unknown(each, quarter, 0), 1]]), value: partOf(each) },
        { terms: new Map([[unknown(each, quarter, 1), 1]]), value: allOf(each) - partOf(each) },
      ]),
  );
  return [...published, ...releases.flatMap((splits) => partsOf(world, splits, counties)), ...known];
}

/** What a release tells of those that take part. */
function partsOf(world: HomesWorld, splits: Splits, counties: readonly number[]): readonly Equation[] {
  return WINDOWS.flatMap((quarters) =>
    VARIABLES.flatMap(({ id }, place) =>
      counties.flatMap((county) => {
        const own = quarters.map((quarter) =>
          splits.get(quarter)?.find((each) => each.county === county && each.variables.includes(id)),
        );
        if (own.some((split) => split === undefined)) return [];
        const members = new Map(quarters.map((quarter, index) => [quarter, new Set(own[index]?.members)]));
        return [sumOf(world, quarters, place, [county], members)];
      }),
    ),
  );
}

const allOf = ({ values }: HomeQuarter) => values[0] ?? 0;
const partOf = ({ values }: HomeQuarter) => values[1] ?? 0;

/** What is told of some counties' homes: of both kinds together (0), or of the part alone (1). */
function sumOf(
  world: HomesWorld,
  quarters: readonly number[],
  place: number,
  counties: readonly number[],
  members: ReadonlyMap<number, ReadonlySet<number>> | null = null,
): Equation {
  const terms = new Map<number, number>();
  let value = 0;
  for (const quarter of quarters) {
    for (const each of (world.get(quarter) ?? []).filter(
      ({ county, home }) => counties.includes(county) && (members?.get(quarter)?.has(home) ?? true),
    )) {
      value += each.values[place] ?? 0;
      for (const kind of place === 0 ? KINDS.all : KINDS.part) terms.set(unknown(each, quarter, kind), 1);
    }
  }
  return { terms, value };
}

/** Everything that somebody at one home can find out about the other homes' figures. */
export function attackHomes(
  world: HomesWorld,
  told: ReadonlyMap<number, readonly ToldQuarter[]>,
  own: number | null,
  margin: number,
  releases: readonly Splits[] = [],
): readonly Finding[] {
  const homes = [...new Set([...world.values()].flat().map(({ home }) => home))];
  const equations = equationsOf(world, told, own, releases);
  if (equations.length === 0) return [];
  const system = linearSystem(2 * (Math.max(...homes) + 1) * QUARTERS.length, equations);
  return homes
    .filter((home) => home !== own)
    .flatMap((home) =>
      [...WINDOWS, [0], [1], [2], [0, 1, 2]].flatMap((quarters) =>
        targetsOf(world, system, home, quarters, margin),
      ),
    );
}

function targetsOf(
  world: HomesWorld,
  system: LinearSystem,
  home: number,
  quarters: readonly number[],
  margin: number,
): readonly Finding[] {
  const present = quarters.flatMap((quarter) =>
    (world.get(quarter) ?? []).filter((each) => each.home === home).map((each) => ({ quarter, each })),
  );
  return Object.entries(KINDS).flatMap(([what, kinds]) => {
    let truth = 0;
    const terms = new Map<number, number>();
    for (const { quarter, each } of present) {
      const [all = 0, part = 0] = each.values;
      for (const kind of kinds) {
        truth += kind === 0 ? part : all - part;
        terms.set(unknown(each, quarter, kind), 1);
      }
    }
    // A true zero is told: that nobody bought any.
    if (truth === 0) return [];
    const [low, high] = system.bounds(terms);
    const isClose = high < truth * (1 + margin) - 1e-6 || low > truth * (1 - margin) + 1e-6;
    return isClose ? [{ home, quarters, what, truth, low, high }] : [];
  });
}
