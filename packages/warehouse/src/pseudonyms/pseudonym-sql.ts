import { blobValue, type DuckDBConnection } from '@duckdb/node-api';
import { PSEUDONYM_PREFIX, type PseudonymKeys, type PseudonymKind } from './pseudonym.ts';

const BLOCK = 64;

/** Hands the keys to a connection as the padded keys of RFC 2104: bound values, so that no key stands in a statement. */
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

/**
 * SQL for a pseudonym under the keys before `from`, carried through the key at that place and all later ones. DuckDB's own
 * functions are slow at this; a rotation can wait, an import cannot.
 *
 * @param keys how many keys are bound.
 */
export function carriedPseudonymSql(
  kind: PseudonymKind,
  pseudonym: string,
  keys: number,
  from: number,
): string {
  let sql = pseudonym;
  for (let key = from; key < keys; key += 1) sql = oneKeySql(kind, sql, key);
  return sql;
}

function oneKeySql(kind: PseudonymKind, pseudonym: string, key: number): string {
  const message = `encode('${PSEUDONYM_PREFIX[kind]}' || (${pseudonym}))`;
  const inner = `unhex(sha256(getvariable('inner_key_${key}') || ${message}))`;
  const outer = `sha256(getvariable('outer_key_${key}') || ${inner})`;
  return `((('0x' || left(${outer}, 16))::UBIGINT >> 1)::BIGINT)`;
}
