import { changeInstitutionGoal, closeInstitutionGoal } from './change-institution-goal.ts';
import { saveInstitutionNote, startInstitutionNote } from './institution-notes.ts';
import { readInstitutionGoals } from './read-institution-goals.ts';
import { setInstitutionGoal } from './set-institution-goal.ts';

/** What the contract’s operations about institution goals do. */
export const operations = {
  readInstitutionGoals,
  setInstitutionGoal,
  changeInstitutionGoal,
  closeInstitutionGoal,
  startInstitutionNote,
  saveInstitutionNote,
};
