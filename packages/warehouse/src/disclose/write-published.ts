import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { createTableOf } from '../measure/append-rows.ts';
import { EXPECTED_UNIT } from '../measure/expected.ts';
import { textSql } from '../measure/lake-files.ts';
import type { DisclosureColumns } from './disclosure-columns.ts';
import { endOfStep, type GridSpan } from './grid-span.ts';

/** What may be told of municipalities, "øvrige kommuner" (unit = −county), counties and nation. */
export const PUBLISHED_FILE = 'published.parquet';
/** What may be told of CME groups, in a member's report only. */
export const GROUPS_FILE = 'groups.parquet';

/**
 * Cells of the closed grid in the columns of the cube, with `state` and `reason`. A cell that is kept back has its row, so that
 * a reader can tell it from one that there are no data for, but no figure in it. `folded` is a municipality that is among the
 * "øvrige kommuner" of its county in the indicator's numerator.
 */
export async function writePublished(
  connection: DuckDBConnection,
  columns: DisclosureColumns,
  span: GridSpan,
  areas: string,
  directory: string,
  k: number,
): Promise<void> {
  await createTableOf(
    connection,
    'indicator_family',
    { indicator: 'VARCHAR', numerator: 'INTEGER', denominator: 'INTEGER' },
    columns.indicators.map(
      ({ cell, numerator, denominator }) => [cell.indicator, numerator, denominator] as const,
    ),
  );
  const judged = judgedSql(span, areas);
  const copy = (sql: string, file: string, order = 'indicator, level, unit, kind, period_end') =>
    connection.run(
      `COPY (${sql} ORDER BY ${order})
       TO ${textSql(join(directory, file))} (FORMAT parquet, ROW_GROUP_SIZE 32768, COMPRESSION zstd)`,
    );
  await copy(
    [
      `SELECT ${outSql()} FROM (${judged}) WHERE level <> 'group'`,
      ...othersSql(columns, areas),
      residentsSql(columns, areas, k),
    ].join(' UNION ALL '),
    PUBLISHED_FILE,
  );
  // A report asks for all cells of one group: they lie together.
  const groups = `SELECT ${outSql()} FROM (${judged}) WHERE level = 'group'`;
  await copy(groups, GROUPS_FILE, 'unit, indicator, kind, period_end');
}

/**
 * The spread of the figures is told as a ratio of two significant digits, rounded up: the exact sums of squares are equations of
 * their own, of other months than the figure's.
 */
function outSql(): string {
  const told = (sql: string) => `CASE WHEN state = 'shown' AND no_value IS NULL THEN ${sql} END`;
  return `indicator, level, unit, kind, period_end, ${told('numerator')} AS numerator, ${told('denominator')} AS denominator,
    ${told(roundedSquaresSql())} AS sum_of_squares,
    ${told('CASE WHEN sum_of_squares IS NOT NULL THEN numerator END')} AS sum_for_squares,
    ${told('expected')} AS expected, ${told('prescribers')} AS prescribers, NULL::INTEGER AS patients, no_value, state, reason`;
}

function roundedSquaresSql(): string {
  const ratio = '(sum_of_squares::DOUBLE / nullif(sum_for_squares, 0))';
  const unit = `pow(10, floor(log10(nullif(${ratio}, 0))) - 1)`;
  return `CASE WHEN sum_of_squares IS NOT NULL
    THEN coalesce(ceil(round(ceil(round(${ratio} / ${unit}, 6)) * ${unit} * numerator, 3)), 0)::BIGINT END`;
}

function judgedSql(span: GridSpan, areas: string): string {
  const first = span.start;
  const last = endOfStep(span, span.steps - 1);
  const key = 'level = a.level AND unit = a.unit AND kind = a.kind AND period_end = a.period_end'.replaceAll(
    /(\w+) = a/g,
    'K.$1 = a',
  );
  const on = (alias: string, family: string) =>
    `LEFT JOIN kept_back ${alias} ON ${alias}.family = f.${family} AND ${key.replaceAll('K.', `${alias}.`)}`;
  const reason = `coalesce(n.reason, d.reason, CASE WHEN a.period_end NOT BETWEEN ${first} AND ${last} THEN 'boundary' END)`;
  return `
    SELECT a.*, ${reason} AS reason,
      CASE WHEN a.no_value IS NOT NULL OR ${reason} IS NULL THEN 'shown'
        WHEN a.level = 'municipality' AND n.reason <> 'boundary' THEN 'folded' ELSE 'suppressed' END AS state
    FROM ${areas} a JOIN indicator_family f USING (indicator) ${on('n', 'numerator')} ${on('d', 'denominator')}
    WHERE a.kind IN ('rolling12', 'half', 'year', 'month')
      AND (a.level <> 'municipality' OR a.kind = 'rolling12')
      AND (a.level <> 'group' OR a.kind IN ('rolling12', 'half'))`;
}

