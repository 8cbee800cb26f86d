import type { DuckDBConnection } from '@duckdb/node-api';
import { cellKeySql } from './cell-key.ts';
import { countedLinesSql, judgedLinesSql } from './line-masks.ts';
import { onMaskSql } from './packed-sums.ts';
import { ALLOWED_JOIN, contactGroupsSql } from './patient-sketches.ts';
import type { LinesBehind, MeasurePlan } from './plan.ts';
import { RESIDENTS } from './users.ts';
import type { YearSource } from './year-sources.ts';

/**
 * Table `unproven_count`: exact numbers of patients, by `key`, from the few lines that unproven cells rest on. Cells and
 * lines meet on the stay (or the month) and on the bit of the group of lines, so that nothing is paired in vain.
 */
export async function countUnproven(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  behind: readonly LinesBehind[],
  sources: readonly YearSource[],
): Promise<void> {
  const bits = `(SELECT unnest(range(${behind.length}))::INTEGER AS bit)`;
  await connection.run(`
    CREATE TABLE open_stay AS
    SELECT p.stay, b.bit, p.key FROM placed_stay p JOIN unproven u USING (key) JOIN ${bits} b ON (u.open >> b.bit) & 1 = 1;
    CREATE TABLE open_month AS
    SELECT p.prescriber, p.month, b.bit, p.key
    FROM placed_month p JOIN unproven u USING (key) JOIN ${bits} b ON (u.open >> b.bit) & 1 = 1;
    CREATE TABLE wanted AS
    SELECT m.prescriber, m.month, any_value(m.stay) AS stay, bit_or(o.open) & any_value(a.allowed) AS open
    FROM stay_month m JOIN spine s ON s.prescriber = m.prescriber AND s.month = m.month
    ${ALLOWED_JOIN}
    JOIN (
      SELECT m.prescriber, m.month, o.open
      FROM (SELECT stay, bit_or(1::BIGINT << bit) AS open FROM open_stay GROUP BY stay) o JOIN stay_month m USING (stay)
      UNION ALL SELECT prescriber, month, bit_or(1::BIGINT << bit) FROM open_month GROUP BY prescriber, month
    ) o ON o.prescriber = m.prescriber AND o.month = m.month
    GROUP BY m.prescriber, m.month;
    CREATE TABLE wanted_line (prescriber INTEGER, month INTEGER, stay INTEGER, patient_key BIGINT, g BIGINT)`);
  for (const { sql } of sources) {
    await connection.run(`
      INSERT INTO wanted_line
      SELECT c.prescriber, c.month, n.stay, c.patient_key, w.g & n.open
      FROM ${countedLinesSql(plan.lineMeasures, judgedLinesSql(sql))} c
      JOIN behind_word w ON ${onMaskSql(plan.lineMeasures)}
      JOIN wanted n ON n.prescriber = c.prescriber AND n.month = c.month
      WHERE w.g & n.open <> 0`);
  }
  await connection.run(`
    INSERT INTO wanted_line
    SELECT l.prescriber, l.month, n.stay, l.patient_key, l.g & n.open
    FROM (SELECT l.*, ${contactGroupsSql(plan, behind)} AS g FROM contact_line l) l
    JOIN wanted n ON n.prescriber = l.prescriber AND n.month = l.month WHERE l.g & n.open <> 0`);
  await openResidents(connection, plan, sources);
  const counts = behind.map(
    ({ name }, bit) => `coalesce(max(patients) FILTER (bit = ${bit}), 0)::INTEGER AS ${name}`,
  );
  await connection.run(`
    CREATE TABLE unproven_count AS
    WITH line_bit AS (
      SELECT DISTINCT l.prescriber, l.month, l.stay, l.patient_key, b.bit
      FROM wanted_line l JOIN ${bits} b ON (l.g >> b.bit) & 1 = 1),
    met AS (
      SELECT o.key, o.bit, l.patient_key FROM open_stay o JOIN line_bit l ON l.stay = o.stay AND l.bit = o.bit
      UNION ALL SELECT o.key, o.bit, l.patient_key FROM open_month o
        JOIN line_bit l ON l.prescriber = o.prescriber AND l.month = o.month AND l.bit = o.bit
      UNION ALL SELECT o.key, b.bit, o.patient_key FROM open_resident o JOIN ${bits} b ON (o.g >> b.bit) & 1 = 1)
    SELECT ${['key', ...counts].join(', ')} FROM (
      SELECT key, bit, count(DISTINCT patient_key) AS patients FROM met GROUP BY key, bit)
    GROUP BY key;
    DROP TABLE open_stay; DROP TABLE open_month; DROP TABLE open_resident; DROP TABLE wanted; DROP TABLE wanted_line`);
}

/**
 * Table `open_resident`: the lines of unproven figures on residents. Everyone's prescriptions together are unproven only
 * when the register is small or the measure very rare.
 */
async function openResidents(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  sources: readonly YearSource[],
): Promise<void> {
  await connection.run(`
    CREATE TABLE open_resident (key BIGINT, patient_key BIGINT, g BIGINT);
    CREATE TABLE resident_month AS
    SELECT u.key, m.month, u.open & a.allowed AS open
    FROM resident_window w JOIN unproven u ON u.key = ${cellKeySql(RESIDENTS, '0', 'w.kind', 'w.period_end')}
    JOIN (SELECT DISTINCT month FROM sketch_of_month) m ON m.month BETWEEN w.first AND w.period_end
    JOIN behind_allowed a ON a.month_index = m.month % 12 AND a.declared AND a.counted WHERE w.kind <> 'year'`);
  const reader = await connection.runAndReadAll('SELECT count(*) FROM resident_month');
  const some = Number(reader.getRows()[0]?.[0]) > 0;
  for (const { sql } of some ? sources : []) {
    await connection.run(`
      INSERT INTO open_resident
      SELECT m.key, c.patient_key, bit_or(w.g & m.open)
      FROM ${countedLinesSql(plan.lineMeasures, judgedLinesSql(sql))} c
      JOIN behind_word w ON ${onMaskSql(plan.lineMeasures)} JOIN resident_month m ON m.month = c.month
      WHERE w.g & m.open <> 0 GROUP BY m.key, c.patient_key`);
  }
  await connection.run('DROP TABLE resident_month');
}
