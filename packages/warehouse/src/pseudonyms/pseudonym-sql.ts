import { blobValue, type DuckDBConnection } from '@duckdb/node-api';
import { PSEUDONYM_PREFIX, type PseudonymKeys, type PseudonymKind } from './pseudonym.ts';
import { piecedPseudonymSql, registerPseudonymFunctions } from './pseudonym-function.ts';

const BLOCK = 64;

/**
 * Hands the keys to a connection: to the functions that hash the short identifiers, and as session variables (the padded
 * keys of RFC 2104) for all else. They are bound values: no key stands in the text of a statement.
 */
export async function bindPseudonymKeys(connection: DuckDBConnection, keys: PseudonymKeys): Promise<void> {
  for (const [index, { id, key }] of keys.entries()) {
    if (key.length < 32 || key.length > BLOCK) {
      throw new RangeError(`The pseudonym key ${id} must have 32 to ${BLOCK} bytes`);
    }
    const padded = Buffer.alloc(BLOCK);
    padded.set(key);
    await connection.run(`SET VARIABLE inner_key_${index} = $1::BLOB`, [
      blobValue(padded.map((byte) => byte ^ 0x36)),
    ]);
    await connection.run(`SET VARIABLE outer_key_${index} = $1::BLOB`, [
      blobValue(padded.map((byte) => byte ^ 0x5c)),
    ]);
  }
  registerPseudonymFunctions(connection, keys);
}

/**
 * SQL for the pseudonym of an identifier, on a connection that `bindPseudonymKeys` has prepared.
 *
 * @param identifier SQL for its text; or for a pseudonym under the keys before `from`.
 * @param keys how many keys are bound.
 * @param from the place of the first key to go through.
 */
export function pseudonymSql(kind: PseudonymKind, identifier: string, keys: number, from = 0): string {
  const text = `(${identifier})::VARCHAR`;
  const long = longPseudonymSql(kind, text, from);
  const rest = from + 1 === keys ? long : piecedPseudonymSql(kind, `(${long})::VARCHAR`, from + 1);
  return `coalesce(${piecedPseudonymSql(kind, text, from)}, ${rest})`;
}

/** SQL for one key with DuckDB's own functions: slower, for identifiers of any length. */
function longPseudonymSql(kind: PseudonymKind, text: string, key: number): string {
  const message = `encode('${PSEUDONYM_PREFIX[kind]}' || ${text})`;
  const inner = `unhex(sha256(getvariable('inner_key_${key}') || ${message}))`;
  const outer = `sha256(getvariable('outer_key_${key}') || ${inner})`;
  return `((('0x' || left(${outer}, 16))::UBIGINT >> 1)::BIGINT)`;
}
