import { describe, expect, it } from 'vitest';
import { AT } from '../testing/examples.ts';
import { withTestDatabase } from '../testing/index.ts';
import { once, sweepIdempotencyKeys } from './once.ts';

const request = { actor: 'person:1', operation: 'startImport', key: 'k', input: { a: 1, b: [1, 2] }, at: AT };

describe('a write with a key', () => {
  it('is done once and answered twice', async () => {
    await withTestDatabase(async ({ db }) => {
      let done = 0;
      const work = async () => {
        done += 1;
        return { task: `t-${done}` };
      };
      expect(await once(db, request, work)).toEqual({ value: { task: 't-1' }, replayed: false });
      expect(await once(db, { ...request, input: { b: [1, 2], a: 1 } }, work)).toEqual({
        value: { task: 't-1' },
        replayed: true,
      });
      expect(done).toBe(1);
    });
  });

  it('is done once when ten requests meet', async () => {
    await withTestDatabase(async ({ db }) => {
      let done = 0;
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, () =>
          once(db, request, async () => {
            done += 1;
            await new Promise((resolve) => setTimeout(resolve, 20));
            return done;
          }),
        ),
      );
      expect(done).toBe(1);
      expect(outcomes.map(({ value }) => value)).toEqual(Array(10).fill(1));
      expect(outcomes.filter(({ replayed }) => !replayed)).toHaveLength(1);
    });
  });

  it('is refused when the same key carries another input', async () => {
    await withTestDatabase(async ({ db }) => {
      await once(db, request, async () => 1);
      await expect(once(db, { ...request, input: { a: 2 } }, async () => 2)).rejects.toMatchObject({
        code: 'idempotency-conflict',
      });
    });
  });

  it('may be repeated after a failure, which leaves nothing behind', async () => {
    await withTestDatabase(async ({ db }) => {
      const failing = once(db, request, async (trx) => {
        await trx.insertInto('prescriber_keys').values({ hpr: '1' }).execute();
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await db.selectFrom('prescriber_keys').selectAll().execute()).toEqual([]);
      expect(await once(db, request, async () => null)).toEqual({ value: null, replayed: false });
    });
  });

  it('belongs to one actor and one operation', async () => {
    await withTestDatabase(async ({ db }) => {
      await once(db, request, async () => 1);
      expect((await once(db, { ...request, actor: 'person:2' }, async () => 2)).value).toBe(2);
      expect((await once(db, { ...request, operation: 'startRelease' }, async () => 3)).value).toBe(3);
      expect((await once(db, { ...request, key: null }, async () => 4)).replayed).toBe(false);
      expect(await sweepIdempotencyKeys(db, '2026-03-02T00:00:00.000Z')).toBe(3);
    });
  });
});
