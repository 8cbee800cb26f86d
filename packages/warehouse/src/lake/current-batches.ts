import type { Batch } from '@smalspor/domain/registers';

/** A register's name as it is compared: who writes `lmr` or `L M R` means `LMR`. */
export function registerKey(register: string): string {
  return register.normalize('NFKC').replace(/\s/gu, '').toLowerCase();
}

/** The stream of deliveries that a batch belongs to: same kind of file from the same register. */
export function isSameStream(
  a: Pick<Batch, 'format' | 'register'>,
  b: Pick<Batch, 'format' | 'register'>,
): boolean {
  return a.format === b.format && registerKey(a.register) === registerKey(b.register);
}

export function isSamePeriod(a: Pick<Batch, 'from' | 'to'>, b: Pick<Batch, 'from' | 'to'>): boolean {
  return a.from === b.from && a.to === b.to;
}

export function isOverlapping(a: Pick<Batch, 'from' | 'to'>, b: Pick<Batch, 'from' | 'to'>): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/**
 * The deliveries in force: of each register, format and period the one with the highest sequence. Superseded batches
 * are kept but not read. In the order of format, register and period.
 */
export function currentBatches<B extends Batch>(batches: readonly B[]): readonly B[] {
  const newest = new Map<string, B>();
  for (const batch of batches) {
    const key = JSON.stringify([batch.format, registerKey(batch.register), batch.from, batch.to]);
    const known = newest.get(key);
    if (known === undefined || batch.sequence > known.sequence) newest.set(key, batch);
  }
  return [...newest.entries()]
    .sort(
      ([, a], [, b]) =>
        order(a.format, b.format) || order(a.register, b.register) || a.from - b.from || a.to - b.to,
    )
    .map(([, batch]) => batch);
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
