import { formatMonth, type Month, monthOfYear, yearOf } from '../time/index.ts';
import { type BedWardType, bedWardTypes, capacityOf, type WardBeds } from './bed-days.ts';

/**
 * What in an institution's data is more often a slip than the truth:
 * - `no-purchases` nothing bought in a month between others with purchases
 * - `jump` five times the usual month, or a fifth of it
 * - `year-end-stock` a December far above the other months: goods laid in before the year ends
 * - `more-returned` more went back to the pharmacy than was bought
 * - `above-capacity` more bed days than beds × days
 * - `methenamine-treatment` doses of methenamine that the journal told to be treatment: it prevents, and does not treat
 * - `no-bed-days` purchases in a month whose bed days nobody has told
 */
export const ODDITY_KINDS = [
  'no-purchases',
  'jump',
  'year-end-stock',
  'more-returned',
  'above-capacity',
  'no-bed-days',
  'methenamine-treatment',
] as const;
export type OddityKind = (typeof ODDITY_KINDS)[number];

export type OddityAnswerKind = 'right' | 'asked';

/** What an institution has said of something odd. */
export interface OddityAnswer {
  readonly oddity: string;
  /** The figures that it was said of. */
  readonly figures: string;
  /** `right`: it is as it should be; `asked`: the pharmacy has been asked, and it is still open. */
  readonly answer: OddityAnswerKind;
  readonly reason: string;
}

/** What one unit of an institution (a ward type, or the whole where purchases cannot be divided) bought and had in a month. */
export interface UnitMonth {
  readonly unitType: BedWardType | 'home-care' | 'mixed';
  readonly month: Month;
  /** Order lines, returns included. */
  readonly lines: number;
  /** Doses bought, returns taken off. */
  readonly ddd: number;
  /** Told or delivered; `null` where nobody has told any. */
  readonly bedDays: number | null;
}

export interface Oddity {
  readonly kind: OddityKind;
  readonly unitType: UnitMonth['unitType'];
  readonly month: Month;
  /** The month's figure and what it is compared with, in doses, bed days or purchases; `null` where there is nothing to compare. */
  readonly value: number;
  readonly usual: number | null;
}

/** How many times the usual month is a jump. */
export const JUMP = 5;
/** How many times the mean of the year's other months a December is stock. */
export const YEAR_END = 3;
/** Below so many doses a package more or less is no jump. */
const SMALL = 30;
/** Fewer other months say nothing of what is usual. */
const FEWEST_MONTHS = 6;

/** Names an oddity the same way each time it is found. */
export function oddityId({ kind, unitType, month }: Pick<Oddity, 'kind' | 'unitType' | 'month'>): string {
  return `${kind}.${unitType}.${formatMonth(month)}`;
}

/**
 * What a confirmation holds for: another figure is something else to look at. What it is compared with does not count, for
 * that moves with every later delivery.
 */
export function oddityFigures({ value }: Pick<Oddity, 'value'>): string {
  return value.toFixed(1);
}

/** Everything odd in the months of one institution, by unit and month. */
export function findOddities(months: readonly UnitMonth[], wards: readonly WardBeds[]): readonly Oddity[] {
  const units = [...new Set(months.map(({ unitType }) => unitType))].sort();
  return units.flatMap((unitType) => {
    const own = months.filter((each) => each.unitType === unitType).sort((a, b) => a.month - b.month);
    return own.flatMap((month) => [...ofPurchases(month, own), ...ofBedDays(month, wards)]);
  });
}

function ofPurchases(one: UnitMonth, own: readonly UnitMonth[]): readonly Oddity[] {
  const { unitType, month, lines, ddd } = one;
  const found = (kind: OddityKind, value: number, usual: number | null): Oddity[] => [
    { kind, unitType, month, value, usual },
  ];
  const others = own.filter((each) => each !== one);
  if (lines === 0) {
    const buying = others.filter((each) => each.lines > 0);
    const isBetween = buying.some((each) => each.month < month);
    // A home that mostly buys nothing is a small one, and its empty months are no news.
    return isBetween && buying.length * 2 > others.length && buying.length >= FEWEST_MONTHS
      ? found('no-purchases', 0, null)
      : [];
  }
  if (ddd < 0) return found('more-returned', ddd, null);
  const usual = median(others.filter((each) => each.lines > 0).map((each) => each.ddd));
  if (usual === null) return [];
  const restOfYear = others.filter((each) => yearOf(each.month) === yearOf(month)).map((each) => each.ddd);
  if (monthOfYear(month) === 12 && restOfYear.length >= FEWEST_MONTHS) {
    const mean = restOfYear.reduce((sum, each) => sum + each, 0) / restOfYear.length;
    if (mean > 0 && ddd >= SMALL && ddd > YEAR_END * mean) return found('year-end-stock', ddd, mean);
  }
  const isJump = ddd >= SMALL && ddd >= JUMP * usual;
  const isDrop = usual >= SMALL && ddd * JUMP <= usual;
  return usual > 0 && (isJump || isDrop) ? found('jump', ddd, usual) : [];
}

function ofBedDays(
  { unitType, month, lines, bedDays }: UnitMonth,
  wards: readonly WardBeds[],
): readonly Oddity[] {
  if (unitType === 'home-care') return [];
  if (bedDays === null) {
    return lines > 0 ? [{ kind: 'no-bed-days', unitType, month, value: lines, usual: null }] : [];
  }
  const capacity = capacityOfUnit(wards, unitType, month);
  return capacity !== null && bedDays > capacity
    ? [{ kind: 'above-capacity', unitType, month, value: bedDays, usual: capacity }]
    : [];
}

function capacityOfUnit(
  wards: readonly WardBeds[],
  unitType: BedWardType | 'mixed',
  month: Month,
): number | null {
  const span = { from: month, to: month };
  if (unitType !== 'mixed') return capacityOf(wards, unitType, span);
  let capacity = 0;
  for (const type of bedWardTypes(wards, span)) {
    const own = capacityOf(wards, type, span);
    if (own === null) return null;
    capacity += own;
  }
  return capacity;
}

function median(values: readonly number[]): number | null {
  if (values.length < FEWEST_MONTHS) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** The answer that still holds: the newest that was given of these very figures. */
export function answerOf<A extends OddityAnswer>(oddity: Oddity, answers: readonly A[]): A | null {
  const [id, figures] = [oddityId(oddity), oddityFigures(oddity)];
  return answers.find((answer) => answer.oddity === id && answer.figures === figures) ?? null;
}
