import {
  BIGINT,
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBScalarFunction,
  type DuckDBVector,
  VARCHAR,
} from '@duckdb/node-api';
import { createHmacLanes, type HmacLanes, LANE_CAPACITY, laneOffset, padMessage } from './hmac-lanes.ts';
import { PSEUDONYM_PREFIX, type PseudonymKeys, type PseudonymKind } from './pseudonym.ts';

/** A text of at most 12 bytes lies inside DuckDB's own 16 bytes for a string: its length, then its bytes. */
const PIECE_BYTES = 12;
const STRING_BYTES = 16;
const PIECES = 3;
const PREFIX_BYTES = 4;

/**
 * SQL that calls the registered function. NULL for an identifier that it cannot take: one of more than 36 characters (a
 * UUID fits), and most that are not ASCII.
 *
 * @param from the place of the first key; the pseudonym goes through it and all later ones.
 */
export function piecedPseudonymSql(kind: PseudonymKind, identifier: string, from: number): string {
  const pieces = Array.from({ length: PIECES }, (_, piece) => {
    const start = piece * PIECE_BYTES + 1;
    return piece === PIECES - 1
      ? `substr(${identifier}, ${start})`
      : `substr(${identifier}, ${start}, ${PIECE_BYTES})`;
  });
  return `${functionName(kind, from)}(${pieces.join(', ')})`;
}

/**
 * Teaches a connection the pseudonyms as SQL functions, a chunk of rows at a time. Long strings cannot be read in bulk, so
 * the identifier comes in three short pieces. The functions run on the thread that registers them.
 */
export function registerPseudonymFunctions(connection: DuckDBConnection, keys: PseudonymKeys): void {
  const lanes = keys.map(({ key }) => createHmacLanes(key));
  for (const [kind, text] of Object.entries(PSEUDONYM_PREFIX) as [PseudonymKind, string][]) {
    const prefix = Buffer.from(text, 'latin1').readUInt32BE();
    for (const from of lanes.keys()) {
      const through = lanes.slice(from);
      connection.registerScalarFunction(
        DuckDBScalarFunction.create({
          name: functionName(kind, from),
          parameterTypes: Array.from({ length: PIECES }, () => VARCHAR),
          returnType: BIGINT,
          mainFunction: (_info, input, output) => hashChunk(through, prefix, input, output),
        }),
      );
    }
  }
}

function functionName(kind: PseudonymKind, from: number): string {
  return `${kind}_pseudonym_${from}`;
}

function hashChunk(
  through: readonly HmacLanes[],
  prefix: number,
  input: DuckDBDataChunk,
  output: DuckDBVector,
): void {
  const rows = input.rowCount;
  if (rows > LANE_CAPACITY) throw new RangeError(`A chunk of ${rows} rows is larger than ${LANE_CAPACITY}`);
  const pieces = Array.from({ length: PIECES }, (_, piece) => bytesOfStrings(input.getColumnVector(piece)));
  const halves = halvesOfNumbers(output);
  for (const [place, lanes] of through.entries()) {
    const { words } = lanes;
    words.fill(0);
    for (let row = 0; row < rows; row += 1) {
      const offset = laneOffset(row);
      words[offset] = prefix;
      const length =
        place === 0 ? appendPieces(words, offset, pieces, row) : appendNumber(words, offset, halves, row);
      if (length < 0) output.setItem(row, null);
      else padMessage(words, offset, length);
    }
    lanes.run(rows);
    for (let row = 0; row < rows; row += 1) lanes.copyNumber63(row, halves, row * 2);
  }
  output.flush();
}

/** @returns the length of the message; -1 when a piece is not whole, or does not begin with a new word. */
function appendPieces(words: Uint32Array, offset: number, pieces: readonly DataView[], row: number): number {
  let length = PREFIX_BYTES;
  for (const bytes of pieces) length = appendPiece(words, offset, length, bytes, row * STRING_BYTES);
  return length;
}

function appendPiece(words: Uint32Array, offset: number, at: number, bytes: DataView, start: number): number {
  const length = bytes.getUint32(start, true);
  if (length === 0) return at;
  if (length > PIECE_BYTES || at < 0 || (at & 3) !== 0) return -1;
  for (let done = 0; done < length; done += 4) {
    const word = bytes.getUint32(start + 4 + done);
    const missing = Math.max(0, done + 4 - length) * 8;
    words[offset + ((at + done) >> 2) * 4] = (word >>> missing) << missing;
  }
  return at + length;
}

/** A pseudonym of the key before, in decimal digits. */
function appendNumber(words: Uint32Array, offset: number, halves: Uint32Array, row: number): number {
  const number = (BigInt(halves[row * 2 + 1] as number) << 32n) | BigInt(halves[row * 2] as number);
  const digits = String(number);
  for (let index = 0; index < digits.length; index += 1) {
    const at = PREFIX_BYTES + index;
    const word = offset + (at >> 2) * 4;
    words[word] = (words[word] as number) | (digits.charCodeAt(index) << (24 - (at & 3) * 8));
  }
  return PREFIX_BYTES + digits.length;
}

/**
 * The library offers a vector's memory only value by value, which takes longer than the hashing. Its classes are thin
 * wrappers over one buffer; the version is pinned, and a test fails if they change.
 */
function bytesOfStrings(vector: DuckDBVector): DataView {
  const { dataView } = vector as unknown as { readonly dataView?: DataView };
  if (!(dataView instanceof DataView))
    throw new TypeError('The strings of a DuckDB vector are not where they were');
  return dataView;
}

function halvesOfNumbers(vector: DuckDBVector): Uint32Array {
  const { items } = vector as unknown as { readonly items?: BigInt64Array };
  if (!(items instanceof BigInt64Array))
    throw new TypeError('The numbers of a DuckDB vector are not where they were');
  return new Uint32Array(items.buffer, items.byteOffset, items.length * 2);
}
