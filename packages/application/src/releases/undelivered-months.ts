import { Refusal } from '@smalspor/domain/refusal';
import type { Batch } from '@smalspor/domain/registers';
import { addMonths, formatMonth, type Month } from '@smalspor/domain/time';

type Delivery = Pick<Batch, 'format' | 'from' | 'to'>;

/** Of these months those that no delivery of dispensings covers. */
export function undeliveredMonths(batches: readonly Delivery[], months: readonly Month[]): readonly Month[] {
  const dispensings = batches.filter(({ format }) => format === 'dispensings');
  return months.filter((month) => !dispensings.some(({ from, to }) => from <= month && month <= to));
}

/**
 * Months without a delivery between those that have one would be measured as months without prescriptions.
 * @throws Refusal `release-refused` that names the months
 */
export function demandWholeSeries(batches: readonly Delivery[]): void {
  const dispensings = batches.filter(({ format }) => format === 'dispensings');
  if (dispensings.length === 0) return;
  const first = Math.min(...dispensings.map(({ from }) => from)) as Month;
  const last = Math.max(...dispensings.map(({ to }) => to));
  const months = Array.from({ length: last - first + 1 }, (_, index) => addMonths(first, index));
  const missing = undeliveredMonths(dispensings, months);
  const [start] = missing;
  if (start === undefined) return;
  const several = missing.length === 1 ? '' : ` and ${missing.length - 1} later months`;
  throw new Refusal(
    'release-refused',
    `There are no dispensings for ${formatMonth(start)}${several}. Import them: a release has no gaps.`,
    { facts: { first: formatMonth(start), months: missing.length } },
  );
}
