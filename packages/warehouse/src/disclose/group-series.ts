import type { DuckDBConnection } from '@duckdb/node-api';
import type {
  CountKind,
  DisclosureGrid,
  FamilyPattern,
  GroupSeries,
  GroupSurrounding,
  Pattern,
  StepSums,
} from '@smalspor/domain/disclosure';
import type { DisclosureColumns } from './disclosure-columns.ts';
import { type GridSpan, MONTHS_PER_STEP } from './grid-span.ts';
import { readColumns } from './read-columns.ts';

/** A group with its sums, and the largest part of each that one member has in a window. */
export interface GroupFigures {
  readonly group: number;
  readonly series: GroupSeries;
  /** @param window the kind and the last step, as `rolling12 27` */
  readonly largest: (window: string) => (family: number, kind: CountKind) => number;
}

const NONE = new Float64Array();

interface RosterCounts {
  /** Group and place positions to members in each month. */
  readonly members: ReadonlyMap<number, ReadonlyMap<number, Int32Array>>;
  /** Prescribers of each place in each month. */
  readonly places: readonly Int32Array[];
}

/** All groups of the release, with what is left of the municipality and the county that hold a group whole. */
export async function readGroups(
  connection: DuckDBConnection,
  columns: DisclosureColumns,
  span: GridSpan,
  grid: DisclosureGrid,
  pattern: Pattern,
  changed: ReadonlyMap<number, Uint8Array>,
): Promise<readonly GroupFigures[]> {
  const rosters = await readMembers(connection, span, grid);
  const sums = await readGroupSums(connection, columns, span);
  const largest = await readLargest(connection, columns, span);
  const surroundingsOf = createSurroundings(grid, pattern, rosters, span);
  const positions = new Map(columns.columns.map(({ family, kind }, index) => [`${family} ${kind}`, index]));
  return [...rosters.members].map(([group, byPlace]) => {
    const families = columns.families.map((_, family) =>
      columns.columns.flatMap((column, index): StepSums[] => {
        const steps = sums.get(group)?.[index] ?? new Float64Array(span.steps);
        return column.family === family ? [{ kind: column.kind, threshold: column.threshold, steps }] : [];
      }),
    );
    return {
      group,
      largest: (window) => {
        const row = largest.get(`${group} ${window}`);
        return (family, kind) => row?.[positions.get(`${family} ${kind}`) ?? -1] ?? 0;
      },
      series: {
        reportingMembers: leastInSteps([...byPlace.values()], span),
        changedRosters: changed.get(group) ?? new Uint8Array(span.steps),
        families,
        surroundings: surroundingsOf(byPlace, families),
      },
    };
  });
}

async function readMembers(
  connection: DuckDBConnection,
  span: GridSpan,
  grid: DisclosureGrid,
): Promise<RosterCounts> {
  const months = span.steps * MONTHS_PER_STEP;
  const [group = NONE, place = NONE, month = NONE, count = NONE] = await readColumns(
    connection,
    `SELECT coalesce(s.group_id, -1), p.place, s.month - ${span.start}, count(*)::INTEGER
     FROM spine s JOIN grid_place p USING (municipality)
     WHERE s.month BETWEEN ${span.start} AND ${span.start + months - 1} GROUP BY ALL`,
  );
  const places = grid.places.map(() => new Int32Array(months));
  const members = new Map<number, Map<number, Int32Array>>();
  for (let row = 0; row < group.length; row += 1) {
    const [at, of, time, number] = [place[row] ?? 0, group[row] ?? -1, month[row] ?? 0, count[row] ?? 0];
    const everyone = places[at];
    if (everyone) everyone[time] = (everyone[time] ?? 0) + number;
    if (of < 0) continue;
    const byPlace = members.get(of) ?? new Map<number, Int32Array>();
    const inPlace = byPlace.get(at) ?? new Int32Array(months);
    inPlace[time] = number;
    members.set(of, byPlace.set(at, inPlace));
  }
  return { members, places };
}

async function readGroupSums(
  connection: DuckDBConnection,
  { columns }: DisclosureColumns,
  span: GridSpan,
): Promise<ReadonlyMap<number, readonly Float64Array[]>> {
  const sums = columns.map(({ column }, index) => `sum(${column})::DOUBLE AS s${index}`).join(', ');
  const [group = NONE, step = NONE, ...values] = await readColumns(
    connection,
    `SELECT group_id, (quarter - ${span.start}) // ${MONTHS_PER_STEP} AS step, ${sums} FROM quarterly
     WHERE listed AND group_id IS NOT NULL
       AND quarter BETWEEN ${span.start} AND ${span.start + span.steps * MONTHS_PER_STEP - 1} GROUP BY group_id, step`,
  );
  const found = new Map<number, Float64Array[]>();
  for (let row = 0; row < group.length; row += 1) {
    const of = group[row] ?? 0;
    const sumsOf = found.get(of) ?? columns.map(() => new Float64Array(span.steps));
    for (const [index, series] of sumsOf.entries()) series[step[row] ?? 0] = values[index]?.[row] ?? 0;
    found.set(of, sumsOf);
  }
  return found;
}

