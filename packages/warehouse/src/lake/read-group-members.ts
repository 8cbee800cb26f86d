import { join } from 'node:path';
import type { Batch } from '@smalspor/domain/registers';
import type { Month } from '@smalspor/domain/time';
import { withDuckDb } from '../duckdb/with-duckdb.ts';
import type { HomePaths } from '../home/home-paths.ts';

/** A prescriber's dated time in a CME group, by the prescriber's internal number. */
export interface GroupMember {
  readonly group: number;
  readonly groupName: string;
  readonly municipality: number;
  readonly prescriber: number;
  readonly leads: boolean;
  readonly from: Month;
  /** The last month, or `null` while it lasts. */
  readonly to: Month | null;
}

/** Who is in which CME group, from a delivery of groups that lies in the lake. */
export async function readGroupMembers(home: HomePaths, batch: Batch): Promise<readonly GroupMember[]> {
  const members: GroupMember[] = [];
  for (const { path } of batch.files) {
    const rows = await withDuckDb({ spillDirectory: home.temporary }, (connection) =>
      connection.runAndReadAll(
        `SELECT group_id, group_name, municipality, prescriber, role = 'leader', from_month, to_month
         FROM read_parquet($file) ORDER BY group_id, prescriber, from_month`,
        { file: join(home.root, path) },
      ),
    );
    for (const [group, groupName, municipality, prescriber, leads, from, to] of rows.getRowsJS()) {
      members.push({
        group: Number(group),
        groupName: String(groupName),
        municipality: Number(municipality),
        prescriber: Number(prescriber),
        leads: leads === true,
        from: Number(from) as Month,
        to: to === null ? null : (Number(to) as Month),
      });
    }
  }
  return members;
}
