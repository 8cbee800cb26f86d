import { isOrganisationNumber } from '@smalspor/domain/institutions';
import { packAtc } from '@smalspor/domain/medicines';
import type { Column, ColumnType } from '../formats/format.ts';
import {
  decimalMark,
  isComma,
  readDate,
  readDigits,
  readHundredths,
  readMonth,
  readWhole,
} from './byte-values.ts';
import { type ColumnData, NO_VALUE, setWide, type WideHalves } from './column-data.ts';
import { hashIdentifier } from './hash-identifier.ts';
import type { PseudonymHasher } from './pseudonym-hasher.ts';
import { rememberedView } from './remembered-view.ts';

/** Reads the fields of one column. */
export interface ColumnReader {
  /** Takes the memory for the values of the next rows; it must be of the column's storage. */
  readonly begin: (data: ColumnData) => void;
  /** Reads a field that is not empty as the value of a row. @returns whether it is such a value. */
  readonly read: (bytes: Uint8Array, from: number, to: number, row: number) => boolean;
  /** Takes note that the field of a row is empty. */
  readonly leaveEmpty: (row: number) => void;
  /** Completes the values of so many rows. */
  readonly end: (rows: number) => void;
}

export interface ReaderTools {
  /** Hears of the decimal signs in the row that is being read: 1 for a comma, 2 for a point. */
  readonly onDecimalSign: (sign: 1 | 2) => void;
  /** Two random numbers of 32 bits for `rowNumber`. */
  readonly salt: readonly [number, number];
  /** Where pseudonyms are computed, for columns of that type. */
  readonly hasher: (type: Extract<ColumnType, { readonly kind: 'pseudonym' }>) => PseudonymHasher;
}

const MAX_IDENTIFIER = 128;
const UNKNOWN_MUNICIPALITY = 9999;
const [ZERO, ONE] = [0x30, 0x31];

export function createColumnReader(
  { type, required }: Pick<Column, 'type' | 'required'>,
  tools: ReaderTools,
): ColumnReader {
  switch (type.kind) {
    case 'text':
      return textReader(type.maxLength);
    case 'atc':
      return integerReader(rememberedCode(packAtc));
    case 'diagnosis':
      return codeReader();
    case 'choice':
      return choiceReader(type.values);
    case 'flag':
      return integerReader(readFlag);
    case 'whole':
      return integerReader((bytes, from, to) => within(readWhole(bytes, from, to), type));
    case 'hundredths': {
      const range = { from: type.from * 100, to: type.to * 100 };
      return integerReader((bytes, from, to) => {
        noteSign(bytes, from, to, tools.onDecimalSign);
        return within(readHundredths(bytes, from, to), range);
      });
    }
    case 'decimal':
      return decimalReader(type, tools);
    case 'date':
      return integerReader(readDate);
    case 'month':
      return integerReader(readMonth);
    case 'municipality':
      return integerReader(required ? readKnownMunicipality : readMunicipality);
    case 'prescriber':
      return integerReader(readHprNumber);
    case 'organisation':
      return integerReader(readOrganisationNumber);
    case 'rowNumber':
      return rowNumberReader(tools.salt);
    case 'pseudonym':
      return pseudonymReader(tools.hasher(type));
  }
}

function integerReader(value: (bytes: Uint8Array, from: number, to: number) => number): ColumnReader {
  let values: Int32Array = new Int32Array(0);
  return {
    begin(data) {
      if (data.storage === 'integer') values = data.values;
    },
    read(bytes, from, to, row) {
      const found = value(bytes, from, to);
      values[row] = found;
      return !Number.isNaN(found);
    },
    leaveEmpty(row) {
      values[row] = NO_VALUE;
    },
    end: () => undefined,
  };
}

function readFlag(bytes: Uint8Array, from: number, to: number): number {
  if (to - from !== 1) return Number.NaN;
  const byte = bytes[from];
  return byte === ONE ? 1 : byte === ZERO ? 0 : Number.NaN;
}

/** Four digits; 9999 stands for a municipality that is not known. */
function readMunicipality(bytes: Uint8Array, from: number, to: number): number {
  if (to - from !== 4) return Number.NaN;
  const code = readDigits(bytes, from, to);
  return code === UNKNOWN_MUNICIPALITY ? NO_VALUE : code;
}

function readKnownMunicipality(bytes: Uint8Array, from: number, to: number): number {
  const code = readMunicipality(bytes, from, to);
  return code === NO_VALUE ? Number.NaN : code;
}

function readHprNumber(bytes: Uint8Array, from: number, to: number): number {
  return to - from < 7 || bytes[from] === ZERO ? Number.NaN : readDigits(bytes, from, to);
}

function readOrganisationNumber(bytes: Uint8Array, from: number, to: number): number {
  const number = to - from === 9 ? readDigits(bytes, from, to) : Number.NaN;
  return isOrganisationNumber(number) ? number : Number.NaN;
}

function within(value: number, range: { readonly from: number; readonly to: number }): number {
  return value >= range.from && value <= range.to ? value : Number.NaN;
}

function noteSign(bytes: Uint8Array, from: number, to: number, onDecimalSign: (sign: 1 | 2) => void): void {
  const mark = decimalMark(bytes, from, to);
  if (mark >= 0) onDecimalSign(isComma(bytes, mark) ? 1 : 2);
}

