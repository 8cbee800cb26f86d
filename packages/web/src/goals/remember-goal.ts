import type { OutputOf } from '@smalspor/contract/operations';
import type { QueryClient } from '@tanstack/react-query';
import { rememberAnswer } from '../api/remember-answer.ts';

/** The newest answer about a goal stands on its page at once; the lists are asked for anew. */
export function rememberGoal(queries: QueryClient, detail: OutputOf<'readGoal'>): void {
  rememberAnswer(queries, 'readGoal', { goalId: detail.goal.id }, detail);
  for (const key of ['listGoals', 'readGoalChoices']) void queries.invalidateQueries({ queryKey: [key] });
}

/** The same for one of its notes. */
export function rememberNote(queries: QueryClient, goalId: string, note: OutputOf<'saveNote'>): void {
  rememberAnswer(
    queries,
    'readGoal',
    { goalId },
    (known) =>
      known && {
        ...known,
        notes: known.notes.some(({ id }) => id === note.id)
          ? known.notes.map((each) => (each.id === note.id && each.version < note.version ? note : each))
          : [...known.notes, note],
      },
  );
}
