import type { ExploreVariation } from './explore-variation.ts';
import { type VariationBin, variationBins } from './variation-bins.ts';

/** How all doctors differ in one figure, without any of them. */
export interface ToldDoctors extends Omit<ExploreVariation, 'units' | 'curve' | 'phi' | 'tauSquared'> {
  readonly bins: readonly VariationBin[];
}

/** As many digits as a picture shows, where there are doctors enough for them. */
const COMMON_DIGITS = 3;
const STEPS = [1, 2, 5, 10];

/**
 * What may be told of doctors: bars of at least ten, and what all of them have in common. Every number of them is rounded so that one
 * doctor more or less could be as large as the largest among them and not show: with all its digits, what is common to those who
 * have a value, taken from what is told of the country, would be the figure of the one who has none; and so would two releases
 * between which somebody came or left. How much they differ beyond chance (φ and τ²) is left out: among few doctors it follows one of them closely.
 *
 * @param own the place of the reader's own figure in the list that was given, or `null`
 */
export function tellDoctors(variation: ExploreVariation, own: number | null): ToldDoctors {
  const { units, curve: _limits, phi: _spread, tauSquared: _between, ...told } = variation;
  const largest = units.reduce((most, { raw }) => Math.max(most, Math.abs(raw)), 0);
  return {
    ...told,
    target: roundedFor(told.target, units.length, Math.max(largest, told.target)),
    bins: variationBins(variation, own, roundedMean),
  };
}

/** A mean, rounded so that it keeps open what any one of the values is: alone it moves the mean by no more than a step. */
export function roundedMean(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return roundedFor(sum / values.length, values.length, largest);
}

/** @param largest the largest of the values, by its size @returns the nearest step of 1, 2 or 5 · 10^n that is no finer than one of them */
function roundedFor(value: number, count: number, largest: number): number {
  if (!(largest > 0)) return value;
  const finest = Math.max(largest / count, Math.abs(value) * 10 ** -COMMON_DIGITS);
  const power = 10 ** Math.floor(Math.log10(finest));
  const step = (STEPS.find((each) => each * power >= finest) ?? 10) * power;
  // Through text, so that a tenth is written as one.
  return Number((Math.round(value / step) * step).toPrecision(12));
}
