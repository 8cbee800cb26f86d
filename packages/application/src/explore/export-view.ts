import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { fillMessage } from '@smalspor/domain/texts';
import { formatMonth } from '@smalspor/domain/time';
import writeWorkbook from 'write-excel-file/node';
import { tableCell } from '../certificates/certificate-table.ts';
import type { House } from '../house/house.ts';
import { readModel } from './explore-model.ts';
import { EXPORT_COLUMNS, type ExportCell, exportRows } from './export-rows.ts';

/** Marks the text as UTF-8 for spreadsheets. */
const MARK = '\ufeff';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The told figures of a view as a table, exactly those that the page shows; own figures are on record as taken along. */
export const exportExploreView: UnboundUseCase<House, 'exportExploreView'> = async (
  house,
  actor,
  input,
  call,
) => {
  const { format, language, ...query } = input;
  const record = { requestId: call.requestId, act: 'export-own-figures' } as const;
  const model = await readModel(house, actor, query, record);
  const say = (key: string) => fillMessage(house.content.messages, `explore.export.${key}`)[language];
  const head = EXPORT_COLUMNS.map((column) => say(`column.${column}`));
  const rows = exportRows(house, model, language);
  const name = `${say('file')}-${model.chosen.slice.explorable.id}-${formatMonth(model.end)}`;
  if (format === 'csv') {
    const lines = [head, ...rows].map((cells) => cells.map(textCell).join(';'));
    return {
      bytes: new TextEncoder().encode(`${MARK}${lines.join('\r\n')}\r\n`),
      fileName: `${name}.csv`,
      mediaType: 'text/csv; charset=utf-8',
    };
  }
  const sheet = [
    head.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((row) =>
      row.map((cell) =>
        cell === null ? null : typeof cell === 'number' ? { value: cell } : { value: cell, type: String },
      ),
    ),
  ];
  const bytes = await writeWorkbook(sheet, { sheet: say('sheet'), stickyRowsCount: 1 }).toBuffer();
  return { bytes: new Uint8Array(bytes), fileName: `${name}.xlsx`, mediaType: SPREADSHEET };
};

/** Decimal comma and no thousands separator: what a Norwegian spreadsheet reads as a number. */
function textCell(cell: ExportCell): string {
  return typeof cell === 'number' ? String(cell).replace('.', ',') : tableCell(cell ?? '');
}