async function readLargest(
  connection: DuckDBConnection,
  { columns }: DisclosureColumns,
  span: GridSpan,
): Promise<ReadonlyMap<string, Float64Array>> {
  const most = columns.map((_, index) => `max(s${index})`).join(', ');
  const [group = NONE, isHalf = NONE, step = NONE, ...values] = await readColumns(
    connection,
    `SELECT group_id, (kind = 'half')::INTEGER, (period_end - ${span.start}) // ${MONTHS_PER_STEP}, ${most} FROM (
       SELECT group_id, kind, period_end, ${columns.map((_, index) => `sum(s${index}) AS s${index}`).join(', ')}
       FROM member_window WHERE group_id IS NOT NULL GROUP BY group_id, kind, period_end, prescriber)
     GROUP BY group_id, kind, period_end`,
  );
  const found = new Map<string, Float64Array>();
  for (let row = 0; row < group.length; row += 1) {
    const window = `${isHalf[row] === 1 ? 'half' : 'rolling12'} ${step[row]}`;
    found.set(
      `${group[row]} ${window}`,
      Float64Array.from(values, (column) => column[row] ?? 0),
    );
  }
  return found;
}

/** The municipality and the county that hold a group whole, less the group, as far as their own figures are shown. */
function createSurroundings(
  grid: DisclosureGrid,
  pattern: Pattern,
  rosters: RosterCounts,
  span: GridSpan,
): (
  byPlace: ReadonlyMap<number, Int32Array>,
  families: readonly (readonly StepSums[])[],
) => readonly GroupSurrounding[] {
  const countyOf = (place: number) => grid.areas[grid.places[place]?.area ?? 0]?.county ?? 0;
  const inCounty = Map.groupBy(grid.places.keys(), countyOf);
  const folded = pattern.families.map((family) => new Set(family.folded.map(({ place }) => place)));
  const isPlaceShown = (family: FamilyPattern, index: number, place: number) =>
    family.nation !== 'none' && !folded[index]?.has(grid.places[place]?.unit ?? 0);

  const totals = new Map<string, Float64Array>();
  /** The area's own sums, the same for all its groups. */
  const totalOf = (name: string, places: readonly number[], family: number, at: number): Float64Array => {
    const key = `${name} ${family} ${at}`;
    const known = totals.get(key);
    if (known) return known;
    const counts = grid.families[family]?.counts[at]?.byStep ?? [];
    const total = new Float64Array(span.steps);
    for (const place of places) {
      for (let step = 0; step < span.steps; step += 1) {
        total[step] = (total[step] ?? 0) + (counts[place * span.steps + step] ?? 0);
      }
    }
    totals.set(key, total);
    return total;
  };

  const around = (
    name: string,
    places: readonly number[],
    byPlace: ReadonlyMap<number, Int32Array>,
    families: readonly (readonly StepSums[])[],
    isShown: (family: FamilyPattern, index: number) => boolean,
  ): GroupSurrounding => {
    const inside = places.flatMap((place) => byPlace.get(place) ?? []);
    const elsewhere = [...byPlace].filter(([place]) => !places.includes(place)).map(([, months]) => months);
    const outside = places.flatMap((place) => rosters.places[place] ?? []);
    const left = leastInSteps(outside, span, inside);
    const strangers = mostInSteps(elsewhere, span);
    return {
      prescribers: left.map((count, step) => (strangers[step] === 0 ? count : -1)),
      families: pattern.families.map((family, index) => {
        if (!isShown(family, index)) return [];
        return (families[index] ?? []).map((own, at): StepSums => {
          const total = totalOf(name, places, index, at);
          const steps = total.map((sum, step) => sum - (own.steps[step] ?? 0));
          return { ...own, steps };
        });
      }),
    };
  };

  /** Places that never hold the whole group tell nothing of it. */
  const holdSometimes = (places: readonly number[], byPlace: ReadonlyMap<number, Int32Array>): boolean => {
    const elsewhere = [...byPlace].filter(([place]) => !places.includes(place)).map(([, months]) => months);
    return elsewhere.length === 0 || mostInSteps(elsewhere, span).includes(0);
  };

  return (byPlace, families) => {
    const counties = [...new Set([...byPlace.keys()].map(countyOf))];
    return [
      ...[...byPlace.keys()]
        .filter((place) => holdSometimes([place], byPlace))
        .map((place) =>
          around(`place ${place}`, [place], byPlace, families, (family, index) =>
            isPlaceShown(family, index, place),
          ),
        ),
      ...counties
        .map((county) => ({ county, places: inCounty.get(county) ?? [] }))
        .filter(({ places }) => holdSometimes(places, byPlace))
        .map(({ county, places }) =>
          around(
            `county ${county}`,
            places,
            byPlace,
            families,
            (family) => !family.hiddenCounties.includes(county),
          ),
        ),
    ];
  };
}

/** In each step the least monthly sum of `plus` less `minus`. */
function leastInSteps(
  plus: readonly Int32Array[],
  { steps }: GridSpan,
  minus: readonly Int32Array[] = [],
): Int32Array {
  return Int32Array.from({ length: steps }, (_, step) => Math.min(...monthly(step, plus, minus)));
}

function mostInSteps(rows: readonly Int32Array[], { steps }: GridSpan): Int32Array {
  return Int32Array.from({ length: steps }, (_, step) => Math.max(...monthly(step, rows, [])));
}

function monthly(step: number, plus: readonly Int32Array[], minus: readonly Int32Array[]): number[] {
  return Array.from({ length: MONTHS_PER_STEP }, (_, index) => {
    const month = step * MONTHS_PER_STEP + index;
    const sum = (rows: readonly Int32Array[]) => rows.reduce((total, row) => total + (row[month] ?? 0), 0);
    return sum(plus) - sum(minus);
  });
}
