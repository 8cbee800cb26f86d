import { createElement, type ReactElement } from 'react';
import type { TableData } from './table-data.ts';

export interface ChartTableProps {
  readonly table: TableData;
  readonly className?: string;
}

/** The table twin of a chart: caption, column headers and row headers that a screen reader can follow. */
export function ChartTable({ table, className }: ChartTableProps): ReactElement {
  const numeric = (index: number) => (table.columns[index]?.numeric ? { 'data-numeric': true } : {});
  return createElement(
    'table',
    className === undefined ? {} : { className },
    createElement('caption', {}, table.caption),
    createElement(
      'thead',
      {},
      createElement(
        'tr',
        {},
        table.columns.map((column, index) =>
          createElement('th', { key: column.label, scope: 'col', ...numeric(index) }, column.label),
        ),
      ),
    ),
    createElement(
      'tbody',
      {},
      table.rows.map((row) =>
        createElement(
          'tr',
          { key: row.header },
          createElement('th', { scope: 'row' }, row.header),
          row.cells.map((cell, index) =>
            createElement(
              'td',
              { key: table.columns[index + 1]?.label ?? index, ...numeric(index + 1) },
              cell,
            ),
          ),
        ),
      ),
    ),
  );
}
