import type { IndicatorDefinition } from '../indicators/index.ts';
import type { Route } from '../medicines/index.ts';

/** A sum over what pharmacies sold to an institution. Omitted parts do not restrict. */
export interface SalesMeasure {
  /** `ddd`: doses, returns taken off. `purchases`: order lines that are no returns. */
  readonly count: 'ddd' | 'purchases';
  /** Code set of ATC codes that the goods must belong to. */
  readonly medicines: string;
  readonly routes?: readonly Route[];
  /** `missing`: only lines whose goods have no known DDD. Such lines are in no sum of doses. */
  readonly dose?: 'missing';
}

/** Bed days of the same institution, ward type and months. */
export interface BedTime {
  readonly bedTime: 'bedDays';
}

/**
 * An indicator of institutions. Over bed days its value is doses per 100 bed days; over another sum it is a share in per
 * cent. Everything else is as in an indicator of GPs.
 */
export interface InstitutionIndicator
  extends Pick<
    IndicatorDefinition,
    | 'id'
    | 'version'
    | 'status'
    | 'kind'
    | 'direction'
    | 'texts'
    | 'goal'
    | 'evidence'
    | 'author'
    | 'reviewer'
    | 'validFrom'
    | 'reviewBy'
    | 'changeLog'
  > {
  readonly numerator: SalesMeasure;
  readonly denominator: SalesMeasure | BedTime;
  /** The least denominator, in bed days, doses or purchases, for a value to be shown. */
  readonly minimum: number;
}

/** What the definition's shape allows, and no sales can answer. */
export function salesFaults({ numerator, denominator }: InstitutionIndicator): readonly string[] {
  const measures = 'bedTime' in denominator ? [numerator] : [numerator, denominator];
  const faults: string[] = [];
  if (measures.some(({ count, dose }) => count === 'ddd' && dose === 'missing')) {
    faults.push('doses that are not known cannot be added up: count purchases');
  }
  if ('bedTime' in denominator && numerator.count !== 'ddd') {
    faults.push('over bed days only doses are counted');
  }
  if (!('bedTime' in denominator) && numerator.count !== denominator.count) {
    faults.push('a share needs the same thing counted above and below the line');
  }
  return faults;
}
