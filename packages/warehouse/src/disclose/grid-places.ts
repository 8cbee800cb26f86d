import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type DisclosureSettings,
  type GridArea,
  type GridPlace,
  placesBetweenGroups,
  type RosterCell,
} from '@smalspor/domain/disclosure';
import {
  carryForward,
  countyOf,
  type Geography,
  isMunicipalityValid,
  municipalityCode,
  unitOfCode,
} from '@smalspor/domain/organisation';
import type { Month } from '@smalspor/domain/time';
import { endOfStep, type GridSpan } from './grid-span.ts';

export interface GridPlaces {
  readonly places: readonly GridPlace[];
  readonly areas: readonly GridArea[];
}

/** Every municipality code with lists in the months of the grid, what has become of it, and who works there. */
export async function readPlaces(
  connection: DuckDBConnection,
  geography: Geography,
  span: GridSpan,
  settings: DisclosureSettings,
  changed: ReadonlySet<number>,
): Promise<GridPlaces> {
  const rosters = await readRosters(connection, span);
  const units = [...new Set(rosters.map(({ unit }) => unit))].sort((a, b) => a - b);
  const positions = new Map(units.map((unit, position) => [unit, position]));
  const prescribers = units.map(() => new Int32Array(span.steps));
  const months = Map.groupBy(rosters, ({ month }) => month);
  const between = placesBetweenGroups(
    [...months.values()].map((cells) =>
      cells.map(({ unit, group, count }): RosterCell => ({ place: unit, group, prescribers: count })),
    ),
    settings,
  );
  for (let step = 0; step < span.steps; step += 1) {
    for (const { unit, count } of months.get(endOfStep(span, step)) ?? []) {
      const row = prescribers[positions.get(unit) ?? -1];
      if (row) row[step] = (row[step] ?? 0) + count;
    }
  }
  const paths = units.map((unit) => pathOf(geography, municipalityCode(unit)));
  const names = [...new Set(paths)];
  const places = units.map((unit, position): GridPlace => {
    const working = prescribers[position] ?? new Int32Array();
    return {
      unit,
      area: names.indexOf(paths[position] ?? ''),
      prescribers: working,
      ...carriedOf(geography, unit, span),
      unsafe: isSparse(geography, unit, working, span, settings)
        ? 'few-prescribers'
        : between.has(unit)
          ? 'rosters'
          : changed.has(unit)
            ? 'changed-rosters'
            : null,
    };
  });
  return { places, areas: names.map(areaOf) };
}

interface RosterRow {
  readonly unit: number;
  readonly month: number;
  readonly group: number | null;
  readonly count: number;
}

async function readRosters(connection: DuckDBConnection, span: GridSpan): Promise<RosterRow[]> {
  const last = endOfStep(span, span.steps - 1);
  const reader = await connection.runAndReadAll(`
    SELECT municipality, month, group_id, count(*)::INTEGER FROM spine
    WHERE month BETWEEN ${span.start} AND ${last} GROUP BY ALL ORDER BY ALL`);
  return reader.getRowsJS().map(([unit, month, group, count]) => ({
    unit: Number(unit),
    month: Number(month),
    group: group === null ? null : Number(group),
    count: Number(count),
  }));
}

/** Fewer than k prescribers at the end of any quarter in which the code is valid. */
function isSparse(
  geography: Geography,
  unit: number,
  prescribers: Int32Array,
  span: GridSpan,
  { k }: DisclosureSettings,
): boolean {
  const code = municipalityCode(unit);
  return prescribers.some(
    (count, step) => count < k && isMunicipalityValid(geography, code, endOfStep(span, step) as Month),
  );
}

/** What a code has become at the end of each step; -1 for what lies ahead or was divided. */
function carriedOf(
  geography: Geography,
  unit: number,
  span: GridSpan,
): Pick<GridPlace, 'municipality' | 'county'> {
  const code = municipalityCode(unit);
  const from = geography.municipalityByCode.get(code)?.from;
  const municipality = new Int32Array(span.steps).fill(-1);
  const county = new Int32Array(span.steps).fill(-1);
  for (let step = 0; step < span.steps; step += 1) {
    const end = endOfStep(span, step) as Month;
    if (from === undefined || end < from) continue;
    const carried = carryForward(geography, code, from, end);
    const codes = carried.kind === 'code' ? [carried.code] : carried.kind === 'split' ? carried.parts : [];
    const counties = new Set(codes.map((part) => countyOf(geography, part, end)));
    const [only] = counties;
    if (carried.kind === 'code') municipality[step] = unitOfCode(carried.code);
    if (counties.size === 1 && only != null) county[step] = unitOfCode(only);
  }
  return { municipality, county };
}

/** The counties that a code has lain in and comes to lie in, as a text: places with the same text are one area. */
function pathOf(geography: Geography, code: string): string {
  const county = geography.municipalityByCode.get(code)?.county ?? '00';
  const later = (geography.changesFrom.get(code) ?? []).map(({ to }) => pathOf(geography, to));
  const [next] = [...new Set(later)].sort();
  if (next === undefined) return county;
  if (later.length === 1 || new Set(later).size === 1)
    return next.startsWith(county) ? next : `${county}>${next}`;
  return `${county}>(${[...new Set(later)].sort().join('|')})>${geography.countyNowByCode.get(code)}`;
}

function areaOf(path: string): GridArea {
  const counties = path.split('>');
  return { county: Number(counties[0]), countyNow: Number(counties.at(-1)) };
}
