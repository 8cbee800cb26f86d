import { parseMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AT, exampleBatch } from '../testing/examples.ts';
import { openTestDatabase, type TestDatabase, withTestDatabase } from '../testing/index.ts';
import {
  findBatch,
  holdsRealData,
  insertBatch,
  listBatches,
  markBatchDeleted,
  updateBatch,
} from './batch-queries.ts';
import { countRejectsByCode, insertRejects, listRejects, sweepRejects } from './reject-queries.ts';

describe('batches', () => {
  it('come back as they were stored', async () => {
    await withTestDatabase(async ({ db }) => {
      const batch = exampleBatch();
      await insertBatch(db, batch);
      expect(await findBatch(db, 'b-1')).toEqual({
        ...batch,
        state: 'current',
        supersededBy: null,
        deletedAt: null,
      });
      expect(await findBatch(db, 'b-2')).toBeNull();
    });
  });

  it('are replaced by a later delivery and kept', async () => {
    await withTestDatabase(async ({ db }) => {
      await insertBatch(db, exampleBatch());
      await db
        .transaction()
        .execute((trx) => insertBatch(trx, exampleBatch({ id: 'b-2', sequence: 2 }), ['b-1']));
      expect((await listBatches(db)).map(({ id, state, supersededBy }) => [id, state, supersededBy])).toEqual(
        [
          ['b-1', 'superseded', 'b-2'],
          ['b-2', 'current', null],
        ],
      );
      expect(
        (await listBatches(db, { state: 'current', format: 'dispensings' })).map(({ id }) => id),
      ).toEqual(['b-2']);
      expect(await listBatches(db, { format: 'products' })).toEqual([]);
    });
  });

  it('stand once for each source, which can be delivered again once its data is deleted', async () => {
    await withTestDatabase(async ({ db }) => {
      const batch = exampleBatch();
      await insertBatch(db, batch);
      await expect(insertBatch(db, { ...batch, id: 'b-2', sequence: 2 })).rejects.toMatchObject({
        constraint: 'batches_source',
      });
      await markBatchDeleted(db, 'b-1', AT);
      expect(await findBatch(db, 'b-1')).toMatchObject({ state: 'deleted', deletedAt: AT, files: [] });
      await insertBatch(db, { ...batch, id: 'b-2' });
    });
  });

  it('know their rows after retention has rewritten the files', async () => {
    await withTestDatabase(async ({ db }) => {
      await insertBatch(db, exampleBatch());
      const rewritten = {
        ...exampleBatch(),
        from: parseMonth('2019-07'),
        rows: 7,
        files: [{ path: 'x', sha256: 'y', rows: 7 }],
        quality: {},
        patientKey: 'k-2',
      };
      await updateBatch(db, rewritten);
      expect(await findBatch(db, 'b-1')).toMatchObject(rewritten);
    });
  });

  it('tell whether a home holds anything but invented data', async () => {
    await withTestDatabase(async ({ db }) => {
      await insertBatch(db, exampleBatch());
      expect(await holdsRealData(db)).toBe(false);
      await insertBatch(db, exampleBatch({ id: 'b-2', sequence: 2, synthetic: false }));
      expect(await holdsRealData(db)).toBe(true);
      await markBatchDeleted(db, 'b-2', AT);
      expect(await holdsRealData(db)).toBe(false);
    });
  });
});

describe('rejects', () => {
  let database: TestDatabase;
  const rejects = Array.from({ length: 12_000 }, (_, index) => ({
    file: 'a.csv',
    line: index + 3,
    column: index % 2 ? 'atc' : null,
    code: index % 3 ? 'not-a-date' : 'unknown-sex',
    reason: 'Not a date',
    maskedValue: index % 2 ? 'J01••••' : null,
  }));
  beforeAll(async () => {
    database = await openTestDatabase();
    await insertRejects(database.db, 'b-1', rejects);
    await insertRejects(database.db, 'b-2', rejects.slice(0, 1));
  });
  afterAll(() => database.close());

  it('are paged in the order in which they were found', async () => {
    const first = await listRejects(database.db, 'b-1', { limit: 7_000 });
    const second = await listRejects(database.db, 'b-1', { limit: 7_000, offset: 7_000 });
    expect(first).toHaveLength(7_000);
    expect([...first, ...second]).toEqual(rejects);
  });

  it('are counted by reason, most frequent first', async () => {
    expect(await countRejectsByCode(database.db, 'b-1')).toEqual([
      { code: 'not-a-date', rows: 8_000 },
      { code: 'unknown-sex', rows: 4_000 },
    ]);
  });
});

describe('old rejects', () => {
  it('are forgotten by the age of their refusal', async () => {
    await withTestDatabase(async ({ db }) => {
      const reject = { file: 'a.csv', line: 3, column: null, code: 'x', reason: 'y', maskedValue: null };
      await insertRejects(db, 'b-1', [reject, reject]);
      expect(await sweepRejects(db, '2020-01-01T00:00:00.000Z')).toBe(0);
      expect(await sweepRejects(db, '2100-01-01T00:00:00.000Z')).toBe(2);
      expect(await listRejects(db, 'b-1', { limit: 10 })).toEqual([]);
    });
  });
});
