import { describe, expect, it } from 'vitest';
import { appendAudit } from '../audit/append-audit.ts';
import { insertBatch } from '../batches/batch-queries.ts';
import type { Db } from '../schema/tables.ts';
import { AT, exampleBatch, SHA } from '../testing/examples.ts';
import { withTestDatabase } from '../testing/index.ts';
import {
  abandonUnfinishedReleases,
  findCurrentRelease,
  findRelease,
  listReleases,
  listReleasesOfBatches,
  publishRelease,
  recordReleaseStart,
  withdrawRelease,
} from './release-queries.ts';

const start = (db: Db, id: string, batches: readonly string[] = []) =>
  recordReleaseStart(db, { id, contentVersion: 'c1', synthetic: true, batches, startedAt: AT });
const publish = (db: Db, id: string, publishedAt = AT) =>
  publishRelease(db, { id, manifestSha256: SHA, publishedAt });

describe('releases', () => {
  it('are served from the moment that they are published', async () => {
    await withTestDatabase(async ({ db }) => {
      expect(await findCurrentRelease(db)).toBeNull();
      await start(db, 'r1');
      expect(await findCurrentRelease(db)).toBeNull();
      await publish(db, 'r1');
      expect(await findCurrentRelease(db)).toMatchObject({
        id: 'r1',
        state: 'published',
        manifestSha256: SHA,
        publishedAt: AT,
      });
      await start(db, 'r2');
      await publish(db, 'r2', '2026-03-02T10:00:00.000Z');
      expect((await findCurrentRelease(db))?.id).toBe('r2');
      expect((await listReleases(db)).map(({ id }) => id)).toEqual(['r1', 'r2']);
    });
  });

  it('are not published when the transaction around it fails', async () => {
    await withTestDatabase(async ({ db }) => {
      await start(db, 'r1');
      await publish(db, 'r1');
      await start(db, 'r2');
      const failing = db.transaction().execute(async (trx) => {
        await publish(trx, 'r2');
        await appendAudit(trx, {
          at: 'no instant',
          actor: 'a',
          act: 'b',
          objectKind: 'c',
          objectId: null,
          outcome: 'success',
        });
      });
      await expect(failing).rejects.toMatchObject({ sqlState: '22007' });
      expect((await findCurrentRelease(db))?.id).toBe('r1');
      expect((await findRelease(db, 'r2'))?.state).toBe('building');
    });
  });

  it('are published once, and only when they were being built', async () => {
    await withTestDatabase(async ({ db }) => {
      await start(db, 'r1');
      await publish(db, 'r1');
      await expect(publish(db, 'r1')).rejects.toThrow('not being built');
      await expect(publish(db, 'r9')).rejects.toThrow('not being built');
    });
  });

  it('fall back to the newest one left when the served one is withdrawn', async () => {
    await withTestDatabase(async ({ db }) => {
      for (const [id, day] of [
        ['r1', '01'],
        ['r2', '02'],
        ['r3', '03'],
      ] as const) {
        await start(db, id);
        await publish(db, id, `2026-03-${day}T10:00:00.000Z`);
      }
      const withdraw = (id: string) => withdrawRelease(db, { id, reason: 'retention', at: AT });
      await withdraw('r2');
      expect((await findCurrentRelease(db))?.id).toBe('r3');
      await withdraw('r3');
      expect((await findCurrentRelease(db))?.id).toBe('r1');
      await withdraw('r1');
      expect(await findCurrentRelease(db)).toBeNull();
      expect(await findRelease(db, 'r1')).toMatchObject({
        state: 'withdrawn',
        withdrawnAt: AT,
        withdrawnReason: 'retention',
      });
    });
  });

  it('know which batches they stand on', async () => {
    await withTestDatabase(async ({ db }) => {
      await insertBatch(db, exampleBatch());
      await insertBatch(db, exampleBatch({ id: 'b-2', sequence: 2 }));
      await start(db, 'r1', ['b-1']);
      await start(db, 'r2', ['b-1', 'b-2']);
      await publish(db, 'r1');
      await publish(db, 'r2');
      expect(await listReleasesOfBatches(db, ['b-1'])).toEqual(['r1', 'r2']);
      expect(await listReleasesOfBatches(db, ['b-2'])).toEqual(['r2']);
      expect(await listReleasesOfBatches(db, [])).toEqual([]);
    });
  });

  it('that a killed builder left are given up', async () => {
    await withTestDatabase(async ({ db }) => {
      await start(db, 'r1');
      await publish(db, 'r1');
      await start(db, 'r3');
      await start(db, 'r2');
      expect(await abandonUnfinishedReleases(db)).toEqual(['r2', 'r3']);
      expect(await abandonUnfinishedReleases(db)).toEqual([]);
      expect((await findCurrentRelease(db))?.id).toBe('r1');
    });
  });
});
