import { DOUBLE, type DuckDBType, INTEGER, UINTEGER, VARCHAR } from '@duckdb/node-api';
import type { Column, ColumnType } from '../formats/format.ts';
import { NO_VALUE, STORAGE } from './column-data.ts';

/** A column of the table `parsed_row`. */
export interface StoredColumn {
  readonly name: string;
  readonly type: DuckDBType;
  readonly sqlType: string;
}

export function storedColumns({ name, type }: Column): readonly StoredColumn[] {
  switch (STORAGE[type.kind]) {
    case 'integer':
      return [{ name, type: INTEGER, sqlType: 'INTEGER' }];
    case 'wide':
      return [
        { name: `${name}_high`, type: INTEGER, sqlType: 'INTEGER' },
        { name: `${name}_low`, type: UINTEGER, sqlType: 'UINTEGER' },
      ];
    case 'double':
      return [{ name, type: DOUBLE, sqlType: 'DOUBLE' }];
    case 'text':
      return [{ name, type: VARCHAR, sqlType: 'VARCHAR' }];
  }
}

/** SQL for the value that a descriptor's SQL means by the column's name. */
export function valueSql(column: Column): string {
  const { name, type } = column;
  const known = (stored: string, sql: string) =>
    column.required ? sql : `CASE WHEN ${stored} <> ${NO_VALUE} THEN ${sql} END`;
  switch (type.kind) {
    case 'choice':
      return `CASE ${name} ${type.values.map((value, place) => `WHEN ${place} THEN '${value}'`).join(' ')} END`;
    case 'flag':
      return known(name, `${name} = 1`);
    case 'date':
      return known(name, `(DATE '1970-01-01' + ${name})`);
    default:
      break;
  }
  switch (STORAGE[type.kind]) {
    case 'integer':
      return known(name, name);
    case 'wide':
      return known(`${name}_high`, `((${name}_high::BIGINT * 4294967296) | ${name}_low::BIGINT)`);
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
