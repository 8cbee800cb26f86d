/** Inclusive ages; `to` is `null` for the open band. */
export interface AgeBand {
  /** As the columns of the list register name it: `0_9` … `80`. */
  readonly key: string;
  readonly from: number;
  readonly to: number | null;
}

/** The age bands in which GP lists are delivered. 60–64 and 65–69 are apart so that 65+ can be added up. */
export const LIST_AGE_BANDS: readonly AgeBand[] = [
  { key: '0_9', from: 0, to: 9 },
  { key: '10_19', from: 10, to: 19 },
  { key: '20_29', from: 20, to: 29 },
  { key: '30_39', from: 30, to: 39 },
  { key: '40_49', from: 40, to: 49 },
  { key: '50_59', from: 50, to: 59 },
  { key: '60_64', from: 60, to: 64 },
  { key: '65_69', from: 65, to: 69 },
  { key: '70_79', from: 70, to: 79 },
  { key: '80', from: 80, to: null },
];

/**
 * Indexes of the bands that together are exactly the ages `from`–`to`; 120 or above stands for «and older».
 * `null` when the ages cut a band, so that no denominator exists for them.
 */
export function bandsCovering(from: number, to: number): readonly number[] | null {
  const first = LIST_AGE_BANDS.findIndex((band) => band.from === from);
  const last = LIST_AGE_BANDS.findIndex((band) => (band.to === null ? to >= 120 : band.to === to));
  if (first < 0 || last < first) return null;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
