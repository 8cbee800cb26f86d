import type { OutputOf } from '@smalspor/contract/operations';
import type { QueryClient } from '@tanstack/react-query';

/** The newest answer about a goal stands on its page at once; the lists are asked for anew. */
export function rememberGoal(queries: QueryClient, detail: OutputOf<'readGoal'>): void {
  queries.setQueryData(['readGoal', { goalId: detail.goal.id }], detail);
  for (const key of ['listGoals', 'readGoalChoices']) void queries.invalidateQueries({ queryKey: [key] });
}

/** The same for one of its notes. */
export function rememberNote(queries: QueryClient, goalId: string, note: OutputOf<'saveNote'>): void {
  queries.setQueryData<OutputOf<'readGoal'>>(
    ['readGoal', { goalId }],
    (known) =>
      known && {
        ...known,
        notes: known.notes.some(({ id }) => id === note.id)
          ? known.notes.map((each) => (each.id === note.id && each.version < note.version ? note : each))
          : [...known.notes, note],
      },
  );
}
