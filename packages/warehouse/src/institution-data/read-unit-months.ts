import type { UnitMonth } from '@smalspor/domain/institution-data';
import type { Medicines } from '@smalspor/domain/medicines';
import type { Month } from '@smalspor/domain/time';
import { withDuckDb } from '../duckdb/with-duckdb.ts';
import type { HomePaths } from '../home/home-paths.ts';
import { type InstitutionFiles, openInstitutionLake } from '../institutions/open-institution-lake.ts';
import { placeBedDays } from '../institutions/place-bed-days.ts';
import { placeSales } from '../institutions/place-sales.ts';
import { createProductDdd } from '../measure/product-ddd.ts';
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
    await openInstitutionLake(connection, { ...files, toldBedDays }, organisation);
    await placeSales(connection, span);
    await placeBedDays(connection, null);
    await createProductDdd(connection, medicines, indexYear);
    const rows = await connection.runAndReadAll(`
      WITH unit AS (SELECT DISTINCT unit_type, month FROM unit_month),
      bought AS (
        SELECT s.unit_type, s.month, count(*) AS lines, coalesce(sum(s.packages100 * p.ddd_per_package / 100), 0) AS ddd
        FROM placed_sale s LEFT JOIN product_ddd p ON p.product = s.product
        WHERE s.unit_type IS NOT NULL GROUP BY ALL)
      SELECT unit_type, month, coalesce(lines, 0)::DOUBLE, coalesce(ddd, 0)::DOUBLE, bed_days::DOUBLE
      FROM unit LEFT JOIN bought USING (unit_type, month) LEFT JOIN bed_month USING (unit_type, month)
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
