import { isUtf8 } from 'node:buffer';
import type { PseudonymKeys } from '../../pseudonyms/pseudonym.ts';
import { findIdentityNumber } from '../find-identity-number.ts';
import type { Column } from '../formats/format.ts';
import { splitFields } from '../split-fields.ts';
import { layOut } from './block-memory.ts';
import type { ColumnData } from './column-data.ts';
import { type ColumnReader, createColumnReader } from './column-reader.ts';
import { createPseudonymHasher, type PseudonymHasher } from './pseudonym-hasher.ts';

/** All that a parser must know; plain data, so that it can be sent to another thread. */
export interface ParsePlan {
  /** In the order of the file. */
  readonly columns: readonly Pick<Column, 'name' | 'type' | 'required'>[];
  readonly newline: '\n' | '\r\n';
  readonly maxLineBytes: number;
  readonly keys: PseudonymKeys;
  readonly salt: readonly [number, number];
}

/** What can be wrong with a line by itself. The first four concern the line, the others a column. */
export const LINE_PROBLEMS = [
  'too-few-fields',
  'too-many-fields',
  'broken-quotes',
  'blank-line',
  'missing-value',
  'malformed',
] as const;
export type LineProblem = (typeof LINE_PROBLEMS)[number];

/** Why a file can be nothing that is read at all. */
export type BlockFault = 'binary' | 'encoding' | 'identity-number' | 'line-ending' | 'line-too-long';

/** What came out of a block. Line numbers count from 0 at its beginning. */
export interface ParsedBlock {
  readonly lines: number;
  /** Rows whose values lie in the block's memory. */
  readonly rows: number;
  /** The texts of the columns of that storage, in the order of the plan; empty for the others. */
  readonly texts: readonly (readonly (string | null)[])[];
  /** Of each refused line: its number, the column's place or -1, the place in `LINE_PROBLEMS`. */
  readonly rejects: Int32Array;
  readonly fault: { readonly kind: BlockFault; readonly line: number } | null;
}

/** Parses a block of whole lines and puts the values of its rows into the memory. */
export type BlockParser = (block: Buffer, memory: SharedArrayBuffer) => ParsedBlock;

const [NUL, TAB, NEWLINE, CARRIAGE_RETURN, QUOTE, SEPARATOR] = [0, 9, 10, 13, 34, 59];
const [TOO_FEW, TOO_MANY, BROKEN_QUOTES, BLANK, MISSING, MALFORMED] = [0, 1, 2, 3, 4, 5];

/** @param capacity how many rows the memory of a block has room for. */
export function createBlockParser(plan: ParsePlan, capacity: number): BlockParser {
  let signs = 0;
  const readers = createReaders(plan, (sign) => {
    signs |= sign;
  });
  const rejects: number[] = [];
  const fields = createFieldReader(plan, readers, rejects);
  return (block, memory) => {
    const fault = faultIn(block);
    if (fault !== null) return { ...NOTHING, fault };
    const layout = layOut(plan.columns, capacity, memory);
    for (const [index, reader] of readers.entries()) reader.begin(layout.columns[index] as ColumnData);
    rejects.length = 0;
    const readLine = lineReader(fields, block);
    let rows = 0;
    let lines = 0;
    for (let start = 0; start < block.length; lines += 1) {
      signs = 0;
      const newline = readLine(start, lines, rows);
      const kind = faultyLength(newline, start, plan.maxLineBytes);
      if (kind !== null) return { ...NOTHING, fault: { kind, line: lines } };
      if (fields.accepted()) {
        layout.line[rows] = lines;
        layout.signs[rows] = signs;
        rows += 1;
      }
      start = newline + 1;
    }
    for (const reader of readers) reader.end(rows);
    return {
      lines,
      rows,
      texts: layout.columns.map(textsOf),
      rejects: Int32Array.from(rejects),
      fault: null,
    };
  };
}

/** One reader for each column; pseudonyms of one kind are computed together. */
function createReaders(plan: ParsePlan, onDecimalSign: (sign: 1 | 2) => void): readonly ColumnReader[] {
  const hashers = new Map<string, PseudonymHasher>();
  return plan.columns.map((column) =>
    createColumnReader(column, {
      salt: plan.salt,
      onDecimalSign,
      hasher({ of }) {
        const known = hashers.get(of) ?? createPseudonymHasher(plan.keys, of);
        hashers.set(of, known);
        return known;
      },
    }),
  );
}

function faultyLength(newline: number, start: number, most: number): BlockFault | null {
  if (newline < 0) return 'line-ending';
  return newline - start > most ? 'line-too-long' : null;
}

function textsOf(column: ColumnData): readonly (string | null)[] {
  return column.storage === 'text' ? column.values : [];
}

/** Most files have no quote anywhere, and are read without looking for one in every line. */
function lineReader(
  fields: FieldReader,
  block: Buffer,
): (start: number, line: number, row: number) => number {
  if (!block.includes(QUOTE)) return (start, line, row) => fields.read(block, start, line, row);
  return (start, line, row) =>
    hasQuotes(block, start)
      ? fields.readQuoted(block, start, line, row)
      : fields.read(block, start, line, row);
}