/** "Øvrige kommuner": the folded municipalities of a county together. Their spread is taken to be the county's. */
function othersSql({ indicators }: DisclosureColumns, areas: string): string[] {
  const arms = indicators
    .filter(({ countsUsers }) => !countsUsers)
    .map(({ cell, numerator, denominator }) => {
      const expected = cell.expected === null ? 'NULL' : `sum(q.${cell.expected}) / ${EXPECTED_UNIT}`;
      return `
        SELECT ${textSql(cell.indicator)} AS indicator, 'municipality' AS level, -t.county AS unit, 'rolling12' AS kind,
          t.period_end, sum(q.${cell.numerator})::BIGINT AS numerator, sum(q.${cell.denominator})::BIGINT AS denominator,
          any_value(c.sum_of_squares) AS sum_of_squares, any_value(c.sum_for_squares) AS sum_for_squares,
          (${expected})::DOUBLE AS expected, count(DISTINCT q.prescriber)::INTEGER AS prescribers,
          NULL::INTEGER AS patients, NULL::VARCHAR AS no_value, NULL::VARCHAR AS reason, 'shown' AS state
        FROM told_others t
        JOIN window_quarter w ON w.kind = 'rolling12' AND w.period_end = t.period_end
        JOIN quarterly q ON q.quarter = w.quarter AND q.listed
        JOIN folded_place p ON p.family = t.numerator AND p.municipality = q.municipality
        JOIN carried_home h ON h.municipality = q.municipality AND h.month = q.month AND h.period_end = t.period_end
          AND h.carried_county = t.county
        LEFT JOIN ${areas} c ON c.indicator = ${textSql(cell.indicator)} AND c.level = 'county' AND c.unit = t.county
          AND c.kind = 'rolling12' AND c.period_end = t.period_end
        WHERE t.numerator = ${numerator} AND t.denominator IS NOT DISTINCT FROM ${denominator ?? 'NULL'}
        GROUP BY t.county, t.period_end`;
    });
  return arms.map((arm) => `SELECT ${outSql()} FROM (${arm})`);
}

/**
 * National figures about residents stand for themselves: a whole indicator is shown when all of it is nothing or large, like what
 * is left of its denominator, and like what is left of it without the prescriptions of those who have a list.
 */
function residentsSql({ residents }: DisclosureColumns, areas: string, k: number): string {
  const isSmall = (sql: string) => `(${sql} BETWEEN 1 AND ${k - 1})`;
  const small = `SELECT indicator FROM ${areas} WHERE indicator NOT IN (SELECT indicator FROM indicator_family)
    AND (${isSmall('numerator')} OR ${isSmall('denominator - numerator')} OR ${isSmall('patients')})`;
  const near = residents.map(
    ({ indicator, side, listed, listedSide }) => `
      SELECT r.indicator FROM ${areas} r JOIN ${areas} l USING (level, unit, kind, period_end)
      WHERE r.indicator = ${textSql(indicator)} AND l.indicator = ${textSql(listed)} AND level = 'nation'
        AND ${isSmall(`r.${side} - l.${listedSide}`)}`,
  );
  return `
    SELECT ${outSql()} FROM (
      SELECT a.*, CASE WHEN s.indicator IS NOT NULL THEN 'small' END AS reason,
        CASE WHEN s.indicator IS NULL THEN 'shown' ELSE 'suppressed' END AS state
      FROM ${areas} a LEFT JOIN (SELECT DISTINCT indicator FROM (${[small, ...near].join(' UNION ALL ')})) s USING (indicator)
      WHERE a.indicator NOT IN (SELECT indicator FROM indicator_family))`;
}
