import { blobValue, type DuckDBConnection } from '@duckdb/node-api';
import { PSEUDONYM_PREFIX, type PseudonymKeys, type PseudonymKind } from './pseudonym.ts';
import { piecedPseudonymSql, registerPseudonymFunctions } from './pseudonym-function.ts';

const BLOCK = 64;

/**
 * Hands the keys to a connection: to the functions that hash the short identifiers, and as session variables (the padded
 * keys of RFC 2104) for all else. They are bound values: no key stands in the text of a statement.
 */
export async function bindPseudonymKeys(connection: DuckDBConnection, keys: PseudonymKeys): Promise<void> {
  registerPseudonymFunctions(connection, keys[0]);
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
}

/** SQL for `pseudonymOf` on a connection that `bindPseudonymKeys` has prepared for so many keys. */
export function pseudonymSql(kind: PseudonymKind, identifier: string, keys: number): string {
  let sql = `coalesce(${piecedPseudonymSql(kind, identifier)}, ${carryPseudonymSql(kind, identifier, 0)})`;
  for (let index = 1; index < keys; index += 1) sql = carryPseudonymSql(kind, sql, index);
  return sql;
}

/** SQL for one step, under the key with that index, with DuckDB's own functions. */
export function carryPseudonymSql(kind: PseudonymKind, pseudonym: string, key: number): string {
  const message = `encode('${PSEUDONYM_PREFIX[kind]}' || (${pseudonym}))`;
  const inner = `unhex(sha256(getvariable('inner_key_${key}') || ${message}))`;
  const outer = `sha256(getvariable('outer_key_${key}') || ${inner})`;
  return `((('0x' || left(${outer}, 16))::UBIGINT >> 1)::BIGINT)`;
}