function decimalReader(
  range: { readonly from: number; readonly to: number },
  { onDecimalSign }: ReaderTools,
): ColumnReader {
  let values: Float64Array = new Float64Array(0);
  return {
    begin(data) {
      if (data.storage === 'double') values = data.values;
    },
    read(bytes, from, to, row) {
      noteSign(bytes, from, to, onDecimalSign);
      const text = textOf(bytes, from, to);
      const value = /^-?\d{1,12}(?:[.,]\d{1,9})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
      values[row] = value;
      return value >= range.from && value <= range.to;
    },
    leaveEmpty(row) {
      values[row] = Number.NaN;
    },
    end: () => undefined,
  };
}

function textReader(maxLength: number): ColumnReader {
  let values: (string | null)[] = [];
  return {
    begin(data) {
      if (data.storage === 'text') values = data.values;
    },
    read(bytes, from, to, row) {
      const text = textOf(bytes, from, to);
      values[row] = text;
      return text.length <= maxLength;
    },
    leaveEmpty(row) {
      values[row] = null;
    },
    end(rows) {
      values.length = rows;
    },
  };
}

/** The place of the text among the values that are allowed. */
function choiceReader(allowed: readonly string[]): ColumnReader {
  const choices = allowed.map((value) => Buffer.from(value));
  return integerReader((bytes, from, to) => {
    const place = choices.findIndex((choice) => isEqual(choice, bytes, from, to));
    return place < 0 ? Number.NaN : place;
  });
}

function isEqual(choice: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (choice.length !== to - from) return false;
  for (let index = 0; index < choice.length; index += 1) {
    if (choice[index] !== bytes[from + index]) return false;
  }
  return true;
}

function wideReader(
  read: (bytes: Uint8Array, from: number, to: number, row: number, halves: WideHalves) => boolean,
): ColumnReader {
  let halves: WideHalves = new Uint32Array(0);
  return {
    begin(data) {
      if (data.storage === 'wide') halves = data.halves;
    },
    read: (bytes, from, to, row) => read(bytes, from, to, row, halves),
    leaveEmpty(row) {
      setWide(halves, row, NO_VALUE, 0);
    },
    end: () => undefined,
  };
}

const REMEMBERED_BITS = 12;

/** Reads codes of at most eight bytes. A column holds few, so most have been packed before: each place remembers its last one. */
function rememberedCode(
  pack: (text: string) => number | null,
): (bytes: Uint8Array, from: number, to: number) => number {
  const [upper, lower, packed] = [0, 1, 2].map(() => new Int32Array(2 ** REMEMBERED_BITS)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  return (bytes, from, to) => {
    if (to - from > 8) return Number.NaN;
    let [high, low] = [0, 0];
    for (let at = from; at < to; at += 1) {
      high = (high << 8) | (low >>> 24);
      low = (low << 8) | (bytes[at] as number);
    }
    const place = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1) >>> (32 - REMEMBERED_BITS);
    if (upper[place] === high && lower[place] === low) return packed[place] as number;
    const code = pack(textOf(bytes, from, to));
    if (code === null) return Number.NaN;
    upper[place] = high;
    lower[place] = low;
    packed[place] = code;
    return code;
  };
}

/** The bytes of a short code as a number; `codeText` turns it back. Whether there is such a code is asked later. */
function codeReader(): ColumnReader {
  return wideReader((bytes, from, to, row, halves) => {
    if (to - from > 8) return false;
    let [upper, lower] = [0, 0];
    for (let index = 0; index < 8; index += 1) {
      const byte = from + index < to ? (bytes[from + index] as number) : 0;
      if (byte >= 0x80) return false;
      if (index < 4) upper = (upper << 8) | byte;
      else lower = (lower << 8) | byte;
    }
    setWide(halves, row, upper, lower);
    return true;
  });
}

function rowNumberReader(salt: readonly [number, number]): ColumnReader {
  const viewOf = rememberedView();
  return wideReader((bytes, from, to, row, halves) => {
    const view = viewOf(bytes);
    const high = hashIdentifier(view, from, to, salt[0]) >>> 1;
    setWide(halves, row, high, hashIdentifier(view, from, to, salt[1]));
    return to - from <= MAX_IDENTIFIER;
  });
}

function pseudonymReader(hasher: PseudonymHasher): ColumnReader {
  let halves: WideHalves = new Uint32Array(0);
  let hashed = 0;
  return {
    begin(data) {
      if (data.storage === 'wide') halves = data.halves;
      hashed = 0;
    },
    read(bytes, from, to, row) {
      if (to - from > MAX_IDENTIFIER) return false;
      // Rows come one after the other; a row that turns out to be bad is followed by another of the same number.
      if (row - hashed === hasher.capacity) {
        hasher.run(hasher.capacity, halves, hashed);
        hashed = row;
      }
      hasher.add(bytes, from, to, row - hashed);
      return true;
    },
    leaveEmpty() {
      throw new RangeError('An identifier that becomes a pseudonym is required');
    },
    end(rows) {
      if (rows > hashed) hasher.run(rows - hashed, halves, hashed);
    },
  };
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
}
