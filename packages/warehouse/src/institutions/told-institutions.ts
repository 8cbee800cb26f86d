import {
  addUpHomes,
  type CountySplit,
  type HomeQuarter,
  type InstitutionDisclosureSettings,
  type PlacedHomes,
  placeHomes,
  protectQuarter,
  splitCounties,
  type ToldQuarter,
  toldWindows,
} from '@smalspor/domain/institution-disclosure';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import { BED_DAYS, QUARTERS_TOLD, type TypeQuarters } from './home-quarters.ts';
import type { SalesPlan } from './sales-columns.ts';
import { besideOthers, type MembersOf, membersAmong, takingPartIn } from './taking-part.ts';

/** How the figures of one type of ward in one quarter are told; plain data, read by the next release. */
export interface QuarterPattern {
  readonly unitType: string;
  readonly quarter: number;
  readonly told: readonly ToldQuarter[];
  /** Whether a home that moved is told of where it was month by month; left out in releases that told it whole where it came to. */
  readonly byMonth?: boolean;
  /** Counties of which those that take part are told by themselves; left out in releases from before they were. */
  readonly split?: readonly CountySplit[];
}

/** An area's sums of one indicator in four quarters; `sums` is `null` where they are hidden. */
export interface ToldSums {
  readonly indicator: string;
  /** The last quarter. */
  readonly quarter: number;
  /** `null`: the nation. */
  readonly county: number | null;
  /** Of those that take part alone; otherwise of all that delivered. */
  readonly takingPart: boolean;
  readonly homes: number;
  readonly sums: {
    readonly numerator: number;
    readonly sumOfSquares: number;
    readonly denominator: number;
  } | null;
}

export interface ToldPlaces extends PlacedHomes {
  /** The homes of a county that take part, and no others. */
  readonly takingPart: boolean;
  readonly indicator: string;
  readonly quarter: number;
}

export interface ToldType {
  readonly patterns: readonly QuarterPattern[];
  readonly sums: readonly ToldSums[];
  readonly places: readonly ToldPlaces[];
}

export interface TellInput {
  readonly plan: SalesPlan;
  readonly indicators: readonly InstitutionIndicator[];
  readonly settings: InstitutionDisclosureSettings;
  /** Institutions that take part in a programme. */
  readonly members: ReadonlySet<number>;
  /** Of all earlier releases. */
  readonly before: readonly QuarterPattern[];
}

/** Decides, quarter by quarter, what may be told of one type of ward, and puts the periods together. */
export function tellType(type: TypeQuarters, input: TellInput): ToldType {
  const { variables } = type;
  const { plan, indicators, settings } = input;
  const quarters = new Map<number, readonly HomeQuarter[]>();
  const patterns: QuarterPattern[] = [];
  for (const [quarter, parts] of type.quarters) {
    const { homes, pattern } = tellQuarter(type, quarter, parts, input);
    quarters.set(quarter, homes);
    patterns.push(pattern);
  }
  const partOf = takingPartIn(patterns);
  const windows = toldWindows(new Map(patterns.map(({ quarter, told }) => [quarter, told])));
  const placeOf = new Map(variables.map(({ id }, place) => [id, place]));
  const sums: ToldSums[] = [];
  const places: ToldPlaces[] = [];
  for (const quarter of [...quarters.keys()].sort((a, b) => a - b)) {
    const window = Array.from({ length: QUARTERS_TOLD }, (_, back) => quarter - back);
    if (window.some((each) => !quarters.has(each))) continue;
    const homes = window.flatMap((each) => quarters.get(each) ?? []);
    const counties = [...new Set(homes.map(({ county }) => county))].sort((a, b) => a - b);
    for (const [index, { indicator, numerator, denominator }] of plan.columns.entries()) {
      const ids = [numerator, denominator].map((measure) =>
        measure === null ? BED_DAYS.id : (plan.names[measure] ?? ''),
      );
      const [above = -1, below = -1] = ids.map((id) => placeOf.get(id));
      const isOpen = (county: number) => windows.isOpen(county, window, ids);
      const split = new Map<number, readonly MembersOf[]>();
      const rowOf = (
        county: number | null,
        inside: readonly HomeQuarter[],
        isShown: boolean,
        takingPart = false,
      ): ToldSums => ({
        indicator,
        quarter,
        county,
        takingPart,
        homes: new Set(inside.map(({ home }) => home)).size,
        sums: isShown ? addUp(inside, above, below) : null,
      });
      const nation = rowOf(null, homes, windows.isTold(window, ids));
      sums.push(nation);
      for (const county of counties) {
        sums.push(
          rowOf(
            county,
            homes.filter((home) => home.county === county),
            isOpen(county),
          ),
        );
      }
      for (const county of counties.filter(isOpen)) {
        const parts = partOf(county, window, ids);
        if (parts === null) continue;
        split.set(county, parts);
        sums.push(rowOf(county, membersAmong(quarters, county, parts), true, true));
      }
      const definition = indicators[index];
      if (nation.sums === null || definition === undefined || !(nation.sums.numerator > 0)) continue;
      const values = yearsOf(
        window.map((each) => quarters.get(each) ?? []),
        above,
        below,
      ).filter(
        (home) => home.denominator >= definition.minimum && home.denominator > 0 && home.numerator >= 0,
      );
      const step = gridStep((nation.sums.numerator * 100) / nation.sums.denominator);
      const own = new Set(counties.filter(isOpen));
      places.push(
        ...placeHomes(besideOthers(values, split), own, step, settings).map((placed) => ({
          ...placed,
          takingPart: placed.county !== null && split.has(placed.county),
          ...{ indicator, quarter },
        })),
      );
    }
  }
  return { patterns, sums, places };
}

