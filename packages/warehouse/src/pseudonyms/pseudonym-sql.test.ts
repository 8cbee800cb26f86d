import { randomBytes } from 'node:crypto';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PseudonymKeys, type PseudonymKind, pseudonymOf } from './pseudonym.ts';
import { bindPseudonymKeys, pseudonymSql } from './pseudonym-sql.ts';

const KEYS: PseudonymKeys = [
  { id: 'first', key: randomBytes(32) },
  { id: 'second', key: randomBytes(64) },
  { id: 'third', key: randomBytes(48) },
];

async function inDuckDb(keys: PseudonymKeys, kind: PseudonymKind, identifiers: readonly string[]) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await bindPseudonymKeys(connection, keys);
  await connection.run('CREATE TABLE identifier (place INTEGER, text VARCHAR)');
  const appender = await connection.createAppender('identifier');
  for (const [place, text] of identifiers.entries()) {
    appender.appendInteger(place);
    appender.appendVarchar(text);
    appender.endRow();
  }
  appender.closeSync();
  const found = await connection.runAndReadAll(
    `SELECT ${pseudonymSql(kind, 'text', keys.length)} FROM identifier ORDER BY place`,
  );
  instance.closeSync();
  return found.getRowsJS().map(([value]) => value);
}

describe('pseudonymSql', () => {
  const identifier = fc.oneof(
    fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.uuid(),
  );

  it.each([
    ['patient', 1],
    ['prescription', 1],
    ['patient', 3],
    ['prescription', 2],
  ] as const)('equals node:crypto for a %s under %i keys', async (kind, count) => {
    await fc.assert(
      fc.asyncProperty(fc.array(identifier, { minLength: 1, maxLength: 3000 }), async (identifiers) => {
        const keys = KEYS.slice(0, count) as unknown as PseudonymKeys;
        const expected = identifiers.map((text) => pseudonymOf(keys, kind, text));
        expect(await inDuckDb(keys, kind, identifiers)).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });

  it('fills more chunks than one, each length of identifier, and leaves NULL alone', async () => {
    const identifiers = Array.from({ length: 5000 }, (_, index) => 'x'.repeat(index % 45) + index);
    expect(await inDuckDb([KEYS[0]], 'patient', identifiers)).toEqual(
      identifiers.map((text) => pseudonymOf([KEYS[0]], 'patient', text)),
    );
  });
});
