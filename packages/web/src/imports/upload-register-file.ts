import { ProblemError, requestOf } from '@smalspor/contract/client';
import type { InputOf, OutputOf } from '@smalspor/contract/operations';
import { noteAnswer } from '../api/activity.ts';
import { newIdempotencyKey } from '../api/client.ts';

export interface Upload {
  readonly fields: InputOf<'startImport'>;
  readonly file: File;
  /** From 0 to 1 while the file travels. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends a register file. `fetch` cannot tell how far it has come, so this goes the older way.
 * @returns the task that imports the file. @throws ProblemError when it is refused, Error when the line breaks.
 */
export function uploadRegisterFile({
  fields,
  file,
  onProgress,
  signal,
}: Upload): Promise<OutputOf<'startImport'>> {
  const { method, url, headers } = requestOf('startImport', {}, newIdempotencyKey);
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value) form.append(name, value);
  // Last, so that the server knows the fields before it receives the file.
  form.append('file', file);

  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.responseType = 'json';
    for (const [name, value] of Object.entries(headers)) {
      if (name !== 'content-type') request.setRequestHeader(name, value);
    }
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new Error('The connection broke'));
    request.onabort = () => reject(new DOMException('The upload was stopped', 'AbortError'));
    request.onload = () => {
      noteAnswer();
      if (request.status === 202) return resolve(request.response);
      const answer = { ok: false, status: request.status, json: async () => request.response };
      return ProblemError.from(answer).then(reject);
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
