import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { rememberAnswer } from '../api/remember-answer.ts';
import type { EventView } from './event-page.tsx';

/** Changes an event, and shows what came of it at once. */
export function useEventChange<Input>(
  eventId: string,
  change: (input: Input) => Promise<EventView>,
): UseMutationResult<EventView, unknown, Input> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (event) => {
      rememberAnswer(queries, 'readEvent', { eventId }, event);
      await queries.invalidateQueries({ queryKey: ['listEvents'] });
      await queries.invalidateQueries({ queryKey: ['readEventOpinions', { eventId }] });
    },
  });
}
