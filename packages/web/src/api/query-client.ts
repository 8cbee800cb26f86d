import { ProblemError } from '@smalspor/contract/client';
import { QueryCache, QueryClient } from '@tanstack/react-query';

const ENDED: readonly string[] = ['session-expired', 'not-signed-in'];

function isSessionOver(error: unknown): boolean {
  return error instanceof ProblemError && ENDED.includes(error.code);
}

/** A refusal stays a refusal however often it is asked; only a failed connection is worth trying again. */
function isWorthRetrying(failures: number, error: unknown): boolean {
  return !(error instanceof ProblemError) && failures < 2;
}

/** @param onSessionOver called when any answer says that the session has ended. */
export function createQueryClient(onSessionOver: () => void): QueryClient {
  const notice = (error: unknown): void => {
    if (isSessionOver(error)) onSessionOver();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: notice }),
    defaultOptions: {
      queries: { retry: isWorthRetrying, staleTime: 30_000, refetchOnWindowFocus: false },
      mutations: { onError: notice },
    },
  });
}