/** How one quarter is told, and the homes as they are told of. */
function tellQuarter(
  { unitType, variables }: TypeQuarters,
  quarter: number,
  parts: readonly HomeQuarter[],
  { settings, members, before }: TellInput,
): { readonly homes: readonly HomeQuarter[]; readonly pattern: QuarterPattern } {
  const earlier = before.filter((pattern) => pattern.unitType === unitType && pattern.quarter === quarter);
  // Told in two ways, a quarter would say what the home that moved bought: it keeps the way it was told in first.
  const byMonth = earlier.every((pattern) => pattern.byMonth === true);
  const homes = byMonth ? parts : addUpHomes(parts);
  const told = protectQuarter(
    homes,
    variables,
    settings,
    earlier.flatMap((pattern) => pattern.told),
  );
  const split = splitCounties(homes, {
    ...{ variables, told, members, settings },
    before: earlier.flatMap((pattern) => pattern.split ?? []),
  });
  return { homes, pattern: { unitType, quarter, told, byMonth, split } };
}

function addUp(homes: readonly HomeQuarter[], above: number, below: number) {
  let [numerator, sumOfSquares, denominator] = [0, 0, 0];
  for (const { values, squares } of homes) {
    numerator += values[above] ?? 0;
    sumOfSquares += squares[above] ?? 0;
    denominator += values[below] ?? 0;
  }
  return { numerator, sumOfSquares, denominator };
}

/** Homes that are there in all four quarters, with the county where they were at the end of the last (which comes first). */
function yearsOf(quarters: readonly (readonly HomeQuarter[])[], above: number, below: number) {
  const years = new Map<
    number,
    { county: number; quarters: number; numerator: number; denominator: number }
  >();
  for (const { home, county, values } of quarters.flatMap((homes) => addUpHomes(homes))) {
    const year = years.get(home) ?? { county, quarters: 0, numerator: 0, denominator: 0 };
    year.quarters += 1;
    year.numerator += values[above] ?? 0;
    year.denominator += values[below] ?? 0;
    years.set(home, year);
  }
  return [...years]
    .filter(([, year]) => year.quarters === QUARTERS_TOLD)
    .map(([home, { county, numerator, denominator }]) => ({ home, county, numerator, denominator }));
}

/** 1, 2 or 5 times a power of ten, so that the nation's value lies six to fifteen steps up: known to whoever knows that value. */
function gridStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value / 6));
  const times = value / 6 / power;
  return (times >= 5 ? 5 : times >= 2 ? 2 : 1) * power;
}
