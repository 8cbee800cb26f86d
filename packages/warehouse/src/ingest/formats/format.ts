import type { RegisterFormat } from '@smalspor/domain/registers';
import type { PseudonymKind } from '../../pseudonyms/pseudonym.ts';

/** A text in the two languages of the format documentation. */
export interface FormatText {
  readonly nb: string;
  readonly en: string;
}

/**
 * How a column's text becomes a value. In the SQL of checks and lake columns the column's own name stands for the value:
 * - `text` VARCHAR, at most `maxLength` characters
 * - `choice` VARCHAR, one of `values`
 * - `flag` BOOLEAN from 1 or 0
 * - `whole` INTEGER in canonical digits
 * - `hundredths` INTEGER, a decimal number with at most two decimals × 100
 * - `decimal` DOUBLE
 * - `date` DATE, `YYYY-MM-DD`; `month` INTEGER (years × 12 + months), `YYYY-MM`
 * - `municipality` INTEGER, a four-digit code that is valid in the month `validIn`; 9999 is «unknown» where not required
 * - `prescriber` INTEGER, an HPR number; the lake holds the internal number instead
 * - `organisation` INTEGER, an organisation number whose check digit is right
 * - `atc` INTEGER, the packed ATC code of the fifth level
 * - `diagnosis` BIGINT, the bytes of a code of the system that the column `system` names; likewise
 * - `rowNumber` BIGINT, a number that tells the rows of the lake apart and has no meaning outside it
 * - `pseudonym` BIGINT, the keyed pseudonym of an identifier
 */
export type ColumnType =
  | { readonly kind: 'text'; readonly maxLength: number }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'flag' | 'date' | 'month' | 'prescriber' | 'organisation' | 'atc' | 'rowNumber' }
  | { readonly kind: 'diagnosis'; readonly system: string }
  | { readonly kind: 'whole' | 'hundredths' | 'decimal'; readonly from: number; readonly to: number }
  | { readonly kind: 'municipality'; readonly validIn: string }
  | { readonly kind: 'pseudonym'; readonly of: PseudonymKind };

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** Whether every row must have a value; a column that is not required may be left out of the file. */
  readonly required: boolean;
  readonly about: FormatText;
  readonly example: string;
}

/** Something that must hold between the values of one row. */
export interface RowCheck {
  /** The column that the report points at. */
  readonly column: string;
  readonly code: string;
  readonly reason: FormatText;
  /** SQL over the columns' values that is true for a bad row; NULL counts as good. See `SQL_WORDS` for what it can use. */
  readonly bad: string;
}

/** The prescriber's internal number, or the packed code, of the values in these columns. */
export interface LakeLookup {
  readonly lookup: 'prescriber' | 'diagnosis';
  readonly columns: readonly string[];
}

export interface LakeColumn {
  readonly name: string;
  readonly type: string;
  /** SQL over the columns' values, or columns whose distinct values are looked up outside SQL. */
  readonly from: string | LakeLookup;
  readonly about: FormatText;
}

export interface LakeTable {
  /** The file's name, or a file for each value of `partition`. */
  readonly file: string | { readonly partition: string };
  /** SQL joins of tables that `prepare` has made to the good rows `r`, never more than one row to each. */
  readonly joins?: readonly string[];
  readonly orderBy: readonly string[];
  readonly columns: readonly LakeColumn[];
}

/** Whether the same months may be delivered by several registers. */
export type RegistersPerMonth = 'one' | 'several';

/** A register file of semicolon-separated text: everything that the importer and its documentation need to know. */
export interface SemicolonFormat {
  readonly kind: 'semicolon';
  readonly id: RegisterFormat;
  readonly version: number;
  /**
   * `one` where rows add up: the same months from two registers would be counted twice, so the second is refused. `several`
   * where registers complete each other.
   */
  readonly registersPerMonth: RegistersPerMonth;
  readonly name: FormatText;
  readonly about: FormatText;
  readonly columns: readonly Column[];
  readonly checks: readonly RowCheck[];
  /** Columns that together may not be repeated in a delivery. */
  readonly unique: readonly string[];
  /** Months from–to that may not overlap among rows with the same values in some columns; an empty `to` has no end. */
  readonly noOverlap?: { readonly within: readonly string[]; readonly from: string; readonly to: string };
  /** Whom a row is about and in which months, as SQL: a sender needs a mandate for them. Without it nobody needs one. */
  readonly mandated?: { readonly organisation: string; readonly from: string; readonly to: string };
  /**
   * SQL statements over the table `good_row`, which also has `file` and `line`, that are run before the lake is written. For a
   * column of row numbers or of prescriptions `maybe_repeated_…` has all values that stand more than once, and a few others.
   */
  readonly prepare: readonly string[];
  /** `null` when the rows go to the caller and never to the lake. */
  readonly lake: LakeTable | null;
  /** Plain figures for the data manager: SQL aggregates over the good rows. */
  readonly quality: Readonly<Record<string, string>>;
}

/** A field of a document that the importer reads; everything else in the document is passed over. */
export interface DocumentField {
  /** Where it stands: the names of the elements or members on the way. */
  readonly path: string;
  readonly required: boolean;
  readonly about: FormatText;
}

/** A register file that is XML or JSON. */
export interface DocumentFormat {
  readonly kind: 'document';
  readonly id: RegisterFormat;
  readonly version: number;
  readonly registersPerMonth: RegistersPerMonth;
  readonly name: FormatText;
  readonly about: FormatText;
  readonly fields: readonly DocumentField[];
  readonly lake: readonly LakeTable[];
}

export type RegisterFileFormat = SemicolonFormat | DocumentFormat;
