import type { DuckDBConnection } from '@duckdb/node-api';
import { countedLinesSql, judgedLinesSql } from './line-masks.ts';
import { onMaskSql } from './packed-sums.ts';
import { BEHIND_PER_SLICE, createSketches } from './patient-sketches.ts';
import type { LinesBehind, MeasurePlan } from './plan.ts';
import { AREA_UNIT, PUBLISHED_BY_MONTH } from './published-grid.ts';
import { RESIDENTS } from './users.ts';
import type { YearSource } from './year-sources.ts';

const KEYS = 'level, unit, kind, period_end';

/**
 * Table `patients_behind`: for the figures that may be published, the distinct patients behind each numerator. NULL means
 * that there are `countedBelow` or more, proven by a sketch; smaller numbers are exact.
 */
export async function countPatientsBehind(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  sources: readonly YearSource[],
  countedBelow: number,
): Promise<void> {
  const names: string[] = [];
  for (let from = 0; from === 0 || from < plan.behind.length; from += BEHIND_PER_SLICE) {
    const behind = plan.behind.slice(from, from + BEHIND_PER_SLICE);
    await countSlice(connection, plan, behind, sources, countedBelow);
    const table = `patients_behind_${names.length}`;
    await connection.run(`ALTER TABLE patients_slice RENAME TO ${table}`);
    names.push(table);
  }
  const [first, ...more] = names;
  await connection.run(
    `CREATE VIEW patients_behind AS SELECT * FROM ${first}${more.map((name) => ` JOIN ${name} USING (${KEYS})`).join('')}`,
  );
}

async function countSlice(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  behind: readonly LinesBehind[],
  sources: readonly YearSource[],
  countedBelow: number,
): Promise<void> {
  await createSketches(connection, plan, behind, sources);
  const joined = behind.map(({ name }) => `bit_or(${name}) AS ${name}`).join(', ');
  const arms = Object.entries(AREA_UNIT).map(
    ([level, unit]) => `
      SELECT '${level}' AS level, ${unit}::INTEGER AS unit, kind, period_end, ${joined}
      FROM sketch_placed WHERE ${unit} IS NOT NULL GROUP BY ALL`,
  );
  const months = PUBLISHED_BY_MONTH.map(
    (level) => `
      SELECT '${level}' AS level, ${AREA_UNIT[level]}::INTEGER AS unit, 'month' AS kind, month AS period_end, ${joined}
      FROM sketch GROUP BY ALL`,
  );
  const residents = `
    SELECT '${RESIDENTS}', 0, w.kind, w.period_end, ${joined}
    FROM resident_window w JOIN sketch_of_month s ON s.month BETWEEN w.first AND w.period_end
    WHERE w.kind <> 'year' GROUP BY w.kind, w.period_end`;
  await connection.run(`
    CREATE OR REPLACE TEMP VIEW sketch_placed AS
    WITH quarters AS (
      SELECT prescriber, month - month % 3 + 2 AS quarter, max(month) AS month, group_id, municipality, county_now, ${joined}
      FROM sketch GROUP BY prescriber, quarter, group_id, municipality, county_now)
    SELECT q.* REPLACE (h.carried AS municipality), h.carried_county AS county, w.kind, w.period_end
    FROM quarters q JOIN window_quarter w USING (quarter)
    JOIN carried_home h ON h.municipality = q.municipality AND h.month = q.month AND h.period_end = w.period_end;
    CREATE OR REPLACE TABLE area_sketch AS ${[...arms, ...months, residents].join(' UNION ALL ')}`);

  const open = behind.map(
    ({ name }, index) =>
      `CASE WHEN ${name} <> 0 AND bit_count(${name}) < ${countedBelow} THEN ${1n << BigInt(index)}::BIGINT ELSE 0 END`,
  );
  await connection.run(`
    CREATE OR REPLACE TABLE unproven AS
    SELECT * FROM (SELECT ${KEYS}, (${open.join(' + ') || '0'})::BIGINT AS open FROM area_sketch) WHERE open <> 0`);
  await countUnproven(connection, plan, behind, sources);
  const counts = behind.map(
    ({ name }) =>
      `CASE WHEN s.${name} = 0 THEN 0 WHEN bit_count(s.${name}) < ${countedBelow} THEN c.${name} END AS ${name}`,
  );
  await connection.run(`
    CREATE OR REPLACE TABLE patients_slice AS
    SELECT ${[`s.${KEYS.replaceAll(', ', ', s.')}`, ...counts].join(', ')}
    FROM area_sketch s LEFT JOIN unproven_count c USING (${KEYS});
    DROP TABLE area_sketch; DROP TABLE unproven; DROP TABLE unproven_count; DROP TABLE sketch`);
}

