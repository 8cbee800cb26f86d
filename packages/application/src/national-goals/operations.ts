import { readNationalGoals } from './read-national-goals.ts';

/** What the contract’s operations about national goals do. */
export const operations = {
  readNationalGoals,
};
