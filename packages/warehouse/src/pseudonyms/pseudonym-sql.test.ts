import { randomBytes } from 'node:crypto';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PseudonymKeys, pseudonymOf } from './pseudonym.ts';
import { bindPseudonymKeys, carriedPseudonymSql } from './pseudonym-sql.ts';

const KEYS: PseudonymKeys = [
  { id: 'first', key: randomBytes(32) },
  { id: 'second', key: randomBytes(64) },
  { id: 'third', key: randomBytes(48) },
];

describe('carriedPseudonymSql', () => {
  it.each(['patient', 'prescription'] as const)('carries a %s as node:crypto does', async (kind) => {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await bindPseudonymKeys(connection, KEYS);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (identifier) => {
        const first = pseudonymOf([KEYS[0]], kind, identifier);
        const found = await connection.runAndReadAll(
          `SELECT ${carriedPseudonymSql(kind, `${first}::BIGINT`, KEYS.length, 1)}`,
        );
        expect(found.getRowsJS()).toEqual([[pseudonymOf(KEYS, kind, identifier)]]);
      }),
      { numRuns: 30 },
    );
    instance.closeSync();
  });
});