function hasQuotes(block: Buffer, start: number): boolean {
  const quote = block.indexOf(QUOTE, start);
  return quote >= 0 && quote < block.indexOf(NEWLINE, start);
}

interface FieldReader {
  /**
   * Reads the fields of the line that begins at `start` as a row; a row that is not good is noted among the rejects.
   * @returns where the line's newline is; -1 when the line ends in another way.
   */
  readonly read: (bytes: Buffer, start: number, line: number, row: number) => number;
  /** The same for a line in which quotes stand. */
  readonly readQuoted: FieldReader['read'];
  /** Whether the row that was read last is good so far. */
  readonly accepted: () => boolean;
}

function createFieldReader(
  plan: ParsePlan,
  readers: readonly ColumnReader[],
  rejects: number[],
): FieldReader {
  const count = readers.length;
  const required = plan.columns.map((column) => column.required);
  const returns = plan.newline === '\r\n' ? 1 : 0;
  let good = false;

  /** @returns the place of the problem, or -1. */
  const readField = (bytes: Buffer, from: number, to: number, column: number, row: number): number => {
    const reader = readers[column] as ColumnReader;
    if (from === to) {
      if (required[column]) return MISSING;
      reader.leaveEmpty(row);
      return -1;
    }
    return reader.read(bytes, from, to, row) ? -1 : MALFORMED;
  };

  const note = (line: number, column: number, problem: number) => {
    rejects.push(line, column, problem);
    good = false;
  };

  /** Whether a line has the fields that it should; notes it when not. */
  const isWhole = (line: number, found: number): boolean => {
    if (found !== count) note(line, -1, found < count ? TOO_FEW : TOO_MANY);
    return found === count;
  };

  return {
    accepted: () => good,
    read(bytes, start, line, row) {
      good = true;
      let column = 0;
      let badColumn = -1;
      let problem = -1;
      let at = start - 1;
      do {
        const from = at + 1;
        at = fieldEnd(bytes, from);
        if (column < count && problem < 0) {
          problem = readField(bytes, from, bytes[at] === NEWLINE ? at - returns : at, column, row);
          badColumn = column;
        }
        column += 1;
      } while (bytes[at] !== NEWLINE);
      if (!endsRightly(bytes, start, at, returns)) return -1;
      if (at - returns === start) note(line, -1, BLANK);
      else if (isWhole(line, column) && problem >= 0) note(line, badColumn, problem);
      return at;
    },
    readQuoted(bytes, start, line, row) {
      good = true;
      const newline = bytes.indexOf(NEWLINE, start);
      if (!endsRightly(bytes, start, newline, returns)) return -1;
      const fields = splitFields(bytes.toString('utf8', start, newline - returns));
      if (fields === null) note(line, -1, BROKEN_QUOTES);
      else if (isWhole(line, fields.length)) {
        for (let column = 0; column < count && good; column += 1) {
          const text = Buffer.from(fields[column] as string);
          const problem = readField(text, 0, text.length, column, row);
          if (problem >= 0) note(line, column, problem);
        }
      }
      return newline;
    },
  };
}

/** Where the separator or the newline behind a field stands; every block ends in a newline. */
function fieldEnd(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] !== SEPARATOR && bytes[at] !== NEWLINE) at += 1;
  return at;
}

/** Whether a line has a carriage return before its newline exactly when it should. */
function endsRightly(bytes: Buffer, start: number, newline: number, returns: number): boolean {
  return (newline > start && bytes[newline - 1] === CARRIAGE_RETURN) === (returns === 1);
}

/** Looks for what makes the whole file unreadable, whatever its columns are. */
export function faultIn(bytes: Buffer): { readonly kind: BlockFault; readonly line: number } | null {
  if (bytes.includes(NUL)) return { kind: 'binary', line: lineAt(bytes, bytes.indexOf(NUL)) };
  if (!isUtf8(bytes)) {
    // No encoding of text uses the control characters; noise is full of them.
    return { kind: bytes.some(isControl) ? 'binary' : 'encoding', line: firstLineNotUtf8(bytes) };
  }
  const number = findIdentityNumber(bytes);
  return number < 0 ? null : { kind: 'identity-number', line: lineAt(bytes, number) };
}

function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== TAB && byte !== NEWLINE && byte !== CARRIAGE_RETURN;
}

/** The number, from 0, of the line that holds the byte. */
function lineAt(bytes: Buffer, at: number): number {
  let line = 0;
  for (let end = bytes.indexOf(NEWLINE); end >= 0 && end < at; end = bytes.indexOf(NEWLINE, end + 1))
    line += 1;
  return line;
}

function firstLineNotUtf8(bytes: Buffer): number {
  let line = 0;
  for (let start = 0; start < bytes.length; line += 1) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline + 1;
    if (!isUtf8(bytes.subarray(start, end))) break;
    start = end;
  }
  return line;
}

const NONE = new Int32Array(0);
const NOTHING: Omit<ParsedBlock, 'fault'> = { lines: 0, rows: 0, texts: [], rejects: NONE };
