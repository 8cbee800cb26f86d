import type { DuckDBConnection } from '@duckdb/node-api';
import type { Month } from '@smalspor/domain/time';

/** Where a prescriber belongs at the end of a quarter, and the lists in the twelve months before. */
export interface PrescriberHome {
  readonly prescriber: number;
  readonly end: Month;
  /** Mean of the month-end sizes of the lists. */
  readonly meanListSize: number;
  /** Mean of the declared, activity-adjusted list length; `null` where none was declared. */
  readonly declaredListSize: number | null;
  /** Months of the twelve with a list. */
  readonly months: number;
  readonly group: number | null;
  readonly groupName: string | null;
  readonly municipality: number;
  readonly county: number;
  readonly countyNow: number;
}

export interface Homes {
  find(prescriber: number, end: Month): PrescriberHome | null;
  /** Everyone with a list in the twelve months that end with `end`, in order of their numbers. */
  at(end: Month): readonly PrescriberHome[];
  /** Members of a group at the end of a quarter. */
  membersOf(group: number, end: Month): number;
}

export async function loadHomes(connection: DuckDBConnection, table: string): Promise<Homes> {
  const reader = await connection.runAndReadAll(
    `SELECT prescriber, period_end, patients, declared, months, group_id, municipality, county, county_now, group_name FROM ${table}
     ORDER BY period_end, prescriber`,
  );
  const byEnd = new Map<number, Map<number, PrescriberHome>>();
  const members = new Map<string, number>();
  for (const row of reader.getRowsJS()) {
    const home: PrescriberHome = {
      prescriber: Number(row[0]),
      end: Number(row[1]) as Month,
      meanListSize: Number(row[2]),
      declaredListSize: row[3] == null ? null : Number(row[3]),
      months: Number(row[4]),
      group: row[5] == null ? null : Number(row[5]),
      groupName: row[9] == null ? null : String(row[9]),
      municipality: Number(row[6]),
      county: Number(row[7]),
      countyNow: Number(row[8]),
    };
    const atEnd = byEnd.get(home.end) ?? new Map<number, PrescriberHome>();
    atEnd.set(home.prescriber, home);
    byEnd.set(home.end, atEnd);
    if (home.group !== null) {
      const key = `${home.group} ${home.end}`;
      members.set(key, (members.get(key) ?? 0) + 1);
    }
  }
  return {
    find: (prescriber, end) => byEnd.get(end)?.get(prescriber) ?? null,
    at: (end) => [...(byEnd.get(end)?.values() ?? [])],
    membersOf: (group, end) => members.get(`${group} ${end}`) ?? 0,
  };
}
