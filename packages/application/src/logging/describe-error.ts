import { DatabaseError } from '@smalspor/database/connection';
import { isRefusal } from '@smalspor/domain/refusal';

export interface LoggedError {
  readonly name: string;
  readonly code: string | null;
  /** Only of errors whose messages are known to be free of values. */
  readonly message: string | null;
  /** Where it was thrown, without the message that a stack begins with. */
  readonly at: readonly string[];
  readonly cause: LoggedError | null;
}

const FRAMES = 8;
const DEPTH = 3;

/**
 * What a log may know about an error. The messages of foreign errors repeat what they were given, which may be a row
 * of a register, so only their kind and place are kept.
 */
export function describeError(error: Error, depth = 0): LoggedError {
  const known = isRefusal(error) || error instanceof DatabaseError;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return {
    name: error.name,
    code: error instanceof DatabaseError ? error.sqlState : code,
    message: known ? error.message : null,
    at: framesOf(error),
    cause: error.cause instanceof Error && depth < DEPTH ? describeError(error.cause, depth + 1) : null,
  };
}

function framesOf(error: Error): readonly string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && /:\d+:\d+\)?$/.test(line))
    .slice(0, FRAMES)
    .map((line) => line.trim().replace(/^at /, ''));
}
