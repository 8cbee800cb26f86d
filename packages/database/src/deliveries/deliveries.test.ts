import { describe, expect, it } from 'vitest';
import { AT } from '../testing/examples.ts';
import { withTestDatabase } from '../testing/index.ts';
import { clearAlert, listOpenAlerts, raiseAlert } from './alert-queries.ts';
import {
  findDelivery,
  findDeliveryByManifest,
  insertDelivery,
  listDeliveriesIn,
  moveDelivery,
  renewManifest,
  setDeliveryReason,
} from './delivery-queries.ts';
import { addDeliveryStep, listDeliverySteps } from './step-queries.ts';

const LATER = '2026-03-01T10:05:00.000Z';
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const file = {
  name: 'products.csv',
  format: 'products',
  bytes: 5_000_000_000,
  sha256: 'a'.repeat(64),
} as const;
const delivery = (n: number, sha = 'b') => ({
  id: id(n),
  cameBy: 'folder' as const,
  sender: 'lmr',
  place: `place-${n}/delivery.json`,
  manifestSha256: sha.repeat(64),
  seenAt: AT,
  state: 'waiting' as const,
  files: [file],
});

describe('a delivery', () => {
  it('moves on once from each state, with what came of it', async () => {
    await withTestDatabase(async ({ db }) => {
      await insertDelivery(db, delivery(1));
      expect(await moveDelivery(db, id(1), { from: ['waiting'], to: 'taking', at: AT })).toBe(true);
      expect(await moveDelivery(db, id(1), { from: ['waiting'], to: 'taking', at: AT })).toBe(false);
      await moveDelivery(db, id(1), { from: ['taking'], to: 'taken', at: LATER });
      expect(await findDelivery(db, id(1))).toMatchObject({
        state: 'taken',
        takenAt: LATER,
        endedAt: null,
        files: [{ ...file, batchId: null, isUnchanged: null }],
      });
      await setDeliveryReason(db, id(1), { code: 'coverage', reason: 'Fewer rows' });
      expect(await findDelivery(db, id(1))).toMatchObject({ reasonCode: 'coverage', reason: 'Fewer rows' });
      await moveDelivery(db, id(1), { from: ['taken'], to: 'done', at: LATER, reports: 3 });
      expect(await findDelivery(db, id(1))).toMatchObject({ endedAt: LATER, reports: 3, reason: null });
      expect(await listDeliveriesIn(db, ['waiting', 'taken'])).toEqual([]);
    });
  });

  it('is known by its manifest until it is refused', async () => {
    await withTestDatabase(async ({ db }) => {
      await insertDelivery(db, delivery(1));
      await expect(insertDelivery(db, delivery(2))).rejects.toThrow();
      expect((await findDeliveryByManifest(db, 'b'.repeat(64)))?.id).toBe(id(1));
      await moveDelivery(db, id(1), {
        from: ['waiting'],
        to: 'refused',
        at: LATER,
        reasonCode: 'x',
        reason: 'y',
      });
      expect(await findDeliveryByManifest(db, 'b'.repeat(64))).toBeNull();
      await insertDelivery(db, delivery(2));
    });
  });

  it('follows its manifest while it waits, and tells its steps', async () => {
    await withTestDatabase(async ({ db }) => {
      await insertDelivery(db, delivery(1));
      const files = [{ ...file, name: 'products-2.csv', bytes: null }];
      await renewManifest(db, id(1), { sender: null, manifestSha256: 'c'.repeat(64), files });
      expect(await findDelivery(db, id(1))).toMatchObject({ sender: null, files });
      await addDeliveryStep(db, id(1), { at: AT, step: 'seen', about: null });
      await addDeliveryStep(db, id(1), { at: LATER, step: 'taken', about: 'products-2.csv' });
      expect((await listDeliverySteps(db, [id(1)])).get(id(1))).toEqual([
        { at: AT, step: 'seen', about: null },
        { at: LATER, step: 'taken', about: 'products-2.csv' },
      ]);
    });
  });
});

describe('an alert', () => {
  it('is raised once until it is cleared', async () => {
    await withTestDatabase(async ({ db }) => {
      const about = {
        deliveryId: null,
        format: 'products' as const,
        from: null,
        to: null,
        dueOn: '2026-04-20',
      };
      const alert = { kind: 'late' as const, occasion: 'late products 2026-01', ...about };
      expect(await raiseAlert(db, alert, AT)).not.toBeNull();
      expect(await raiseAlert(db, alert, LATER)).toBeNull();
      expect(await listOpenAlerts(db)).toMatchObject([{ ...alert, raisedAt: AT, clearedAt: null }]);
      expect(await clearAlert(db, alert.occasion, LATER)).toBe(true);
      expect(await clearAlert(db, alert.occasion, LATER)).toBe(false);
      expect(await listOpenAlerts(db)).toEqual([]);
      expect(await raiseAlert(db, alert, LATER)).not.toBeNull();
    });
  });
});