/** Table `unproven_count`: exact numbers, from the few lines that unproven figures rest on. */
async function countUnproven(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  behind: readonly LinesBehind[],
  sources: readonly YearSource[],
): Promise<void> {
  const placedMonths = Object.entries(AREA_UNIT).map(
    ([level, unit]) => `
      SELECT s.prescriber, s.month, '${level}' AS level, (${unitOf(unit)})::INTEGER AS unit, w.kind, w.period_end
      FROM spine s JOIN window_quarter w ON w.quarter = s.month - s.month % 3 + 2
      JOIN carried_home h ON h.municipality = s.municipality AND h.month = s.month AND h.period_end = w.period_end`,
  );
  const ownMonths = PUBLISHED_BY_MONTH.map((level) =>
    `
      SELECT s.prescriber, s.month, '${level}', s.${AREA_UNIT[level]}, 'month', s.month FROM spine s`.replace(
      's.0',
      '0',
    ),
  );
  await connection.run(`
    CREATE OR REPLACE TABLE unproven_month AS
    SELECT p.prescriber, p.month, p.level, p.unit, p.kind, p.period_end, u.open
    FROM (${[...placedMonths, ...ownMonths].join(' UNION ALL ')}) p
    JOIN unproven u ON u.level = p.level AND u.unit = p.unit AND u.kind = p.kind AND u.period_end = p.period_end;
    CREATE OR REPLACE TABLE wanted AS
    SELECT m.prescriber, m.month, bit_or(m.open) & any_value(a.allowed) AS open
    FROM unproven_month m JOIN spine s ON s.prescriber = m.prescriber AND s.month = m.month
    JOIN behind_allowed a ON a.month_index = s.month % 12 AND a.declared = (s.declared IS NOT NULL)
    GROUP BY m.prescriber, m.month;
    CREATE OR REPLACE TABLE wanted_line (prescriber INTEGER, month INTEGER, patient_key BIGINT, g BIGINT)`);
  for (const { sql } of sources) {
    await connection.run(`
      INSERT INTO wanted_line
      SELECT c.prescriber, c.month, c.patient_key, bit_or(w.g & n.open)
      FROM ${countedLinesSql(plan.lineMeasures, judgedLinesSql(sql))} c
      JOIN behind_word w ON ${onMaskSql(plan.lineMeasures)}
      JOIN wanted n ON n.prescriber = c.prescriber AND n.month = c.month
      WHERE w.g & n.open <> 0 GROUP BY c.prescriber, c.month, c.patient_key`);
  }
  await connection.run(`
    CREATE OR REPLACE TABLE unproven_count AS
    ${countsSql(behind, 'wanted_line l JOIN unproven_month m ON m.prescriber = l.prescriber AND m.month = l.month')};
    DROP TABLE unproven_month; DROP TABLE wanted; DROP TABLE wanted_line`);
  await countUnprovenResidents(connection, plan, behind, sources);
}

/** Everyone's prescriptions together are unproven only when the register is small or the measure very rare. */
async function countUnprovenResidents(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  behind: readonly LinesBehind[],
  sources: readonly YearSource[],
): Promise<void> {
  await connection.run(`
    CREATE OR REPLACE TABLE unproven_month AS
    SELECT u.*, m.month, u.open & a.allowed AS wanted
    FROM unproven u JOIN resident_window w ON w.kind = u.kind AND w.period_end = u.period_end
    JOIN (SELECT DISTINCT month FROM sketch_of_month) m ON m.month BETWEEN w.first AND w.period_end
    JOIN behind_allowed a ON a.month_index = m.month % 12 AND a.declared WHERE u.level = '${RESIDENTS}'`);
  const reader = await connection.runAndReadAll('SELECT count(*) FROM unproven_month');
  if (Number(reader.getRows()[0]?.[0]) > 0) {
    const lines = sources.map(
      ({ sql }) => `
        SELECT DISTINCT c.month, c.patient_key, w.g FROM ${countedLinesSql(plan.lineMeasures, judgedLinesSql(sql))} c
        JOIN behind_word w ON ${onMaskSql(plan.lineMeasures)}
        JOIN (SELECT month, bit_or(wanted) AS wanted FROM unproven_month GROUP BY month) n ON n.month = c.month
        WHERE w.g & n.wanted <> 0`,
    );
    await connection.run(`INSERT INTO unproven_count
      ${countsSql(behind, `(${lines.join(' UNION ALL ')}) l JOIN unproven_month m ON m.month = l.month`, 'm.wanted')}`);
  }
  await connection.run('DROP TABLE unproven_month');
}

/** Distinct patients by group of lines, from lines `l` (g) and the open figures `m` that they belong to. */
function countsSql(behind: readonly LinesBehind[], from: string, open = 'm.open'): string {
  const counts = behind.map(({ name }, index) => `count_if((g >> ${index}) & 1 = 1)::INTEGER AS ${name}`);
  return `SELECT ${[KEYS, ...counts].join(', ')} FROM (
      SELECT ${KEYS}, patient_key, bit_or(l.g & ${open}) AS g
      FROM ${from} WHERE l.g & ${open} <> 0 GROUP BY ${KEYS}, patient_key)
    GROUP BY ${KEYS}`;
}

/** The unit's column where the spine is `s` and the carried home `h`. */
function unitOf(unit: string): string {
  if (unit === 'municipality') return 'h.carried';
  if (unit === 'county') return 'h.carried_county';
  return unit === '0' ? unit : `s.${unit}`;
}
