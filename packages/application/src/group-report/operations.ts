import { readGroupReport } from './read-group-report.ts';
import { readGroupSet } from './read-group-set.ts';
import { readSharedFigures } from './read-shared-figures.ts';

/** What the contract’s operations about group report do. */
export const operations = {
  readGroupReport,
  readGroupSet,
  readSharedFigures,
};
