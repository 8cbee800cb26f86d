import type { DuckDBConnection } from '@duckdb/node-api';
import type { DisclosureSettings, GridNote } from '@smalspor/domain/disclosure';
import type { DisclosureColumns } from './disclosure-columns.ts';
import type { GridPlaces } from './grid-places.ts';
import { noteFewUncounted } from './note-few-uncounted.ts';

type Notes = Map<number, GridNote[]>;

/**
 * What speaks against a figure besides its size: few patients behind it, one prescriber who dominates it, and few
 * prescribers between those who declared a list length, or whose contacts were counted, and all.
 */
export async function readNotes(
  connection: DuckDBConnection,
  columns: DisclosureColumns,
  places: GridPlaces,
  settings: DisclosureSettings,
  areas: string,
): Promise<Notes> {
  const notes: Notes = new Map();
  const add = (family: number, note: GridNote) => notes.set(family, [...(notes.get(family) ?? []), note]);
  await noteFewPatients(connection, columns, places, settings, areas, add);
  await noteDominance(connection, columns, places, settings, add);
  await noteFewDeclared(connection, columns, places, settings, add);
  await noteFewUncounted(connection, columns, places, settings, add);
  return notes;
}

export type AddNote = (family: number, note: GridNote) => void;

async function noteFewPatients(
  connection: DuckDBConnection,
  columns: DisclosureColumns,
  places: GridPlaces,
  { k }: DisclosureSettings,
  areas: string,
  add: AddNote,
): Promise<void> {
  const families = new Map(columns.indicators.map(({ cell, numerator }) => [cell.indicator, numerator]));
  const reader = await connection.runAndReadAll(`
    SELECT DISTINCT indicator, level, unit, kind = 'month' FROM ${areas}
    WHERE patients BETWEEN 1 AND ${k - 1} AND (level <> 'municipality' OR kind = 'rolling12') AND level <> 'group'`);
  for (const [indicator, level, unit, isMonth] of reader.getRowsJS()) {
    const family = families.get(String(indicator));
    if (family === undefined) continue;
    for (const at of placesOfCell(places, String(level), Number(unit), isMonth === true)) {
      add(family, { reason: 'few-patients', at });
    }
  }
}

function placesOfCell(
  { places, areas }: GridPlaces,
  level: string,
  unit: number,
  isMonth: boolean,
): GridNote['at'][] {
  if (level === 'nation') return [{ level: isMonth ? 'nation-months' : 'nation' }];
  if (level === 'municipality') {
    return [...places.keys()]
      .filter((place) => places[place]?.unit === unit)
      .map((place) => ({ level: 'municipality', place }));
  }
  const counties =
    level === 'county'
      ? [unit]
      : areas.filter(({ countyNow }) => countyNow === unit).map(({ county }) => county);
  return counties.map((county) => ({ level: isMonth ? 'county-months' : 'county', county }));
}

/** In any rolling year of any municipality as it was at the year's end. */
async function noteDominance(
  connection: DuckDBConnection,
  { columns }: DisclosureColumns,
  { places }: GridPlaces,
  { dominance }: DisclosureSettings,
  add: AddNote,
): Promise<void> {
  const flags = columns.map(
    (_, index) => `max(s${index}) >= ${dominance} * sum(s${index}) AND sum(s${index}) > 0 AS s${index}`,
  );
  const any = columns.map((_, index) => `bool_or(s${index})`).join(', ');
  const reader = await connection.runAndReadAll(`
    WITH flagged AS (
      SELECT municipality, period_end, ${flags.join(', ')} FROM member_window
      WHERE kind = 'rolling12' AND municipality IS NOT NULL GROUP BY ALL)
    SELECT municipality, ${any} FROM flagged GROUP BY municipality`);
  const positions = new Map(places.map(({ unit }, place) => [unit, place]));
  for (const [unit, ...dominated] of reader.getRowsJS()) {
    const place = positions.get(Number(unit));
    for (const [index, { family }] of columns.entries()) {
      if (place === undefined || dominated[index] !== true) continue;
      add(family, { reason: 'dominance', at: { level: 'municipality', place } });
    }
  }
}

/**
 * The figures of those who declared, set against everyone's, are the figures of those who did not: in places and counties where
 * these are few the former are not told.
 */
async function noteFewDeclared(
  connection: DuckDBConnection,
  { families }: DisclosureColumns,
  { places }: GridPlaces,
  { k }: DisclosureSettings,
  add: AddNote,
): Promise<void> {
  const declared = [...families.keys()].filter((family) => {
    const selection = families[family]?.selection ?? null;
    return selection !== null && 'declared' in selection && selection.declared;
  });
  if (declared.length === 0) return;
  const few = async (unit: string): Promise<number[]> => {
    const reader = await connection.runAndReadAll(`
      SELECT DISTINCT ${unit} FROM (
        SELECT ${unit}, month FROM spine GROUP BY ALL HAVING count(*) - count(declared) BETWEEN 1 AND ${k - 1})`);
    return reader.getRowsJS().map(([value]) => Number(value));
  };
  const inPlaces = new Set(await few('municipality'));
  const inCounties = await few('county');
  for (const family of declared) {
    for (const [place, { unit }] of places.entries()) {
      if (inPlaces.has(unit)) add(family, { reason: 'few-declared', at: { level: 'municipality', place } });
    }
    for (const county of inCounties) add(family, { reason: 'few-declared', at: { level: 'county', county } });
  }
}
