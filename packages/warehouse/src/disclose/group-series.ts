import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type CountKind,
  createGroupSurroundings,
  type DisclosureGrid,
  type GroupSeries,
  measurePartitions,
  type Pattern,
  relationsOf,
  type StepSums,
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
  readonly places: ReadonlyMap<number, Int32Array>;
}

/** Sums of a group by step, in the order of the columns, and the most that one member has in each. */
interface GroupSums {
  readonly steps: readonly Float64Array[];
  readonly largest: readonly Float64Array[];
  /** The same of what all parts of each partition leave. */
  readonly largestLeft: readonly Float64Array[];
}

/** All groups of the release, with what is left of the places that hold a group whole. */
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
  const partitions = measurePartitions(grid, relationsOf(grid.families));
  const surroundingsOf = createGroupSurroundings(grid, pattern, partitions, rosters.places);
  const positions = new Map(columns.columns.map(({ family, kind }, index) => [`${family} ${kind}`, index]));
  return [...rosters.members].map(([group, byPlace]) => {
    const of = sums.get(group);
    const families = columns.families.map((_, family) =>
      columns.columns.flatMap(({ family: its, kind, threshold }, index): StepSums[] => {
        const steps = of?.steps[index] ?? new Float64Array(span.steps);
        return its === family ? [{ kind, threshold, steps, largest: of?.largest[index] ?? NONE }] : [];
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
        largestLeft: of?.largestLeft ?? [],
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
  const places = new Map([...grid.places.keys()].map((position) => [position, new Int32Array(months)]));
  const members = new Map<number, Map<number, Int32Array>>();
  for (let row = 0; row < group.length; row += 1) {
    const [at, of, time, number] = [place[row] ?? 0, group[row] ?? -1, month[row] ?? 0, count[row] ?? 0];
    const everyone = places.get(at);
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
  { families, columns }: DisclosureColumns,
  span: GridSpan,
): Promise<ReadonlyMap<number, GroupSums>> {
  const positions = new Map(columns.map(({ family, kind }, index) => [`${family} ${kind}`, index]));
  const left = relationsOf(families).partitions.map(({ kind, whole, parts }) => {
    const sides = [whole, ...parts].map((family) => positions.get(`${family} ${kind}`));
    return sides.map((index) => (index === undefined ? '0' : `s${index}`)).join(' - ');
  });
  const inner = columns.map(({ column }, index) => `sum(${column})::DOUBLE AS s${index}`).join(', ');
  const outer = [
    ...columns.map((_, index) => `sum(s${index})`),
    ...columns.map((_, index) => `max(s${index})`),
    ...left.map((expression) => `max(${expression})`),
  ];
  const [group = NONE, step = NONE, ...values] = await readColumns(
    connection,
    `SELECT group_id, step, ${outer.join(', ')} FROM (
       SELECT group_id, (quarter - ${span.start}) // ${MONTHS_PER_STEP} AS step, prescriber, ${inner} FROM quarterly
       WHERE listed AND group_id IS NOT NULL
         AND quarter BETWEEN ${span.start} AND ${span.start + span.steps * MONTHS_PER_STEP - 1}
       GROUP BY group_id, step, prescriber)
     GROUP BY group_id, step`,
  );
  const found = new Map<number, readonly Float64Array[]>();
  for (let row = 0; row < group.length; row += 1) {
    const of = group[row] ?? 0;
    const seriesOf = found.get(of) ?? outer.map(() => new Float64Array(span.steps));
    for (const [index, series] of seriesOf.entries()) series[step[row] ?? 0] = values[index]?.[row] ?? 0;
    found.set(of, seriesOf);
  }
  const size = columns.length;
  return new Map(
    [...found].map(([of, series]) => [
      of,
      {
        steps: series.slice(0, size),
        largest: series.slice(size, 2 * size),
        largestLeft: series.slice(2 * size),
      },
    ]),
  );
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

/** In each step the least monthly sum. */
function leastInSteps(rows: readonly Int32Array[], { steps }: GridSpan): Int32Array {
  return Int32Array.from({ length: steps }, (_, step) =>
    Math.min(
      ...Array.from({ length: MONTHS_PER_STEP }, (_, index) =>
        rows.reduce((total, row) => total + (row[step * MONTHS_PER_STEP + index] ?? 0), 0),
      ),
    ),
  );
}
