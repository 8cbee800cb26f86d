import type { InputOf } from '@smalspor/contract/operations';
import { useRef, useState } from 'react';
import { uploadRegisterFile } from './upload-register-file.ts';

export interface UploadState {
  /** From 0 to 1 while a file travels, `null` when none does. */
  readonly share: number | null;
  readonly error: unknown;
  readonly start: (fields: InputOf<'startImport'>, file: File, onSent: () => void) => void;
  readonly stop: () => void;
}

/** Sends one file at a time and knows how far it has come. */
export function useUpload(onStarted: () => unknown): UploadState {
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const stopping = useRef<AbortController | null>(null);

  const start: UploadState['start'] = (fields, file, onSent) => {
    const controller = new AbortController();
    stopping.current = controller;
    setError(null);
    setShare(0);
    uploadRegisterFile({ fields, file, onProgress: setShare, signal: controller.signal })
      .then(() => {
        onSent();
        onStarted();
      })
      .catch((reason: unknown) => {
        if (!controller.signal.aborted) setError(reason);
      })
      .finally(() => setShare(null));
  };

  return { share, error, start, stop: () => stopping.current?.abort() };
}
