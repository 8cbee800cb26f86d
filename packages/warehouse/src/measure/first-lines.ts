import type { DuckDBConnection } from '@duckdb/node-api';

/**
 * Table `first_line_verdict`: lines whose `first_line` a batch could not know, because the prescription was also
 * dispensed or returned in another batch. A prescription counts once, on its earliest dispensing, if its net packages over all
 * batches are above 0. Only prescriptions with a line that is `carried` (prescribed before its batch began) are looked up.
 */
export async function judgeFirstLines(connection: DuckDBConnection): Promise<void> {
  await connection.run(`
    CREATE TABLE crossing AS SELECT DISTINCT rx_key FROM lake_lines WHERE carried;
    CREATE TABLE first_line_verdict AS
    SELECT line_key, verdict AS first_line FROM (
      SELECT line_key, first_line,
        NOT is_return AND sum(packages100) OVER (PARTITION BY rx_key) > 0
          AND row_number() OVER (
            PARTITION BY rx_key ORDER BY is_return, dispensed_on, NOT first_line, line_key) = 1 AS verdict
      FROM lake_lines SEMI JOIN crossing USING (rx_key))
    WHERE verdict <> first_line;
    DROP TABLE crossing`);
}
