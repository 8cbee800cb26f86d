import type { Delivery } from '@smalspor/database/deliveries';
import { findCurrentRelease } from '@smalspor/database/releases';
import { type CoverageLoss, coverageLosses, releaseDue } from '@smalspor/domain/deliveries';
import { formatMonth } from '@smalspor/domain/time';
import { currentBatches } from '@smalspor/warehouse/lake';
import { type ReleaseManifest, readManifest } from '@smalspor/warehouse/release';
import type { House } from '../house/house.ts';
import { batchesInLake } from '../imports/import-register-files.ts';

/** What becomes of a delivery that is in the lake. */
export type ReleaseDecision =
  | { readonly kind: 'publish' }
  /** A release that holds it is served already. */
  | { readonly kind: 'served'; readonly releaseId: string }
  /** No release is due, or it is a human's decision. */
  | { readonly kind: 'none'; readonly step: 'nothing-new' | 'not-due' | 'by-hand' }
  | { readonly kind: 'stop'; readonly code: 'coverage-worse'; readonly reason: string };

/** What the served release was made of; `null` where there is none. */
async function servedManifest(house: House): Promise<ReleaseManifest | null> {
  const served = await findCurrentRelease(house.db);
  return served === null ? null : readManifest(house.home, served.id);
}

function describeLoss({ kind, format, from, to, share }: CoverageLoss): string {
  const period = `${format} ${formatMonth(from)}/${formatMonth(to)}`;
  if (kind === 'months') return `${period}: months are gone that the served release has`;
  return `${period}: ${Math.round(100 * (share ?? 0))} % fewer rows than usual`;
}

/** Decides from the lake and the served release alone, so that the answer is the same after a kill. */
export async function decideRelease(house: House, delivery: Delivery): Promise<ReleaseDecision> {
  const parts = currentBatches(await batchesInLake(house));
  const served = await servedManifest(house);
  const own = new Set(delivery.files.map(({ batchId }) => batchId));
  const ownInForce = parts.filter(({ id }) => own.has(id));
  const isServed = ownInForce.every(({ id }) => served?.batches.some((batch) => batch.id === id));
  if (isServed) {
    const isNews = delivery.files.some(({ isUnchanged }) => isUnchanged === false);
    return served !== null && isNews && ownInForce.length > 0
      ? { kind: 'served', releaseId: served.id }
      : { kind: 'none', step: 'nothing-new' };
  }
  const { publish, maxRowLoss } = house.configuration.deliveries;
  if (releaseDue(parts, served?.batches ?? null) === null) return { kind: 'none', step: 'not-due' };
  if (publish === 'by-hand' && delivery.approvedBy === null) return { kind: 'none', step: 'by-hand' };
  const losses = delivery.approvedBy === null ? coverageLosses(parts, served?.batches ?? [], maxRowLoss) : [];
  if (losses.length === 0) return { kind: 'publish' };
  return {
    kind: 'stop',
    code: 'coverage-worse',
    reason: `A release would tell less than the one that is served. ${losses.map(describeLoss).join('; ')}. Ask the register for a corrected delivery, or publish it all the same.`,
  };
}
