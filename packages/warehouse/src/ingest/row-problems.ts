import type { Column, ColumnType, FormatText, SemicolonFormat } from './formats/format.ts';

/** Something that a single row can be wrong about. */
export interface RowProblem {
  readonly column: string;
  readonly code: string;
  readonly reason: FormatText;
  /** SQL that is true for a bad row. */
  readonly bad: string;
}

/** What can be wrong with a row by itself, in the order in which it is looked for: each column, then the checks. */
export function rowProblems(format: SemicolonFormat, columns: readonly string[]): readonly RowProblem[] {
  const present = format.columns.filter(({ name }) => columns.includes(name));
  return [...present.flatMap(columnProblems), ...format.checks];
}

/** The name of a column's text beside its value. */
export function rawName(column: Column): string {
  return `${column.name}_raw`;
}

function columnProblems(column: Column): readonly RowProblem[] {
  const { name, type, required } = column;
  const raw = rawName(column);
  const malformed = { column: name, ...MALFORMED[type.kind] };
  if (required) {
    return [
      { column: name, code: 'missing-value', reason: MISSING, bad: `${raw} IS NULL` },
      { ...malformed, bad: isIdentifier(type) ? `length(${raw}) > ${MAX_IDENTIFIER}` : `${name} IS NULL` },
    ];
  }
  const unknown = type.kind === 'municipality' ? ` AND ${raw} <> '9999'` : '';
  return [{ ...malformed, bad: `${name} IS NULL AND ${raw} IS NOT NULL${unknown}` }];
}

/** Any text is an identifier, as long as it is one. */
const MAX_IDENTIFIER = 128;

function isIdentifier({ kind }: ColumnType): boolean {
  return kind === 'pseudonym' || kind === 'rowNumber';
}

const MISSING: FormatText = { nb: 'Verdien mangler', en: 'The value is missing' };

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
    code: 'not-a-municipality-code',
    reason: { nb: 'Ikke et kommunenummer på fire siffer', en: 'Not a municipality code of four digits' },
  },
  prescriber: {
    code: 'not-an-hpr-number',
    reason: { nb: 'Ikke et HPR-nummer på 7–9 siffer', en: 'Not an HPR number of 7–9 digits' },
  },
  atc: {
    code: 'not-an-atc-code',
    reason: { nb: 'Ikke en ATC-kode på femte nivå', en: 'Not an ATC code of the fifth level' },
  },
  rowNumber: { code: 'too-long', reason: { nb: 'Verdien er for lang', en: 'The value is too long' } },
  pseudonym: { code: 'too-long', reason: { nb: 'Verdien er for lang', en: 'The value is too long' } },
};
