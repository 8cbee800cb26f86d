import { join } from 'node:path';
import type { Batch } from '@smalspor/domain/registers';
import type { Month } from '@smalspor/domain/time';
import { withDuckDb } from '../duckdb/with-duckdb.ts';
import type { HomePaths } from '../home/home-paths.ts';

/** A dated leadership of a CME group, by the prescriber's internal number. */
export interface GroupLeadership {
  readonly group: number;
  readonly prescriber: number;
  readonly from: Month;
  /** The last month, or `null` while it lasts. */
  readonly to: Month | null;
}

/** Who leads which CME group, from a delivery of groups that lies in the lake. */
export async function readGroupLeaders(home: HomePaths, batch: Batch): Promise<readonly GroupLeadership[]> {
  const leaderships: GroupLeadership[] = [];
  for (const { path } of batch.files) {
    const rows = await withDuckDb({ spillDirectory: home.temporary }, (connection) =>
      connection.runAndReadAll(
        `SELECT group_id, prescriber, from_month, to_month FROM read_parquet($file) WHERE role = 'leader'
         ORDER BY group_id, prescriber, from_month`,
        { file: join(home.root, path) },
      ),
    );
    for (const [group, prescriber, from, to] of rows.getRowsJS()) {
      leaderships.push({
        group: Number(group),
        prescriber: Number(prescriber),
        from: Number(from) as Month,
        to: to === null ? null : (Number(to) as Month),
      });
    }
  }
  return leaderships;
}
