import { listTools } from './list-tools.ts';

/** What the contract’s operations about tools do. */
export const operations = {
  listTools,
};
