import {
  BIGINT,
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBScalarFunction,
  type DuckDBVector,
  VARCHAR,
} from '@duckdb/node-api';
import { createHmacLanes, type HmacLanes, LANE_CAPACITY, laneOffset, padMessage } from './hmac-lanes.ts';
import { PSEUDONYM_PREFIX, type PseudonymKey, type PseudonymKind } from './pseudonym.ts';

/** A text of at most 12 bytes lies inside DuckDB's own 16 bytes for a string: its length, then its bytes. */
const PIECE_BYTES = 12;
const STRING_BYTES = 16;
const PIECES = 3;

/**
 * SQL that calls the registered function. NULL for an identifier that it cannot take: one of more than 36 characters (a
 * UUID fits), and most that are not ASCII.
 */
export function piecedPseudonymSql(kind: PseudonymKind, identifier: string): string {
  const pieces = Array.from({ length: PIECES }, (_, piece) => {
    const from = piece * PIECE_BYTES + 1;
    return piece === PIECES - 1
      ? `substr(${identifier}, ${from})`
      : `substr(${identifier}, ${from}, ${PIECE_BYTES})`;
  });
  return `${functionName(kind)}(${pieces.join(', ')})`;
}

/**
 * Teaches a connection the pseudonyms under one key as SQL functions, a chunk of rows at a time. Long strings cannot be
 * read in bulk, so the identifier comes in three short pieces. The functions run on the thread that registers them.
 */
export function registerPseudonymFunctions(connection: DuckDBConnection, key: PseudonymKey): void {
  const lanes = createHmacLanes(key.key);
  for (const [kind, text] of Object.entries(PSEUDONYM_PREFIX) as [PseudonymKind, string][]) {
    const prefix = Buffer.from(text, 'latin1').readUInt32BE();
    connection.registerScalarFunction(
      DuckDBScalarFunction.create({
        name: functionName(kind),
        parameterTypes: Array.from({ length: PIECES }, () => VARCHAR),
        returnType: BIGINT,
        mainFunction: (_info, input, output) => hashChunk(lanes, prefix, input, output),
      }),
    );
  }
}

function functionName(kind: PseudonymKind): string {
  return `${kind}_pseudonym`;
}

function hashChunk(lanes: HmacLanes, prefix: number, input: DuckDBDataChunk, output: DuckDBVector): void {
  const rows = input.rowCount;
  if (rows > LANE_CAPACITY) throw new RangeError(`A chunk of ${rows} rows is larger than ${LANE_CAPACITY}`);
  const { words } = lanes;
  const pieces = Array.from({ length: PIECES }, (_, piece) => bytesOfStrings(input.getColumnVector(piece)));
  const halves = halvesOfNumbers(output);
  words.fill(0);
  for (let row = 0; row < rows; row += 1) {
    const offset = laneOffset(row);
    words[offset] = prefix;
    let length = 4;
    for (const bytes of pieces) length = appendPiece(words, offset, length, bytes, row * STRING_BYTES);
    if (length < 0) output.setItem(row, null);
    else padMessage(words, offset, length);
  }
  lanes.run(rows);
  for (let row = 0; row < rows; row += 1) lanes.copyNumber63(row, halves, row * 2);
  output.flush();
}

/**
 * Puts a piece into the message's words.
 * @returns the length of the message so far; -1 when the piece is not whole, or does not begin with a new word.
 */
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
