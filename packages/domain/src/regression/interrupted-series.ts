import { Refusal } from '../refusal/index.ts';
import { type Coefficient, coefficientsOf } from './coefficients.ts';
import { designOf, harmonicColumns } from './design.ts';
import type { Estimate } from './estimate.ts';
import { fitGlm } from './glm.ts';
import { neweyWestCovariance } from './robust-errors.ts';

export interface SeriesPoint {
  /** Whole periods, without gaps. */
  readonly period: number;
  readonly count: number;
  /** What the rate is per, above 0. */
  readonly exposure: number;
}

export interface InterruptedSeriesOptions {
  /** First period after the change. */
  readonly start: number;
  /** Whether the trend may change too; `true` when left out. */
  readonly slopeChange?: boolean;
  /** Sine and cosine pairs for the season; none when left out. */
  readonly season?: { readonly period: number; readonly pairs: number };
  /** Periods over which neighbours hang together in the Newey–West errors; chosen from the length when left out. */
  readonly lag?: number;
}

export interface InterruptedSeries {
  /** Change of the log rate at the start, and per period after it; `slope` is `null` where it was not asked for. */
  readonly level: Estimate;
  readonly slope: Estimate | null;
  /** Change of the log rate per period without the change. */
  readonly trend: Estimate;
  readonly coefficients: readonly Coefficient[];
  /** Quasi-Poisson’s dispersion: 1 for counts that vary as Poisson’s. */
  readonly dispersion: number;
  /** Correlation of neighbouring Pearson residuals; above about 2/√n the plain errors would be too small. */
  readonly autocorrelation: number;
  readonly lag: number;
  /** Events per exposure: fitted, and as it would have gone on without the change (from the start on). */
  readonly points: readonly {
    readonly period: number;
    readonly fitted: number;
    readonly without: number | null;
  }[];
}

/** A segment shorter than this has no trend to speak of. */
const FEWEST_PERIODS = 3;

/**
 * Interrupted time series on rates: log μ = log exposure + b₀ + b₁t + b₂·after + b₃·(t − start)·after + season, quasi-Poisson with
 * Newey–West errors and Student’s t. J. Lopez Bernal, S. Cummins and A. Gasparrini, Int J Epidemiol 2017; 46: 348–355. Without a
 * control series everything else that changed at the start is taken for the effect.
 * @throws Refusal `analysis-refused` with fewer than three periods on a side, gaps, or a design that the data do not carry.
 */
export function fitInterruptedSeries(
  points: readonly SeriesPoint[],
  options: InterruptedSeriesOptions,
): InterruptedSeries {
  const { start, slopeChange = true, season } = options;
  const series = [...points].sort((a, b) => a.period - b.period);
  demandSeries(series, start);
  const first = series[0]?.period as number;
  const after = series.map(({ period }) => (period >= start ? 1 : 0));
  const columns = {
    level: series.map(() => 1),
    trend: series.map(({ period }) => period - first),
    after,
    ...(slopeChange ? { slope: series.map(({ period }) => Math.max(0, period - start)) } : {}),
    ...(season
      ? harmonicColumns(
          series.map(({ period }) => period),
          season.period,
          season.pairs,
        )
      : {}),
  };
  const design = designOf(columns);
  const fit = fitGlm({
    design,
    response: series.map(({ count }) => count),
    offset: series.map(({ exposure }) => Math.log(exposure)),
    family: { name: 'quasi-poisson' },
  });
  if (fit.residualDegrees < 1) {
    throw new Refusal('analysis-refused', 'The series is too short for its terms. Use fewer seasonal pairs.');
  }
  const lag = Math.min(options.lag ?? Math.floor(4 * (series.length / 100) ** (2 / 9)), series.length - 1);
  const coefficients = coefficientsOf(fit, neweyWestCovariance(fit, lag), fit.residualDegrees);
  const named = (name: string) => coefficients.find((one) => one.name === name);
  const [level, trend] = [named('after') as Coefficient, named('trend') as Coefficient];
  const slope = named('slope') ?? null;
  return {
    level,
    slope,
    trend,
    coefficients,
    dispersion: fit.dispersion,
    autocorrelation: autocorrelation(
      series.map(({ count }, at) => residual(count, fit.fitted[at] as number)),
    ),
    lag,
    points: series.map(({ period, exposure }, at) => {
      const fitted = (fit.fitted[at] as number) / exposure;
      const effect = level.estimate + (slope?.estimate ?? 0) * (period - start);
      return { period, fitted, without: period >= start ? fitted / Math.exp(effect) : null };
    }),
  };
}

function demandSeries(series: readonly SeriesPoint[], start: number): void {
  const before = series.filter(({ period }) => period < start).length;
  if (before < FEWEST_PERIODS || series.length - before < FEWEST_PERIODS) {
    throw new Refusal(
      'analysis-refused',
      'An interrupted series needs at least three periods before and after its start.',
    );
  }
  const hasGap = series.some(({ period }, at) => at > 0 && period !== (series[at - 1]?.period as number) + 1);
  if (hasGap || series.some(({ exposure }) => !(exposure > 0))) {
    throw new Refusal(
      'analysis-refused',
      'The series has a gap, a period twice, or one without exposure. Fill or cut it.',
    );
  }
}

function residual(count: number, fitted: number): number {
  return (count - fitted) / Math.sqrt(fitted);
}

function autocorrelation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = (index: number) => (values[index] as number) - mean;
  let [own, next] = [0, 0];
  for (let index = 0; index < values.length; index += 1) {
    own += at(index) ** 2;
    if (index > 0) next += at(index) * at(index - 1);
  }
  return own === 0 ? 0 : next / own;
}
