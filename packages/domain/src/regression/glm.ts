import { type Design, refuseDependent } from './design.ts';
import { type Family, familyFunctions } from './family.ts';
import { refuseNoSolution, refuseRunaway, refuseSeparation, refuseUnusable } from './glm-refusals.ts';
import { leastSquares } from './least-squares.ts';

export interface GlmInput {
  readonly design: Design;
  /** Events for counts; shares, 0–1, for the logit. */
  readonly response: ArrayLike<number>;
  /** Added to the linear predictor: the logarithm of the exposure for a rate. */
  readonly offset?: ArrayLike<number>;
  /** 1 for all when left out; for the logit the number that each share is of. */
  readonly weights?: ArrayLike<number>;
  readonly family: Family;
}

export interface GlmFit {
  readonly input: GlmInput;
  /** On the scale of the link, in the order of the design. */
  readonly coefficients: Float64Array;
  /** (XᵀWX)⁻¹: the covariance at dispersion 1. */
  readonly unscaled: readonly Float64Array[];
  /** Pearson’s χ² over the degrees of freedom for quasi-Poisson, otherwise 1. */
  readonly dispersion: number;
  /** Of Pearson’s residuals, whatever the family: well above 1, the plain errors are too small. */
  readonly pearsonDispersion: number;
  readonly residualDegrees: number;
  readonly deviance: number;
  readonly fitted: Float64Array;
  /** Derivative of the log-likelihood (at dispersion 1) by the linear predictor, per observation. */
  readonly working: Float64Array;
  readonly iterations: number;
}

const MOST_ITERATIONS = 60;
const CONVERGED = 1e-11;

/**
 * Maximum likelihood by iteratively reweighted least squares, steps halved while the deviance would grow.
 * J. A. Nelder and R. W. M. Wedderburn, J R Stat Soc A 1972; 135: 370–384.
 * @throws Refusal `analysis-refused` for a singular design, more terms than observations, no events at all, and separation:
 * a term that splits off observations without events (or with nothing else), whose estimate would be infinite.
 */
export function fitGlm(input: GlmInput): GlmFit {
  const { design, response, family } = input;
  const rows = response.length;
  const weights = Float64Array.from(input.weights ?? new Float64Array(rows).fill(1));
  const offset = Float64Array.from(input.offset ?? new Float64Array(rows));
  refuseUnusable(input, weights, offset);
  refuseDependent(design, leastSquares(design.columns, new Float64Array(rows), weights).dependent);

  const functions = familyFunctions(family);
  const fitted = new Float64Array(rows);
  const linear = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const start = functions.start(response[row] as number, weights[row] as number);
    fitted[row] = start.mean;
    linear[row] = start.linear;
  }
  const devianceNow = () =>
    fitted.reduce((sum, mean, row) => {
      return sum + (weights[row] as number) * functions.deviance(response[row] as number, mean);
    }, 0);
  const working = new Float64Array(rows);
  const target = new Float64Array(rows);
  const information = new Float64Array(rows);
  const weigh = () => {
    for (let row = 0; row < rows; row += 1) {
      const mean = fitted[row] as number;
      const slope = functions.slope(mean);
      const residual = (response[row] as number) - mean;
      const each = ((weights[row] as number) * slope) / functions.variance(mean);
      information[row] = each * slope;
      working[row] = each * residual;
      target[row] = (linear[row] as number) - (offset[row] as number) + residual / slope;
    }
  };
  const moveTo = (coefficients: Float64Array) => {
    for (let row = 0; row < rows; row += 1) {
      let sum = offset[row] as number;
      coefficients.forEach((value, column) => {
        sum += value * (design.columns[column]?.[row] as number);
      });
      linear[row] = sum;
      fitted[row] = functions.mean(sum);
    }
  };

  let coefficients: Float64Array | null = null;
  let deviance = Number.POSITIVE_INFINITY;
  let iterations = 0;
  for (let isDone = false; !isDone; iterations += 1) {
    if (iterations === MOST_ITERATIONS) refuseNoSolution();
    weigh();
    const step = leastSquares(design.columns, target, information);
    if (step.dependent.length > 0) refuseSeparation(design.names[step.dependent[0] as number]);
    let next = step.coefficients;
    moveTo(next);
    let found = devianceNow();
    for (
      let half = 0;
      coefficients !== null && !(found <= deviance + CONVERGED * (Math.abs(deviance) + 1));
      half += 1
    ) {
      if (half === 30) break;
      const from: Float64Array = coefficients;
      next = next.map((value, at) => (value + (from[at] as number)) / 2);
      moveTo(next);
      found = devianceNow();
    }
    isDone = Math.abs(found - deviance) <= CONVERGED * (Math.abs(found) + 0.1);
    coefficients = next;
    deviance = found;
  }
  weigh();
  const last = leastSquares(design.columns, target, information);
  refuseRunaway(design, last.inverse);
  const residualDegrees = rows - design.names.length;
  const pearson = fitted.reduce((sum, mean, row) => {
    const residual = (response[row] as number) - mean;
    return sum + ((weights[row] as number) * residual * residual) / functions.variance(mean);
  }, 0);
  const pearsonDispersion = residualDegrees > 0 ? pearson / residualDegrees : Number.NaN;
  return {
    input,
    coefficients: coefficients ?? new Float64Array(0),
    unscaled: last.inverse,
    dispersion: family.name === 'quasi-poisson' ? pearsonDispersion : 1,
    pearsonDispersion,
    residualDegrees,
    deviance,
    fitted,
    working,
    iterations,
  };
}
