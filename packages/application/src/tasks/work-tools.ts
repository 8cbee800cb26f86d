import type { Progress } from './progress.ts';

/** What every long piece of work is given: where to tell how far it is, and how it hears that it must stop. */
export interface WorkTools {
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
  /** The request that started it, for the audit log; `null` for the command line. */
  readonly requestId: string | null;
}
