import type { DuckDBConnection } from '@duckdb/node-api';

/**
 * Table `misjudged`: whole lines whose `first_line` a batch could not know, because the prescription was also dispensed or
 * returned in another batch; `verdict` is what it should be. A prescription counts once, on its earliest dispensing, if its
 * net packages over all batches are above 0. Only prescriptions with a line that is `carried` (prescribed before its batch
 * began) can cross batches, so only they are looked up.
 */
export async function judgeFirstLines(connection: DuckDBConnection): Promise<void> {
  await connection.run(`
    CREATE TABLE crossing AS SELECT DISTINCT rx_key FROM lake_lines WHERE carried;
    CREATE TABLE verdicts AS
    SELECT line_key, verdict FROM (
      SELECT line_key, first_line, NOT is_return AND sum(packages100) OVER (PARTITION BY rx_key) > 0
        AND row_number() OVER (
          PARTITION BY rx_key ORDER BY is_return, dispensed_on, NOT first_line, line_key) = 1 AS verdict
      FROM lake_lines SEMI JOIN crossing USING (rx_key))
    WHERE verdict <> first_line;
    CREATE TABLE misjudged AS SELECT * FROM lake_lines JOIN verdicts USING (line_key);
    DROP TABLE verdicts;
    DROP TABLE crossing`);
}
