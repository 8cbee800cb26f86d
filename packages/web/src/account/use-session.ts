import type { OutputOf } from '@smalspor/contract/operations';
import { useApi } from '../api/use-api.ts';

export type Session = OutputOf<'readSession'>;
export type User = NonNullable<Session['user']>;

/** Who is signed in, if anyone. */
export function useSession() {
  return useApi('readSession', {});
}
