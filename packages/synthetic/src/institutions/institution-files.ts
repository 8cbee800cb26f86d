import type { RegisterFile } from '../files/register-file.ts';
import { BED_DAY_COLUMNS } from './bed-day-lines.ts';
import { INSTITUTION_COLUMNS } from './register-lines.ts';
import { SALES_COLUMNS } from './sales-lines.ts';

export interface InstitutionFiles {
  readonly institutions: RegisterFile;
  /** One per year. */
  readonly sales: readonly RegisterFile[];
  readonly bedDays: readonly RegisterFile[];
}

/** The institutions' register files, with their names and declarations. */
export function institutionFiles(years: { readonly from: number; readonly to: number }): InstitutionFiles {
  const all = Array.from({ length: years.to - years.from + 1 }, (_, index) => years.from + index);
  return {
    institutions: {
      name: 'institutions.csv',
      format: 'institutions',
      register: 'RASK',
      period: `${years.from}-01/${years.to}-12`,
      columns: INSTITUTION_COLUMNS,
    },
    sales: all.map((year) => ({
      name: `institution-sales-${year}.csv`,
      format: 'institution-sales',
      register: 'APOTEK',
      period: `${year}-01/${year}-12`,
      columns: SALES_COLUMNS,
    })),
    bedDays: all.map((year) => ({
      name: `bed-days-${year}.csv`,
      format: 'bed-days',
      register: 'KOMMUNE',
      period: `${year}-01/${year}-12`,
      columns: BED_DAY_COLUMNS,
    })),
  };
}
