import { formatMonth } from '@smalspor/domain/time';
import { pseudonymSql } from '../pseudonyms/pseudonym-sql.ts';
import type { Declaration } from './declaration.ts';
import type { Column, ColumnType, SemicolonFormat } from './formats/format.ts';
import { rawName, rowProblems } from './row-problems.ts';

export interface RowSqlSettings {
  /** The columns that the file has. */
  readonly columns: readonly string[];
  readonly declaration: Pick<Declaration, 'from' | 'to'>;
  /** How many pseudonym keys are bound to the connection. */
  readonly pseudonymKeys: number;
  /**
   * `whether`: `problem` is 1 for a bad row, which is quick to say. `which`: the place (from 1) of its first problem in
   * `rowProblems`. In both, 0 is a good row.
   */
  readonly problem: 'whether' | 'which';
  /** Columns of the source that are kept as they are. */
  readonly kept: readonly string[];
}

/**
 * SQL that turns rows of text into rows of values, with `problem`, and with `decimals`: bit 1 when the row has a decimal
 * comma, bit 2 when it has a decimal point.
 *
 * @param source the relation that holds the file's columns as text.
 */
export function rowSql(format: SemicolonFormat, settings: RowSqlSettings, source: string): string {
  const { columns, kept } = settings;
  const present = format.columns.filter(({ name }) => columns.includes(name));
  const texts = present.map((column) => `s."${column.name}" AS ${rawName(column)}`);
  const values = format.columns.map((column) =>
    present.includes(column)
      ? `${valueSql(column, settings.pseudonymKeys)} AS ${column.name}`
      : `NULL::${sqlType(column.type)} AS ${column.name}`,
  );
  const problems = rowProblems(format, columns).map(({ bad }) => withPeriod(bad, settings.declaration));
  const problem =
    settings.problem === 'whether'
      ? `CASE WHEN ${problems.map((bad) => `(${bad})`).join('\n        OR ')} THEN 1 ELSE 0 END`
      : `CASE ${problems.map((bad, index) => `WHEN ${bad} THEN ${index + 1}`).join('\n        ')} ELSE 0 END`;
  return `SELECT ${[...kept, ...format.columns.flatMap(resultColumns)].join(', ')},
      (${problem})::UTINYINT AS problem,
      ${decimalStyle(present)} AS decimals
    FROM (SELECT ${[...kept.map((name) => `s.${name}`), ...texts, ...values].join(',\n        ')}
      FROM ${source} AS s)`;
}

/** Words that stand for the declared period in a descriptor's SQL, replaced by literals. */
export function withPeriod(sql: string, period: Pick<Declaration, 'from' | 'to'>): string {
  return sql
    .replaceAll('$first_day', `DATE '${formatMonth(period.from)}-01'`)
    .replaceAll('$last_day', `last_day(DATE '${formatMonth(period.to)}-01')`)
    .replaceAll('$first_month', String(period.from))
    .replaceAll('$last_month', String(period.to));
}

/** Functions that descriptors use. */
export const SQL_WORDS: readonly string[] = [
  'CREATE MACRO month_of(day) AS (year(day) * 12 + month(day) - 1)::INTEGER',
];

export function isDecimal({ type }: Column): boolean {
  return type.kind === 'hundredths' || type.kind === 'decimal';
}

function sqlType(type: ColumnType): string {
  switch (type.kind) {
    case 'flag':
      return 'BOOLEAN';
    case 'decimal':
      return 'DOUBLE';
    case 'date':
      return 'DATE';
    case 'rowNumber':
    case 'pseudonym':
      return 'BIGINT';
    case 'text':
    case 'choice':
    case 'atc':
      return 'VARCHAR';
    default:
      return 'INTEGER';
  }
}

/**
 * A random text that row numbers are made with and that is thrown away after the import, so that no row of the lake can be
 * found by its number in the register. DuckDB's hash is quick and has 64 good bits; nothing depends on its staying the same.
 */
export const ROW_SALT = 'row_salt';

/** SQL for a column's value; NULL when the text is no such value. */
function valueSql(column: Column, keys: number): string {
  const raw = `s."${column.name}"`;
  const { type } = column;
  switch (type.kind) {
    case 'text':
      return `CASE WHEN length(${raw}) <= ${type.maxLength} THEN ${raw} END`;
    case 'choice':
      return `CASE WHEN ${raw} IN (${type.values.map((value) => `'${value}'`).join(', ')}) THEN ${raw} END`;
    case 'flag':
      return `CASE ${raw} WHEN '1' THEN true WHEN '0' THEN false END`;
    case 'whole':
      return within(matching(raw, '-?[0-9]{1,9}', `TRY_CAST(${raw} AS INTEGER)`), type);
    case 'hundredths':
      return within(
        matching(
          raw,
          '-?[0-9]{1,7}([.,][0-9]{1,2})?',
          `(TRY_CAST(replace(${raw}, ',', '.') AS DECIMAL(18, 2)) * 100)::INTEGER`,
        ),
        { from: type.from * 100, to: type.to * 100 },
      );
    case 'decimal':
      return within(
        matching(raw, '-?[0-9]{1,12}([.,][0-9]{1,9})?', `TRY_CAST(replace(${raw}, ',', '.') AS DOUBLE)`),
        type,
      );
    case 'date':
      return `CASE WHEN TRY_CAST(${raw} AS DATE)::VARCHAR = ${raw} THEN TRY_CAST(${raw} AS DATE) END`;
    case 'month':
      return matching(
        raw,
        '[0-9]{4}-(0[1-9]|1[0-2])',
        `(TRY_CAST(left(${raw}, 4) AS INTEGER) * 12 + TRY_CAST(right(${raw}, 2) AS INTEGER) - 1)::INTEGER`,
      );
    case 'municipality':
      return matching(raw, '[0-9]{4}', `CASE WHEN ${raw} <> '9999' THEN TRY_CAST(${raw} AS INTEGER) END`);
    case 'prescriber':
      return matching(raw, '[1-9][0-9]{6,8}', `TRY_CAST(${raw} AS INTEGER)`);
    case 'atc':
      return matching(raw, '[A-Za-z][0-9]{2}[A-Za-z]{2}[0-9]{2}', raw);
    case 'rowNumber':
      return `(hash(getvariable('${ROW_SALT}') || ${raw}) >> 1)::BIGINT`;
    case 'pseudonym':
      return pseudonymSql(type.of, raw, keys);
  }
}

/** The pattern must be a constant: DuckDB would compile any other anew for each row. */
function matching(raw: string, pattern: string, value: string): string {
  return `CASE WHEN regexp_full_match(${raw}, '${pattern}') THEN ${value} END`;
}

function within(value: string, range: { readonly from: number; readonly to: number }): string {
  // DuckDB computes the repeated expression once.
  return `CASE WHEN (${value}) BETWEEN ${range.from} AND ${range.to} THEN (${value}) END`;
}

function resultColumns({ name, type }: Column): readonly string[] {
  return type.kind === 'rowNumber' ? [name, `${name}_raw AS ${name}_text`] : [name];
}

function decimalStyle(columns: readonly Column[]): string {
  const raws = columns.filter(isDecimal).map((column) => rawName(column));
  if (raws.length === 0) return '0::UTINYINT';
  // One bit for each sign; a column without a value has neither.
  const bit = (mark: string) =>
    `(${raws.map((raw) => `coalesce(contains(${raw}, '${mark}'), false)`).join(' OR ')})`;
  return `(${bit(',')}::UTINYINT + 2::UTINYINT * ${bit('.')}::UTINYINT)::UTINYINT`;
}
