import type { UnitMonth } from '@smalspor/domain/institution-data';
import type { Medicines } from '@smalspor/domain/medicines';
import type { Month } from '@smalspor/domain/time';
import { withDuckDb } from '../duckdb/with-duckdb.ts';
import type { HomePaths } from '../home/home-paths.ts';
import { measureMonths } from '../institutions/measure-months.ts';
import type { InstitutionFiles } from '../institutions/open-institution-lake.ts';
import type { MonthSpan } from '../measure/spine.ts';
import { type ToldRow, writeToldBedDays } from './told-bed-days.ts';

export interface UnitMonthsInput {
  readonly home: HomePaths;
  /** A directory of its own for what is written on the way. */
  readonly directory: string;
  readonly files: InstitutionFiles;
  readonly told: readonly ToldRow[];
  readonly medicines: Medicines;
  readonly indexYear: number;
  readonly organisation: number;
  readonly span: MonthSpan;
}

/**
 * What each unit of one institution bought in each month in which it is in the register, and the bed days that somebody has
 * told of it: an estimate from beds is none.
 */
export async function readUnitMonths(input: UnitMonthsInput): Promise<readonly UnitMonth[]> {
  const { home, directory, files, told, medicines, indexYear, organisation, span } = input;
  return withDuckDb({ spillDirectory: home.temporary }, async (connection) => {
    const toldBedDays = await writeToldBedDays(
      connection,
      told.filter((row) => row.organisation === organisation),
      { directory, to: span.to },
    );
    await measureMonths(connection, {
      files: { ...files, toldBedDays },
      content: { institutionIndicators: [], codeSets: new Map(), medicines },
      indexYear,
      span,
      occupancy: null,
      organisation,
    });
    const bedded = "FILTER (in_register AND ward_type <> 'home-care')";
    const rows = await connection.runAndReadAll(`
      WITH kept AS (SELECT *, bool_or(ward_type IS NULL) OVER () AS is_mixed FROM institution_month)
      SELECT CASE WHEN is_mixed THEN 'mixed' ELSE ward_type END AS unit_type, month, sum(lines)::DOUBLE, sum(ddd)::DOUBLE,
        CASE WHEN count(bed_days) ${bedded} = count(*) ${bedded} THEN sum(bed_days) ${bedded} END::DOUBLE
      FROM kept WHERE is_mixed OR in_register GROUP BY ALL HAVING bool_or(in_register)
      ORDER BY unit_type, month`);
    return rows.getRowsJS().map(([unitType, month, lines, ddd, bedDays]) => ({
      unitType: String(unitType) as UnitMonth['unitType'],
      month: Number(month) as Month,
      lines: Number(lines),
      ddd: Number(ddd),
      bedDays: bedDays === null ? null : Number(bedDays),
    }));
  });
}
