import type { Localised } from '../texts/index.ts';
import type { GoalPoint, GoalUnit, NoPointReason } from './goal.ts';

/**
 * A national series that a statistics bank publishes: daily doses dispensed to people, for each thousand inhabitants
 * and day, all sexes and ages together.
 */
export interface ReferenceSeries {
  readonly id: string;
  readonly name: Localised;
  readonly unit: GoalUnit;
  readonly publisher: string;
  readonly licence: string;
  /** The register and the number of its table in the statistics bank. */
  readonly register: string;
  readonly table: number;
  /** ATC codes that are added up, and those within them that are taken out. */
  readonly add: readonly string[];
  readonly subtract: readonly string[];
  /** The indicator whose curve in a doctor's report the years stand under, apart, and what they count; `null` for none. */
  readonly inReports: { readonly under: string; readonly counts: Localised } | null;
}

/** What a statistics bank tells in one cell: a number, or why there is none. */
export type BankCell = number | NoPointReason;

/** The cells of one year: doses by ATC code, and the population. */
export interface BankYear {
  readonly year: number;
  readonly doses: ReadonlyMap<string, BankCell>;
  readonly population: BankCell;
}

/**
 * The series as points. One cell without a number leaves its year without one: a sum of the others would look like a fall.
 * The rate is doses × 1000 ÷ (inhabitants × days of the year) (WHO Collaborating Centre for Drug Statistics Methodology).
 */
export function pointsOf(
  series: ReferenceSeries,
  years: readonly BankYear[],
  source: string,
): readonly GoalPoint[] {
  return years
    .toSorted((a, b) => a.year - b.year)
    .map(({ year, doses, population }) => {
      const cells = [...series.add, ...series.subtract].map((code) => doses.get(code) ?? 'missing');
      const reason = [...cells, population].find((cell) => typeof cell === 'string') ?? null;
      const none = { year, value: null, changePercent: null, source } as const;
      if (reason !== null) return { ...none, reason };
      const sum = (codes: readonly string[]) =>
        codes.reduce((total, code) => total + numberOf(doses.get(code)), 0);
      const people = numberOf(population);
      if (people <= 0) return { ...none, reason: 'not-computable' };
      const value = ((sum(series.add) - sum(series.subtract)) * 1000) / (people * daysInYear(year));
      return value < 0 ? { ...none, reason: 'not-computable' } : { ...none, value, reason: null };
    });
}

function numberOf(cell: BankCell | undefined): number {
  return typeof cell === 'number' ? cell : 0;
}

function daysInYear(year: number): number {
  return (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000;
}
