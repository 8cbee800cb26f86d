import type { Column, ColumnType, FormatText, SemicolonFormat } from './formats/format.ts';
import type { LineProblem } from './parse/block-parser.ts';

/** Something that a row can be wrong about. */
export interface RowProblem {
  /** `null` when it is the line that is wrong. */
  readonly column: string | null;
  readonly code: string;
  readonly reason: FormatText;
}

/** What a line can be wrong about before its values are looked at. */
export const LINE_REASONS: Readonly<Record<Exclude<LineProblem, 'missing-value' | 'malformed'>, FormatText>> =
  {
    'too-few-fields': { nb: 'Færre felt enn overskriften', en: 'Fewer fields than the header' },
    'too-many-fields': { nb: 'Flere felt enn overskriften', en: 'More fields than the header' },
    'broken-quotes': {
      nb: 'Anførselstegn inne i et felt, eller uten slutt',
      en: 'A quote inside a field, or without an end',
    },
    'blank-line': { nb: 'Tom linje', en: 'Blank line' },
  };

/** The problem of a line or, where a column is given, of its field. */
export function lineProblem(problem: LineProblem, column: Column | undefined): RowProblem {
  if (column === undefined)
    return { column: null, code: problem, reason: LINE_REASONS[problem as keyof typeof LINE_REASONS] };
  return problem === 'missing-value' ? missingValue(column) : malformedValue(column);
}

/** Everything that can be wrong with a field by itself, in the order in which it is looked for. */
export function columnProblems(format: SemicolonFormat): readonly RowProblem[] {
  return format.columns.flatMap((column) =>
    column.required ? [missingValue(column), malformedValue(column)] : [malformedValue(column)],
  );
}

export function malformedValue({ name, type }: Column): RowProblem {
  return { column: name, ...MALFORMED[type.kind] };
}

function missingValue({ name }: Column): RowProblem {
  return {
    column: name,
    code: 'missing-value',
    reason: { nb: 'Verdien mangler', en: 'The value is missing' },
  };
}

const TOO_LONG = { code: 'too-long', reason: { nb: 'Teksten er for lang', en: 'The text is too long' } };
const NOT_A_NUMBER = 'not-a-number';

const MALFORMED: Readonly<
  Record<ColumnType['kind'], { readonly code: string; readonly reason: FormatText }>
> = {
  text: TOO_LONG,
  rowNumber: TOO_LONG,
  pseudonym: TOO_LONG,
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
    code: NOT_A_NUMBER,
    reason: {
      nb: 'Ikke et tall med høyst to desimaler i det tillatte området',
      en: 'Not a number with at most two decimals within the allowed range',
    },
  },
  decimal: {
    code: NOT_A_NUMBER,
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
  organisation: {
    code: 'not-an-organisation-number',
    reason: {
      nb: 'Ikke et organisasjonsnummer: ni siffer, der det siste er en kontroll av de andre',
      en: 'Not an organisation number: nine digits, the last of which checks the others',
    },
  },
  atc: {
    code: 'not-an-atc-code',
    reason: { nb: 'Ikke en ATC-kode på femte nivå', en: 'Not an ATC code of the fifth level' },
  },
  diagnosis: {
    code: 'malformed-diagnosis',
    reason: { nb: 'Ikke en kode i kodeverket', en: 'Not a code of the code system' },
  },
};
