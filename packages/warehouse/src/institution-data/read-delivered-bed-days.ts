import type { ToldBedDays } from '@smalspor/domain/institution-data';
import type { Month } from '@smalspor/domain/time';
import { withDuckDb } from '../duckdb/with-duckdb.ts';
import type { HomePaths } from '../home/home-paths.ts';
import { filesSql } from '../measure/lake-files.ts';

/** What files have said of an institution's bed days in some months, in the order of ward and month. */
export async function readDeliveredBedDays(
  home: HomePaths,
  files: readonly string[],
  { organisation, from, to }: { readonly organisation: number; readonly from: Month; readonly to: Month },
): Promise<readonly ToldBedDays[]> {
  if (files.length === 0) return [];
  const rows = await withDuckDb({ spillDirectory: home.temporary }, (connection) =>
    connection.runAndReadAll(
      `SELECT ward_type, from_month, to_month, bed_days, estimated FROM ${filesSql(files)}
       WHERE organisation = ${organisation} AND from_month <= ${to} AND to_month >= ${from}
       ORDER BY ward_type, from_month, to_month, bed_days`,
    ),
  );
  return rows.getRowsJS().map(([wardType, first, last, bedDays, estimated]) => ({
    wardType: String(wardType) as ToldBedDays['wardType'],
    from: Number(first) as Month,
    to: Number(last) as Month,
    bedDays: Number(bedDays),
    estimated: estimated === true,
  }));
}
