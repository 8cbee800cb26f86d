import type { Batch, RegisterFormat } from '../registers/batch.ts';
import { addMonths, isQuarterEnd, type Month } from '../time/index.ts';

/** A delivery in force, as far as it decides whether a release is due. */
export type DeliveredPart = Pick<Batch, 'id' | 'format' | 'from' | 'to' | 'rows'>;

/** What the registers deliver for each month; everything else describes what is already there. */
const BY_MONTH: readonly RegisterFormat[] = [
  'dispensings',
  'gp-lists',
  'declared-lists',
  'contacts',
  'contact-counts',
];
/** Without both of these a month cannot be measured. */
const NEEDED: readonly RegisterFormat[] = ['dispensings', 'gp-lists'];

/** Why a release is due: there is none yet, a quarter has become whole, or something served has been corrected. */
export type ReleaseCause = 'first' | 'quarter' | 'correction';

function covers(parts: readonly DeliveredPart[], format: RegisterFormat, month: Month): boolean {
  return parts.some((part) => part.format === format && part.from <= month && month <= part.to);
}

/** The months of all dispensings, in order, gaps included. */
function monthsOf(parts: readonly DeliveredPart[]): readonly Month[] {
  const dispensings = parts.filter(({ format }) => format === 'dispensings');
  if (dispensings.length === 0) return [];
  const first = Math.min(...dispensings.map(({ from }) => from)) as Month;
  const last = Math.max(...dispensings.map(({ to }) => to));
  return Array.from({ length: last - first + 1 }, (_, index) => addMonths(first, index));
}

/** The last month of the last quarter that has both dispensings and lists for every month up to it; `null` before the first. */
export function lastWholeQuarter(parts: readonly DeliveredPart[]): Month | null {
  const months = monthsOf(parts);
  const missing = months.find((month) => !NEEDED.every((format) => covers(parts, format, month)));
  const whole = months.filter((month) => isQuarterEnd(month) && (missing === undefined || month < missing));
  return whole.at(-1) ?? null;
}

/**
 * Whether the deliveries in force ask for a release, and why. Products, practitioners and the like go with the next one,
 * unless they replace what the served release was made of.
 *
 * @param served the deliveries of the served release; `null` where there is none
 */
export function releaseDue(
  parts: readonly DeliveredPart[],
  served: readonly DeliveredPart[] | null,
): ReleaseCause | null {
  const quarter = lastWholeQuarter(parts);
  if (quarter === null) return null;
  if (served === null) return 'first';
  const servedQuarter = lastWholeQuarter(served);
  if (servedQuarter === null || quarter > servedQuarter) return 'quarter';
  const known = new Set(served.map(({ id }) => id));
  const isCorrection = parts.some(
    (part) =>
      !known.has(part.id) &&
      (served.some((old) => isReplaced(old, part)) ||
        (BY_MONTH.includes(part.format) && part.from <= servedQuarter)),
  );
  return isCorrection ? 'correction' : null;
}

function isReplaced(old: DeliveredPart, part: DeliveredPart): boolean {
  return old.format === part.format && old.from === part.from && old.to === part.to;
}

/** Why a release is not published without a human: it would tell less than the one that is served. */
export interface CoverageLoss {
  readonly kind: 'months' | 'rows';
  readonly format: RegisterFormat;
  readonly from: Month;
  readonly to: Month;
  /** For rows: the share that is missing, 0–1; `null` for months, which are missing altogether. */
  readonly share: number | null;
}

function rowsPerMonth(parts: readonly DeliveredPart[]): number | null {
  const months = parts.reduce((sum, { from, to }) => sum + (to - from + 1), 0);
  return months === 0 ? null : parts.reduce((sum, { rows }) => sum + rows, 0) / months;
}

/** The served deliveries that a new one is measured by: what it replaces, else the same months a year before, else all. */
function measuredBy(part: DeliveredPart, served: readonly DeliveredPart[]): readonly DeliveredPart[] {
  const sameFormat = served.filter(({ format }) => format === part.format);
  const replaced = sameFormat.filter((old) => old.from === part.from && old.to === part.to);
  if (replaced.length > 0) return replaced;
  if (!BY_MONTH.includes(part.format)) return [];
  const yearBefore = sameFormat.filter((old) => old.from === part.from - 12 && old.to === part.to - 12);
  return yearBefore.length > 0 ? yearBefore : sameFormat;
}

/**
 * What the next release would lack beside the served one: months that are gone, or a new delivery with too few rows.
 *
 * @param mostLoss the share of rows, 0–1, that may be missing
 */
export function coverageLosses(
  parts: readonly DeliveredPart[],
  served: readonly DeliveredPart[],
  mostLoss: number,
): readonly CoverageLoss[] {
  const gone = served.filter(
    ({ format, from, to }) =>
      BY_MONTH.includes(format) &&
      Array.from({ length: to - from + 1 }, (_, index) => addMonths(from, index)).some(
        (month) => !covers(parts, format, month),
      ),
  );
  const known = new Set(served.map(({ id }) => id));
  const thin = parts
    .filter(({ id }) => !known.has(id))
    .flatMap((part): CoverageLoss[] => {
      const usual = rowsPerMonth(measuredBy(part, served));
      const own = rowsPerMonth([part]) ?? 0;
      if (usual === null || usual === 0) return [];
      const share = 1 - own / usual;
      const { format, from, to } = part;
      return share > mostLoss ? [{ kind: 'rows', format, from, to, share }] : [];
    });
  return [
    ...gone.map(({ format, from, to }) => ({ kind: 'months' as const, format, from, to, share: null })),
    ...thin,
  ];
}
