import type { Batch } from '@smalspor/domain/registers';
import { formatMonth } from '@smalspor/domain/time';
import { currentBatches, isOverlapping, isSamePeriod, isSameStream } from '../lake/current-batches.ts';
import type { Declaration } from './declaration.ts';
import { formatOf } from './formats/formats.ts';
import { ImportRefusal } from './import-refusal.ts';

export type DeliveryJudgement =
  /** These very bytes were imported before, declared in the same way. */
  | { readonly kind: 'unchanged'; readonly batchId: string }
  /** A delivery to take in; it replaces the batches named. */
  | { readonly kind: 'new'; readonly supersedes: readonly string[] };

/**
 * Where a delivery stands among those that are there: the first of its period, a correction, a repetition, or something
 * that must be refused because nobody has said how it relates to the others.
 *
 * @param sourceSha256 `null` while it is not known: everything else is judged.
 * @throws ImportRefusal
 */
export function judgeDelivery(
  delivery: Declaration,
  sourceSha256: string | null,
  batches: readonly Batch[],
): DeliveryJudgement {
  const samePeriod = batches.filter(
    (batch) => isSameStream(batch, delivery) && isSamePeriod(batch, delivery),
  );
  const same = batches.find(
    (batch) =>
      batch.format === delivery.format && sourceSha256 !== null && batch.sourceSha256 === sourceSha256,
  );
  if (same !== undefined) {
    if (samePeriod.includes(same) && same.sequence === delivery.sequence) {
      return { kind: 'unchanged', batchId: same.id };
    }
    throw new ImportRefusal(
      'declared-differently',
      `This file was imported before as ${describe(same)}. Declare it in the same way, or delete that batch first.`,
      { batch: same.id },
    );
  }
  checkSynthetic(delivery, batches);
  const latest = Math.max(0, ...samePeriod.map((batch) => batch.sequence));
  if (samePeriod.some((batch) => batch.sequence === delivery.sequence)) {
    throw new ImportRefusal(
      'sequence-taken',
      `${describe(delivery)} has been imported before with other content. A correction of it must be declared with sequence ${latest + 1}.`,
      { sequence: delivery.sequence, next: latest + 1 },
    );
  }
  if (delivery.sequence < latest) {
    throw new ImportRefusal(
      'sequence-too-old',
      `${describe(delivery)} is older than sequence ${latest} of the same period, which is in force. Deliver it with sequence ${latest + 1} if it is to replace that one.`,
      { sequence: delivery.sequence, next: latest + 1 },
    );
  }
  const overlapping = currentBatches(batches).find(
    (batch) =>
      isSameStream(batch, delivery) && isOverlapping(batch, delivery) && !isSamePeriod(batch, delivery),
  );
  if (overlapping !== undefined) {
    throw new ImportRefusal(
      'undeclared-overlap',
      `${describe(delivery)} overlaps ${describe(overlapping)}, so that rows would be counted twice. Deliver exactly the same period to replace it, or a period that begins after it.`,
      { batch: overlapping.id },
    );
  }
  demandOneRegister(delivery, batches);
  return { kind: 'new', supersedes: samePeriod.map((batch) => batch.id) };
}

/** Where rows add up, the same months from two registers would be counted twice, whatever the registers are called. */
function demandOneRegister(delivery: Declaration, batches: readonly Batch[]): void {
  if (formatOf(delivery.format).registersPerMonth === 'several') return;
  const other = currentBatches(batches).find(
    (batch) =>
      batch.format === delivery.format && !isSameStream(batch, delivery) && isOverlapping(batch, delivery),
  );
  if (other === undefined) return;
  throw new ImportRefusal(
    'undeclared-overlap',
    `${describe(delivery)} overlaps ${describe(other)}, so that rows would be counted twice. If it is the same register, name it ${other.register} and deliver the same period with a higher sequence: that replaces what is there. If it is truly another source of the same months, it cannot be taken in beside it.`,
    { batch: other.id },
  );
}

function checkSynthetic(delivery: Declaration, batches: readonly Batch[]): void {
  const other = batches.find((batch) => batch.synthetic !== delivery.synthetic);
  if (other === undefined) return;
  throw new ImportRefusal(
    'real-and-synthetic',
    delivery.synthetic
      ? 'This home holds real data, and the delivery is synthetic. Import it into a home of its own.'
      : 'This home holds synthetic data, and the delivery does not say that it is synthetic. Import it into a home of its own.',
    { batch: other.id },
  );
}

function describe(batch: Pick<Batch, 'format' | 'register' | 'from' | 'to' | 'sequence'>): string {
  return `${batch.format} from ${batch.register} for ${formatMonth(batch.from)}–${formatMonth(batch.to)}, sequence ${batch.sequence}`;
}

/** Whether only the content can tell if a delivery is a repetition or something else under the same name. */
export function mayBeRepetition(delivery: Declaration, batches: readonly Batch[]): boolean {
  return batches.some(
    (batch) =>
      isSameStream(batch, delivery) && isSamePeriod(batch, delivery) && batch.sequence === delivery.sequence,
  );
}
