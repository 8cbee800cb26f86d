import { ProblemError, requestOf } from '@smalspor/contract/client';
import type { InputOf } from '@smalspor/contract/operations';
import { noteAnswer } from './activity.ts';
import { newIdempotencyKey } from './client.ts';

/** Operations whose answer is a file and whose question is more than an address. */
type FileWriteId = 'printReports';

/**
 * Asks for a file and hands it to the browser as a download. It is kept nowhere: not in the page, not in the browser's store.
 * @throws ProblemError when the server refuses
 */
export async function download<Id extends FileWriteId>(
  id: Id,
  input: InputOf<Id>,
  name: string,
): Promise<void> {
  const { method, url, headers, body } = requestOf(id, input, newIdempotencyKey);
  const response = await fetch(url, {
    method,
    headers: { ...headers, accept: 'application/pdf' },
    credentials: 'same-origin',
    ...(body === null ? {} : { body }),
  });
  noteAnswer();
  if (!response.ok) throw await ProblemError.from(response);
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
