import {
  estimateInstitution,
  type InstitutionIndicator,
  type InstitutionSums,
} from '../institutions/index.ts';
import type { Figure } from '../reports/index.ts';

/** A figure of one institution or of several together, from the sums behind it. */
export function institutionFigure(
  definition: Pick<InstitutionIndicator, 'denominator' | 'minimum'>,
  sums: InstitutionSums,
): Figure {
  const estimate = estimateInstitution(definition, sums);
  return {
    estimate:
      estimate.value === null
        ? estimate
        : { ...estimate, numerator: sums.numerator, denominator: sums.denominator ?? 0 },
    dispersion: 1,
  };
}
