import type { DuckDBConnection } from '@duckdb/node-api';
import type { Level } from '@smalspor/domain/organisation';
import type { YearOfWindows } from './users.ts';

/** Every level and the column that holds its unit. */
const UNIT: Readonly<Record<Level, string>> = {
  gp: 'prescriber',
  group: 'group_id',
  municipality: 'municipality',
  county: 'county',
  countyNow: 'county_now',
  nation: '0',
};

export const STAY_LEVELS = Object.keys(UNIT) as readonly Level[];

/**
 * Table `stay`: for each level, unit and prescriber the months of each window (`w0` …, one bit a month) in which the
 * prescriber's list lay in the unit, the unit being what it is when the window ends. `moved` tells that a window's months
 * are divided among several units.
 */
export async function createStays(
  connection: DuckDBConnection,
  { ends, year }: YearOfWindows,
): Promise<void> {
  const firstMonth = (year - 1) * 12;
  const masks = ends.map(
    (end, index) =>
      `bit_or(CASE WHEN period_end = ${end} THEN 1::INTEGER << (month - ${firstMonth}) ELSE 0 END) AS w${index}`,
  );
  const arms = STAY_LEVELS.map(
    (level) => `
      SELECT '${level}' AS level, ${UNIT[level]}::INTEGER AS unit, prescriber, ${masks.join(', ')}
      FROM placed WHERE ${UNIT[level]} IS NOT NULL GROUP BY ALL`,
  );
  const divided = ends.map((_, index) => `s.w${index} NOT IN (0, g.w${index})`).join(' OR ');
  await connection.run(`
    CREATE OR REPLACE TEMP TABLE stay AS
    WITH placed AS MATERIALIZED (
      SELECT s.prescriber, s.month, h.period_end, s.group_id, h.carried AS municipality,
        h.carried_county AS county, s.county_now
      FROM spine s JOIN carried_home h ON h.municipality = s.municipality AND h.month = s.month
      WHERE h.period_end IN (${ends.join(', ')})),
    stays AS MATERIALIZED (${arms.join(' UNION ALL ')})
    SELECT s.*, ${divided} AS moved
    FROM stays s JOIN (SELECT * FROM stays WHERE level = 'gp') g ON g.prescriber = s.prescriber`);
}
