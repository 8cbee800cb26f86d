import type { JsonOperationId } from '@smalspor/contract/client';
import type { InputOf, OutputOf } from '@smalspor/contract/operations';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { client } from './client.ts';

export interface ApiOptions<Output> {
  readonly enabled?: boolean;
  /** Ask anew each time a page opens, for what others change too. */
  readonly fresh?: boolean;
  /** Given the latest answer, after how many milliseconds to ask again; `false` stops. */
  readonly every?: (data: Output | undefined) => number | false;
}

/** The answer of a reading operation, kept while the page is open. */
export function useApi<Id extends JsonOperationId>(
  id: Id,
  input: InputOf<Id>,
  { enabled = true, fresh = false, every = () => false }: ApiOptions<OutputOf<Id>> = {},
): UseQueryResult<OutputOf<Id>> {
  return useQuery({
    queryKey: [id, input],
    queryFn: ({ signal }) => client[id](input, signal),
    enabled,
    ...(fresh ? { staleTime: 0 } : {}),
    refetchInterval: ({ state }) => every(state.data as OutputOf<Id> | undefined),
  });
}
