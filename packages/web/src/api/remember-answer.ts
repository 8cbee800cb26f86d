import type { JsonOperationId } from '@smalspor/contract/client';
import type { InputOf, OutputOf } from '@smalspor/contract/operations';
import type { QueryClient, Updater } from '@tanstack/react-query';

/**
 * Shows at once what a write has answered. A reading that is still under way may have begun before the write, so it is called
 * off: otherwise it would put back what was there before, and what the reader has just done would be gone from the page.
 */
export function rememberAnswer<Id extends JsonOperationId>(
  queries: QueryClient,
  id: Id,
  input: InputOf<Id>,
  answer: Updater<OutputOf<Id> | undefined, OutputOf<Id> | undefined>,
): void {
  const queryKey = [id, input];
  void queries.cancelQueries({ queryKey, exact: true });
  queries.setQueryData<OutputOf<Id>>(queryKey, answer);
}
