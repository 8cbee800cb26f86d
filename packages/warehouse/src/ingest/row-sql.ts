import { formatMonth } from '@smalspor/domain/time';
import type { Declaration } from './declaration.ts';
import type { Column, ColumnType, FormatText, SemicolonFormat } from './formats/format.ts';
import { pseudonymSql } from './pseudonym-sql.ts';

/** Something that a row can be wrong about, in the order in which it is looked for; the first one found is reported. */
export interface RowProblem {
  readonly column: string;
  readonly code: string;
  readonly reason: FormatText;
  /** SQL that is true for a bad row. */
  readonly bad: string;
}

export interface RowSqlSettings {
  /** The columns that the file has. */
  readonly columns: readonly string[];
  readonly declaration: Pick<Declaration, 'from' | 'to'>;
  /** How many pseudonym keys are bound to the connection. */
  readonly pseudonymKeys: number;
}

/** Everything that can be wrong with a row: first each column for itself, then the row's checks. */
export function rowProblems(format: SemicolonFormat, settings: RowSqlSettings): readonly RowProblem[] {
  const present = format.columns.filter((column) => settings.columns.includes(column.name));
  return [
    ...present.flatMap((column) => columnProblems(column)),
    ...format.checks.map((check) => ({ ...check, bad: withPeriod(check.bad, settings.declaration) })),
  ];
}

/**
 * SQL that turns rows of text into rows of values. `problem` is 0 for a good row, otherwise the place (from 1) of the first
 * problem in `rowProblems`; `decimals` has bit 1 when the row has a decimal comma and bit 2 when it has a decimal point.
 *
 * @param source the relation that holds the file's columns as text.
 * @param carried columns of the source that are kept as they are.
 */
