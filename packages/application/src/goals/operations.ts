import { changeGoal, closeGoal } from './change-goal.ts';
import { listGoals } from './list-goals.ts';
import { listMeasures } from './list-measures.ts';
import { saveNote, startNote } from './pdsa-notes.ts';
import { readGoal } from './read-goal.ts';
import { readGoalChoices } from './read-goal-choices.ts';
import { setGoal } from './set-goal.ts';

/** What the contract’s operations about goals do. */
export const operations = {
  listGoals,
  readGoalChoices,
  listMeasures,
  readGoal,
  setGoal,
  changeGoal,
  closeGoal,
  startNote,
  saveNote,
};
