import type { DuckDBConnection } from '@duckdb/node-api';
import { type DisclosureSettings, relationsOf } from '@smalspor/domain/disclosure';
import type { DisclosureColumns } from './disclosure-columns.ts';
import type { GridPlaces } from './grid-places.ts';
import type { AddNote } from './read-notes.ts';

/**
 * Prescriptions in months whose contacts were counted, set against all, are those of doctors whose contacts were not. Where these
 * are few and wrote more than what is small anyhow, the former are not told.
 */
export async function noteFewUncounted(
  connection: DuckDBConnection,
  columns: DisclosureColumns,
  { places }: GridPlaces,
  { k }: DisclosureSettings,
  add: AddNote,
): Promise<void> {
  for (const { family, inWindow, inMonth } of differences(columns)) {
    const few = async (unit: string, time: string, table: string, left: string) => {
      const reader = await connection.runAndReadAll(`
        SELECT DISTINCT unit FROM (
          SELECT unit FROM (
            SELECT ${unit} AS unit, ${time} AS time, prescriber, sum(${left}) AS left_over FROM ${table} GROUP BY ALL)
          WHERE left_over > 0 GROUP BY unit, time HAVING count(*) < ${k} AND sum(left_over) >= ${k})
        WHERE unit IS NOT NULL`);
      return new Set(reader.getRowsJS().map(([value]) => Number(value)));
    };
    const windows = `(FROM member_window WHERE kind = 'rolling12')`;
    const months = '(FROM monthly WHERE listed)';
    const municipalities = await few('municipality', 'period_end', windows, inWindow);
    for (const [place, { unit }] of places.entries()) {
      if (municipalities.has(unit))
        add(family, { reason: 'few-declared', at: { level: 'municipality', place } });
    }
    for (const county of await few('county', 'month // 3', months, inMonth)) {
      add(family, { reason: 'few-declared', at: { level: 'county', county } });
    }
    for (const county of await few('county', 'month', months, inMonth)) {
      add(family, { reason: 'few-declared', at: { level: 'county-months', county } });
    }
  }
}

/** What each family of counted months leaves of one that holds it, as SQL over `member_window` and over `monthly`. */
function differences({ families, columns }: DisclosureColumns) {
  const { wholes } = relationsOf(families);
  const needsCounts = (family: number): boolean => {
    const selection = families[family]?.selection ?? null;
    return selection !== null && 'contactMonths' in selection;
  };
  const positionOf = (family: number) =>
    columns.findIndex((column) => column.family === family && column.kind === 'prescriptions');
  return [...families.keys()].filter(needsCounts).flatMap((family) =>
    (wholes[family] ?? [])
      .filter((whole) => !needsCounts(whole) && positionOf(whole) >= 0 && positionOf(family) >= 0)
      .map((whole) => {
        const [all, part] = [positionOf(whole), positionOf(family)];
        return {
          family,
          inWindow: `s${all} - s${part}`,
          inMonth: `${columns[all]?.column} - ${columns[part]?.column}`,
        };
      }),
  );
}
