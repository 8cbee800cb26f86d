export { type FetchedSeries, fetchReferenceSeries } from './fetch-reference-series.ts';
export { nationalContext } from './national-context.ts';
export { describeGoal } from './read-national-goals.ts';
