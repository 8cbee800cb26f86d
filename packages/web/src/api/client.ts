import { createClient } from '@smalspor/contract/client';
import { noteAnswer } from './activity.ts';

/** A new key for each intended change: retrying the same request changes nothing twice. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}

export const client = createClient(async (url, { signal, ...init }) => {
  const response = await fetch(url, {
    ...init,
    credentials: 'same-origin',
    ...(signal instanceof AbortSignal ? { signal } : {}),
  });
  noteAnswer();
  return response;
}, newIdempotencyKey);
