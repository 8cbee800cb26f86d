import type { ProblemCode } from './problem-code.ts';

export interface RefusalOptions {
  readonly cause?: unknown;
  /** Plain facts for the client, never health data: an identifier, a limit, a field's name. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
}

/**
 * An expected no. `detail` says in plain English what was refused and what to do about it; it may be shown to
 * the actor and written to the log, so it never holds health data or anything that the actor may not see.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ProblemCode;
  readonly detail: string;
  readonly facts: Readonly<Record<string, string | number | boolean>>;

  constructor(code: ProblemCode, detail: string, options: RefusalOptions = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.detail = detail;
    this.facts = options.facts ?? {};
  }
}

/** Recognises a refusal also when it comes from another copy of this module or from a worker thread. */
export function isRefusal(error: unknown): error is Refusal {
  return (
    error instanceof Error && error.name === 'Refusal' && 'code' in error && typeof error.code === 'string'
  );
}
