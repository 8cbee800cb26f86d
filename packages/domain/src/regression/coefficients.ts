import { type Estimate, estimateWith } from './estimate.ts';
import type { GlmFit } from './glm.ts';

/** A symmetric matrix, row by row, in the order of the design. */
export type Covariance = readonly Float64Array[];

export interface Coefficient extends Estimate {
  readonly name: string;
}

/** Model-based covariance: dispersion × (XᵀWX)⁻¹. */
export function modelCovariance({ unscaled, dispersion }: GlmFit): Covariance {
  return unscaled.map((row) => row.map((value) => value * dispersion));
}

/**
 * Estimates with errors and intervals from a covariance (the model’s when left out). Degrees of freedom: the normal
 * distribution, or Student’s t with the residual degrees for quasi-Poisson, or what is given (clusters − 1).
 */
export function coefficientsOf(
  fit: GlmFit,
  covariance: Covariance = modelCovariance(fit),
  degreesOfFreedom: number = usualDegrees(fit),
): readonly Coefficient[] {
  return fit.input.design.names.map((name, index) => ({
    name,
    ...estimateWith(
      fit.coefficients[index] as number,
      Math.sqrt(covariance[index]?.[index] as number),
      degreesOfFreedom,
    ),
  }));
}

/** A weighted sum of coefficients, by name; terms that are left out have weight 0. @throws RangeError for an unknown name. */
export function contrastOf(
  fit: GlmFit,
  weights: Readonly<Record<string, number>>,
  covariance: Covariance = modelCovariance(fit),
  degreesOfFreedom: number = usualDegrees(fit),
): Estimate {
  const { names } = fit.input.design;
  const unknown = Object.keys(weights).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new RangeError(`The model has no term ${unknown}`);
  const vector = names.map((name) => weights[name] ?? 0);
  const estimate = vector.reduce((sum, value, at) => sum + value * (fit.coefficients[at] as number), 0);
  const variance = vector.reduce(
    (sum, value, row) =>
      sum + value * vector.reduce((inner, other, at) => inner + other * (covariance[row]?.[at] as number), 0),
    0,
  );
  return estimateWith(estimate, Math.sqrt(variance), degreesOfFreedom);
}

function usualDegrees({ input, residualDegrees }: GlmFit): number {
  return input.family.name === 'quasi-poisson' ? residualDegrees : Number.POSITIVE_INFINITY;
}
