export { type FetchedSeries, fetchReferenceSeries } from './fetch-reference-series.ts';
export { describeGoal } from './read-national-goals.ts';