export function rowSql(
  format: SemicolonFormat,
  settings: RowSqlSettings,
  source: string,
  carried: readonly string[] = [],
): string {
  const has = (column: Column) => settings.columns.includes(column.name);
  const places = format.columns.filter((column) => column.type.kind === 'municipality' && has(column));
  const values = format.columns.flatMap((column) => [
    `${has(column) ? rawOf(column) : 'NULL::VARCHAR'} AS ${rawName(column)}`,
    `${has(column) ? valueSql(column, settings.pseudonymKeys) : `NULL::${sqlType(column.type)}`} AS ${column.name}`,
  ]);
  const bounds = places.flatMap(({ name }) => [
    `${name}_place.from_month AS ${name}_from`,
    `${name}_place.last_month AS ${name}_last`,
  ]);
  const joins = places.map(
    (column) =>
      `LEFT JOIN municipality AS ${column.name}_place ON ${column.name}_place.code = ${rawOf(column)}`,
  );
  const cases = rowProblems(format, settings).map(({ bad }, index) => `WHEN ${bad} THEN ${index + 1}`);
  const kept = format.columns.flatMap(({ name, type }) =>
    type.kind === 'pseudonym' && type.keepText ? [name, `${name}_raw AS ${name}_text`] : [name],
  );
  return `SELECT ${[...carried, ...kept].join(', ')},
      (CASE ${cases.join('\n        ')} ELSE 0 END)::UTINYINT AS problem,
      ${decimalStyle(format.columns.filter(has))} AS decimals
    FROM (SELECT ${[...carried.map((name) => `s.${name}`), ...values, ...bounds].join(',\n        ')}
      FROM ${source} AS s ${joins.join('\n        ')})`;
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

export function sqlType(type: ColumnType): string {
  switch (type.kind) {
    case 'flag':
      return 'BOOLEAN';
    case 'decimal':
      return 'DOUBLE';
    case 'date':
      return 'DATE';
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

function rawOf(column: Column): string {
  return `s."${column.name}"`;
}

function rawName(column: Column): string {
  return `${column.name}_raw`;
}

/** SQL for a column's value; NULL when the text is no such value. */
function valueSql(column: Column, keys: number): string {
  const raw = rawOf(column);
  const { type } = column;
  switch (type.kind) {
    case 'text':
      return `CASE WHEN length(${raw}) <= ${type.maxLength} THEN trim(${raw}) END`;
    case 'choice':
      return `CASE WHEN ${raw} IN (${type.values.map((value) => `'${value}'`).join(', ')}) THEN ${raw} END`;
    case 'flag':
      return `CASE ${raw} WHEN '1' THEN true WHEN '0' THEN false END`;
    case 'whole':
      return within(
        `CASE WHEN regexp_full_match(${raw}, '-?[0-9]{1,9}') THEN TRY_CAST(${raw} AS INTEGER) END`,
        type,
      );
    case 'hundredths':
      return within(
        `CASE WHEN regexp_full_match(${raw}, '-?[0-9]{1,7}([.,][0-9]{1,2})?') THEN
        (TRY_CAST(replace(${raw}, ',', '.') AS DECIMAL(18, 2)) * 100)::INTEGER END`,
        {
          from: type.from * 100,
          to: type.to * 100,
        },
      );
    case 'decimal':
      return within(
        `CASE WHEN regexp_full_match(${raw}, '-?[0-9]{1,12}([.,][0-9]{1,9})?') THEN
        TRY_CAST(replace(${raw}, ',', '.') AS DOUBLE) END`,
        type,
      );
    case 'date':
      return `CASE WHEN TRY_CAST(${raw} AS DATE)::VARCHAR = ${raw} THEN TRY_CAST(${raw} AS DATE) END`;
    case 'month':
      return `CASE WHEN regexp_full_match(${raw}, '[0-9]{4}-(0[1-9]|1[0-2])') THEN
        (TRY_CAST(left(${raw}, 4) AS INTEGER) * 12 + TRY_CAST(right(${raw}, 2) AS INTEGER) - 1)::INTEGER END`;
    case 'municipality':
      return `${column.name}_place.unit`;
    case 'prescriber':
      return `CASE WHEN regexp_full_match(${raw}, '[1-9][0-9]{6,8}') THEN TRY_CAST(${raw} AS INTEGER) END`;
    case 'atc':
      return `CASE WHEN regexp_full_match(upper(${raw}), '[A-Z][0-9]{2}[A-Z]{2}[0-9]{2}') THEN upper(${raw}) END`;
    case 'pseudonym':
      return `CASE WHEN length(${raw}) <= ${MAX_IDENTIFIER} THEN ${pseudonymSql(type.of, raw, keys)} END`;
  }
}

const MAX_IDENTIFIER = 128;

function within(value: string, range: { readonly from: number; readonly to: number }): string {
  // DuckDB computes the repeated expression once.
  return `CASE WHEN (${value}) BETWEEN ${range.from} AND ${range.to} THEN (${value}) END`;
}

function columnProblems(column: Column): readonly RowProblem[] {
  const { name, type } = column;
  const raw = rawName(column);
  const problems: RowProblem[] = [];
  if (column.required) {
    problems.push({
      column: name,
      code: 'missing-value',
      reason: { nb: 'Verdien mangler', en: 'The value is missing' },
      bad: `${raw} IS NULL`,
    });
  }
  const unknown = type.kind === 'municipality' && !column.required ? ` AND ${raw} <> '9999'` : '';
  problems.push({
    column: name,
    ...MALFORMED[type.kind],
    bad: `${raw} IS NOT NULL AND ${name} IS NULL${unknown}`,
  });
  if (type.kind === 'municipality') {
    problems.push({
      column: name,
      code: 'municipality-not-valid',
      reason: {
        nb: 'Kommunenummeret gjaldt ikke på den tiden',
        en: 'The municipality code was not valid at the time',
      },
      bad: `${type.validIn} NOT BETWEEN ${name}_from AND ${name}_last`,
    });
  }
  return problems;
}

const MALFORMED: Readonly<
  Record<ColumnType['kind'], { readonly code: string; readonly reason: FormatText }>
> = {
  text: { code: 'too-long', reason: { nb: 'Teksten er for lang', en: 'The text is too long' } },
  choice: {
    code: 'unknown-choice',
    reason: { nb: 'Ikke en av verdiene som er tillatt', en: 'Not one of the allowed values' },
  },
  flag: { code: 'not-a-flag', reason: { nb: 'Verken 0 eller 1', en: 'Neither 0 nor 1' } },
  whole: {
    code: 'not-a-whole-number',
    reason: {
      nb: 'Ikke et heltall i det tillatte området',
      en: 'Not a whole number within the allowed range',
    },
  },
  hundredths: {
    code: 'not-a-number',
    reason: {
      nb: 'Ikke et tall med høyst to desimaler i det tillatte området',
      en: 'Not a number with at most two decimals within the allowed range',
    },
  },
  decimal: {
    code: 'not-a-number',
    reason: { nb: 'Ikke et tall i det tillatte området', en: 'Not a number within the allowed range' },
  },
  date: { code: 'not-a-date', reason: { nb: 'Ikke en dato (ÅÅÅÅ-MM-DD)', en: 'Not a date (YYYY-MM-DD)' } },
  month: { code: 'not-a-month', reason: { nb: 'Ikke en måned (ÅÅÅÅ-MM)', en: 'Not a month (YYYY-MM)' } },
  municipality: {
    code: 'unknown-municipality',
    reason: { nb: 'Ukjent kommunenummer', en: 'Unknown municipality code' },
  },
  prescriber: {
    code: 'not-an-hpr-number',
    reason: { nb: 'Ikke et HPR-nummer på 7–9 siffer', en: 'Not an HPR number of 7–9 digits' },
  },
  atc: {
    code: 'not-an-atc-code',
    reason: { nb: 'Ikke en ATC-kode på femte nivå', en: 'Not an ATC code of the fifth level' },
  },
  pseudonym: { code: 'too-long', reason: { nb: 'Verdien er for lang', en: 'The value is too long' } },
};

function decimalStyle(columns: readonly Column[]): string {
  const raws = columns
    .filter(({ type }) => type.kind === 'hundredths' || type.kind === 'decimal')
    .map((column) => `coalesce(${rawName(column)}, '')`);
  if (raws.length === 0) return '0::UTINYINT';
  const any = (mark: string) => raws.map((raw) => `contains(${raw}, '${mark}')`).join(' OR ');
  return `(CASE WHEN ${any(',')} THEN 1 ELSE 0 END + CASE WHEN ${any('.')} THEN 2 ELSE 0 END)::UTINYINT`;
}
