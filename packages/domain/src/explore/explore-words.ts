/**
 * What figures can be looked at for. `county` are counties in the borders of the time, `countyNow` the counties of today;
 * `region` the health regions; `own` is the reader's own figure, `prescriber` all doctors of the country as bars.
 */
export const EXPLORE_LEVELS = [
  'nation',
  'region',
  'county',
  'countyNow',
  'municipality',
  'group',
  'own',
  'prescriber',
] as const;
export type ExploreLevel = (typeof EXPLORE_LEVELS)[number];

/** Calendar months, quarters, half-years and years, which do not overlap; and twelve months that end a quarter, which do. */
export const EXPLORE_PERIODS = ['month', 'quarter', 'half', 'year', 'rolling12'] as const;
export type ExplorePeriod = (typeof EXPLORE_PERIODS)[number];

/** How a figure can be divided, where indicators measure its parts. */
export const EXPLORE_SPLITS = ['sex', 'age', 'substance', 'diagnosis'] as const;
export type ExploreSplit = (typeof EXPLORE_SPLITS)[number];

/**
 * Places that are compared with those like them: municipalities of the same class of size, or of about the same number of
 * inhabitants among those that are as central.
 */
export const EXPLORE_LIKENESS = ['size', 'centrality'] as const;
export type ExploreLikeness = (typeof EXPLORE_LIKENESS)[number];

/** Inhabitants of a municipality on 1 January 2021: below 5,000, below 20,000, and 20,000 or more. The limits are our own. */
export const SIZE_CLASSES = ['small', 'middle', 'large'] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];

/** Why a view is refused; each has its sentence in `content/messages/explore.yaml`. */
export const EXPLORE_REFUSALS = [
  'level-not-told',
  'period-not-told',
  'end-outside-release',
  'units-too-many',
  'unit-missing',
  'split-not-told',
  'split-would-disclose',
  'doctors-of-the-country-only',
  'likeness-of-municipalities-only',
  'wards-missing',
] as const;
export type ExploreRefusal = (typeof EXPLORE_REFUSALS)[number];

/** As many units as a picture and its table can hold. */
export const MOST_UNITS = 12;
