import { exportExploreView } from './export-view.ts';
import { readExploreChoices } from './read-choices.ts';
import { readExploreMap } from './read-map.ts';
import { readExploreView } from './read-view.ts';

/** What the contract’s operations about looking at the figures do. */
export const operations = {
  readExploreChoices,
  readExploreMap,
  readExploreView,
  exportExploreView,
};
