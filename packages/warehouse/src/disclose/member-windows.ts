import type { DuckDBConnection } from '@duckdb/node-api';
import type { DisclosureColumns } from './disclosure-columns.ts';

/**
 * Table `member_window`: each prescriber's part (`s0` …, in the order of the columns) of each half and rolling year, by group
 * and by the municipality as it is when the window ends. Who dominates a figure is read from it.
 */
export async function createMemberWindows(
  connection: DuckDBConnection,
  { columns }: DisclosureColumns,
): Promise<void> {
  const sums = columns.map(({ column }, index) => `sum(q.${column})::DOUBLE AS s${index}`).join(', ');
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE member_window AS
    SELECT w.kind, w.period_end, q.prescriber, q.group_id, h.carried AS municipality, ${sums}
    FROM quarterly q JOIN window_quarter w USING (quarter)
    JOIN carried_home h ON h.municipality = q.municipality AND h.month = q.month AND h.period_end = w.period_end
    WHERE q.listed AND (w.kind = 'rolling12' OR q.group_id IS NOT NULL) GROUP BY ALL`);
}
