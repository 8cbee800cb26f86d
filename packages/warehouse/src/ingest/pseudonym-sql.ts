import { blobValue, type DuckDBConnection } from '@duckdb/node-api';
import type { PseudonymKeys, PseudonymKind } from './pseudonym.ts';

const BLOCK = 64;

/**
 * Hands the keys to DuckDB as session variables: bound values, so that no key stands in the text of a statement. The
 * variables hold the padded keys of HMAC (RFC 2104).
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
}

/** SQL for `pseudonymOf`, given SQL for the identifier's text and the number of keys that are bound. */
export function pseudonymSql(kind: PseudonymKind, identifier: string, keys: number): string {
  let sql = identifier;
  for (let index = 0; index < keys; index += 1) sql = carryPseudonymSql(kind, sql, index);
  return sql;
}

/** SQL for one step, under the key with that index. */
export function carryPseudonymSql(kind: PseudonymKind, pseudonym: string, key: number): string {
  const message = `encode('${kind}:' || ${pseudonym})`;
  const inner = `unhex(sha256(getvariable('inner_key_${key}') || ${message}))`;
  const outer = `sha256(getvariable('outer_key_${key}') || ${inner})`;
  return `((('0x' || left(${outer}, 16))::UBIGINT >> 1)::BIGINT)`;
}
