import type { InstitutionReportModel } from '@smalspor/domain/institution-report';
import type { Language } from '@smalspor/domain/texts';
import type { TableData } from './table-data.ts';

type Administered = NonNullable<InstitutionReportModel['administered']>;

/** What was given beside what was bought, for page and paper. */
export function administeredTable(
  { title, columns, rows }: Pick<Administered, 'title' | 'columns' | 'rows'>,
  language: Language,
): TableData {
  return {
    caption: title[language],
    columns: columns.map((label, place) => ({ label: label[language], numeric: place > 0 })),
    rows: rows.map(({ name, given, bought }) => ({
      header: name[language],
      cells: [given[language], bought[language]],
    })),
  };
}
