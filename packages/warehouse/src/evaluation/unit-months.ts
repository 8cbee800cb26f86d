import type { DuckDBConnection } from '@duckdb/node-api';
import type { Geography } from '@smalspor/domain/organisation';
import { countyOfRound, type RollOut } from '@smalspor/domain/programmes';
import type { SalesColumns } from '../institutions/sales-columns.ts';
import { createTableOf } from '../measure/append-rows.ts';
import type { CellColumns } from '../measure/cell-columns.ts';
import { textSql } from '../measure/lake-files.ts';
import type { MonthSpan } from '../measure/spine.ts';

/** Table `plan_county_<programme>`: the county of the plan that a municipality's ground lies in. */
async function createPlanCounties(
  connection: DuckDBConnection,
  programme: string,
  geography: Geography,
  rollOut: RollOut,
): Promise<void> {
  await createTableOf(
    connection,
    `plan_county_${programme}`,
    { municipality: 'INTEGER', county: 'INTEGER' },
    geography.municipalities.map(({ code }) => {
      const county = countyOfRound(geography, rollOut, code);
      return [Number(code), county === null ? null : Number(county)];
    }),
  );
}

export interface DoctorsInput {
  readonly programme: string;
  readonly geography: Geography;
  readonly rollOut: RollOut;
  readonly span: MonthSpan;
  /** Of the indicators that are told of. */
  readonly columns: readonly CellColumns[];
}

/**
 * Table `evaluated_<programme>` of doctors with a list. A participant stays in the county of the start, wherever the list lies
 * later; others are where their list lies that month. Reads `monthly` and `participant`.
 */
export async function createDoctorMonths(connection: DuckDBConnection, input: DoctorsInput): Promise<void> {
  const { programme, geography, rollOut, span, columns } = input;
  await createPlanCounties(connection, programme, geography, rollOut);
  const arms = columns.map(
    ({ indicator, numerator, denominator }) => `
      SELECT m.prescriber AS unit, m.month, coalesce(p.county, c.county) AS county, p.started,
        ${textSql(indicator)} AS indicator, m.${numerator}::DOUBLE AS numerator, m.${denominator}::DOUBLE AS denominator
      FROM monthly m LEFT JOIN plan_county_${programme} c USING (municipality)
      LEFT JOIN participant_${programme} p ON p.prescriber = m.prescriber
      WHERE m.listed AND m.month BETWEEN ${span.from} AND ${span.to}`,
  );
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE participant_${programme} AS
    WITH began AS (
      SELECT prescriber, started FROM participant
      WHERE programme = ${textSql(programme)} AND prescriber IS NOT NULL)
    SELECT b.prescriber, b.started, arg_min(c.county, abs(m.month - b.started)) AS county
    FROM began b JOIN monthly m ON m.prescriber = b.prescriber AND m.listed
    JOIN plan_county_${programme} c USING (municipality) GROUP BY ALL;
    CREATE OR REPLACE TEMP TABLE evaluated_${programme} AS ${arms.join(' UNION ALL ')}`);
}

export interface InstitutionsInput {
  readonly programme: string;
  readonly geography: Geography;
  readonly rollOut: RollOut;
  readonly span: MonthSpan;
  readonly columns: readonly SalesColumns[];
}

/**
 * Table `evaluated_<programme>` of nursing homes: wards of long and short stays together. A month whose bed days
 * nobody told counts with the ward's own mean of the months that were told, so that a gap does not take the home out of one side of a
 * comparison. A ward that never told any counts with its beds, as full as the wards of its kind that did tell: homes that tell are not a
 * chance part of all, and leaving the others out moved the change of urinary agents by a point. What cannot be placed on a ward belongs to the home, unless it has acute beds. Reads `institution_month`, `ward_month`
 * and `participant`.
 */
export async function createHomeMonths(
  connection: DuckDBConnection,
  input: InstitutionsInput,
): Promise<void> {
  const { programme, geography, rollOut, span, columns } = input;
  await createPlanCounties(connection, programme, geography, rollOut);
  const stays = "ward_type IN ('long-term', 'short-term')";
  const arms = columns.map(
    ({ indicator, numerator }) => `
      SELECT h.organisation AS unit, h.month, c.county, p.started, ${textSql(indicator)} AS indicator,
        h.s${numerator} AS numerator, h.bed_days AS denominator
      FROM home_month h LEFT JOIN plan_county_${programme} c USING (municipality)
      LEFT JOIN participant_${programme} p USING (organisation)`,
  );
  const sums = [...new Set(columns.map(({ numerator }) => numerator))].map(
    (place) => `sum(s${place}) FILTER (${stays} OR (ward_type IS NULL AND NOT has_acute)) AS s${place}`,
  );
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE participant_${programme} AS
    SELECT organisation, started FROM participant
    WHERE programme = ${textSql(programme)} AND organisation IS NOT NULL;
    CREATE OR REPLACE TEMP TABLE home_month AS
    WITH placed AS (
      SELECT m.*, w.beds * days_of(m.month) AS bed_room FROM institution_month m
      LEFT JOIN ward_month w ON w.organisation = m.organisation AND w.ward_type = m.ward_type AND w.month = m.month
      WHERE m.month BETWEEN ${span.from} AND ${span.to}),
    fullness AS (
      SELECT ward_type, sum(bed_days) / sum(bed_room) AS share FROM placed
      WHERE in_register AND bed_days IS NOT NULL AND bed_room > 0 GROUP BY ward_type),
    ward AS (
      SELECT p.* REPLACE (
          coalesce(bed_days, avg(bed_days) OVER (PARTITION BY organisation, p.ward_type), bed_room * share) AS bed_days),
        bool_or(p.ward_type = 'acute') OVER (PARTITION BY organisation) AS has_acute
      FROM placed p LEFT JOIN fullness f ON f.ward_type = p.ward_type)
    SELECT organisation, month, any_value(municipality) FILTER (in_register AND ${stays}) AS municipality,
      sum(bed_days) FILTER (in_register AND ${stays}) AS bed_days, ${sums.join(', ')}
    FROM ward GROUP BY organisation, month
    HAVING count(*) FILTER (in_register AND ${stays}) > 0
      AND count(*) FILTER (in_register AND ${stays} AND bed_days IS NULL) = 0;
    CREATE OR REPLACE TEMP TABLE evaluated_${programme} AS ${arms.join(' UNION ALL ')}`);
}
