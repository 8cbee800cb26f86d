import { BIGINT, DATE, DOUBLE, type DuckDBType, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { Column, ColumnType } from '../formats/format.ts';
import { NO_VALUE, STORAGE } from './column-data.ts';

/** A column of the table `parsed_row`. */
export interface StoredColumn {
  readonly name: string;
  readonly type: DuckDBType;
  readonly sqlType: string;
}

export function storedColumn({ name, type, required }: Column): StoredColumn {
  // DuckDB takes a date apart quickly where it knows the first and the last of the column.
  if (type.kind === 'date' && required) return { name, type: DATE, sqlType: 'DATE' };
  switch (STORAGE[type.kind]) {
    case 'integer':
      return { name, type: INTEGER, sqlType: 'INTEGER' };
    case 'wide':
      return { name, type: BIGINT, sqlType: 'BIGINT' };
    case 'double':
      return { name, type: DOUBLE, sqlType: 'DOUBLE' };
    case 'text':
      return { name, type: VARCHAR, sqlType: 'VARCHAR' };
  }
}

/** SQL for the value that a descriptor's SQL means by the column's name. */
export function valueSql(column: Column): string {
  const { name, type } = column;
  const known = (sql: string, isKnown = `${name} <> ${NO_VALUE}`) =>
    column.required ? sql : `CASE WHEN ${isKnown} THEN ${sql} END`;
  switch (type.kind) {
    case 'choice':
      return `CASE ${name} ${type.values.map((value, place) => `WHEN ${place} THEN '${value}'`).join(' ')} END`;
    case 'flag':
      return known(`${name} = 1`);
    case 'date':
      return column.required ? name : known(`(DATE '1970-01-01' + ${name})`);
    default:
      break;
  }
  switch (STORAGE[type.kind]) {
    case 'integer':
      return known(name);
    case 'wide':
      return known(name, `${name} >= 0`);
    case 'double':
      return `CASE WHEN NOT isnan(${name}) THEN ${name} END`;
    case 'text':
      return name;
  }
}

export function valueType({ kind }: ColumnType): string {
  switch (kind) {
    case 'choice':
      return 'VARCHAR';
    case 'flag':
      return 'BOOLEAN';
    case 'date':
      return 'DATE';
    default:
      return { integer: 'INTEGER', wide: 'BIGINT', double: 'DOUBLE', text: 'VARCHAR' }[STORAGE[kind]];
  }
}
