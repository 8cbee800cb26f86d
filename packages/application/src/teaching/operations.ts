import { correctTeaching, noteTeaching, withdrawTeaching } from './note-teaching.ts';
import { readTeaching } from './read-teaching.ts';

/** What the contract’s operations about teaching do. */
export const operations = {
  readTeaching,
  noteTeaching,
  correctTeaching,
  withdrawTeaching,
};
