import type { NoValueReason } from '../indicators/index.ts';
import { compoundPoissonInterval, wilsonInterval } from '../statistics/index.ts';
import type { InstitutionIndicator } from './institution-indicator.ts';

/** Sums of one institution, ward type and period, in natural units: doses, purchases, bed days. */
export interface InstitutionSums {
  readonly numerator: number;
  /** Σ of the squared doses of the lines. */
  readonly sumOfSquares: number;
  /** `null`: bed days that nobody has told. */
  readonly denominator: number | null;
}

export type InstitutionEstimate =
  | {
      readonly value: number;
      readonly low: number | null;
      readonly high: number | null;
      readonly noInterval: 'no-valid-interval' | null;
    }
  | { readonly value: null; readonly reason: NoValueReason };

/**
 * The value with its 95 % interval. Doses per 100 bed days: DDD × 100 ÷ bed days with the interval of a compound Poisson sum
 * over the order lines (Fay and Feuer 1997), because doses come in packages. Shares of purchases: Wilson. Shares of doses have
 * no valid interval from these sums.
 */
export function estimateInstitution(
  { denominator: of, minimum }: Pick<InstitutionIndicator, 'denominator' | 'minimum'>,
  { numerator, sumOfSquares, denominator }: InstitutionSums,
): InstitutionEstimate {
  if (denominator === null || !(denominator > 0)) return { value: null, reason: 'no-denominator' };
  if (denominator < minimum) return { value: null, reason: 'below-minimum' };
  // More came back than was sold: the goods were bought in an earlier period, and nothing can be said.
  if (numerator < 0) return { value: null, reason: 'no-data' };
  const per = 100 / denominator;
  const limits = limitsOf(of, numerator, sumOfSquares, denominator);
  return {
    value: numerator * per,
    low: limits && limits.low * per,
    high: limits && limits.high * per,
    noInterval: limits === null ? 'no-valid-interval' : null,
  };
}

function limitsOf(
  of: InstitutionIndicator['denominator'],
  numerator: number,
  sumOfSquares: number,
  denominator: number,
): { readonly low: number; readonly high: number } | null {
  if ('bedTime' in of) {
    return numerator > 0 && sumOfSquares > 0 ? compoundPoissonInterval(numerator, sumOfSquares) : null;
  }
  if (of.count !== 'purchases' || numerator > denominator) return null;
  const { low, high } = wilsonInterval(numerator, denominator);
  return { low: low * denominator, high: high * denominator };
}
