import { listReleases, readRelease } from './read-releases.ts';

/** What the contract’s operations about releases do. */
export const operations = {
  listReleases,
  readRelease,
};
