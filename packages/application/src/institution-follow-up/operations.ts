import { exportFollowedInstitutions } from './export-followed-institutions.ts';
import { listFollowedInstitutions } from './list-followed-institutions.ts';
import { readInstitutionChange } from './read-change.ts';
import { readInstitutionCoverage } from './read-coverage.ts';
import { readInstitutionSpread } from './read-spread.ts';
import { readReminderLetter, remindInstitutions } from './remind-institutions.ts';

/** What the contract’s operations about following institutions up do. */
export const operations = {
  readInstitutionCoverage,
  listFollowedInstitutions,
  exportFollowedInstitutions,
  readReminderLetter,
  remindInstitutions,
  readInstitutionChange,
  readInstitutionSpread,
};
