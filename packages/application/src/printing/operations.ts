import { printReports } from './print-reports.ts';

/** What the contract’s operations about printing do. */
export const operations = {
  printReports,
};
