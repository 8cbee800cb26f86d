import type { JsonOperationId } from '@smalspor/contract/client';
import type { InputOf, OutputOf } from '@smalspor/contract/operations';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { client } from './client.ts';

export interface ApiOptions {
  readonly enabled?: boolean;
  /** Ask again after so many milliseconds; `false` stops. */
  readonly every?: number | false;
}

/** The answer of a reading operation, kept while the page is open. */
export function useApi<Id extends JsonOperationId>(
  id: Id,
  input: InputOf<Id>,
  { enabled = true, every = false }: ApiOptions = {},
): UseQueryResult<OutputOf<Id>> {
  return useQuery({
    queryKey: [id, input],
    queryFn: ({ signal }) => client[id](input, signal),
    enabled,
    refetchInterval: every,
  });
}
