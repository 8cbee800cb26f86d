import type { ProblemCode } from '@smalspor/domain/refusal';
import { isRefusal } from '@smalspor/domain/refusal';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { type ProgressDisplay, showProgress } from './progress.ts';

export interface CommandContext {
  readonly progress: ProgressDisplay['report'];
  /** Aborted by Ctrl-C: long work undoes what is under way. */
  readonly signal: AbortSignal;
  readonly print: (text: string) => void;
}

/** Refusals that are not about what was asked for; all others exit with `refused`. */
const EXIT_OF: Partial<Record<ProblemCode, ExitCode>> = {
  'home-in-use': EXIT.busy,
  'not-allowed': EXIT.notAllowed,
  'demo-only': EXIT.notAllowed,
  'not-found': EXIT.notAllowed,
  'batch-unknown': EXIT.notAllowed,
  'release-missing': EXIT.notAllowed,
  'release-damaged': EXIT.damaged,
  'report-damaged': EXIT.damaged,
  'database-unavailable': EXIT.failed,
  internal: EXIT.failed,
};

/** What the system says when something cannot be written for want of room. */
const FULL: readonly string[] = ['ENOSPC', 'EDQUOT'];

/** Bad usage that the option parser cannot see. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was asked for is done, and what was found needs somebody: for jobs that watch. */
export class NeedsAttention extends Error {
  override readonly name = 'NeedsAttention';
}

function describe(error: unknown): { readonly message: string; readonly exit: ExitCode } {
  if (isRefusal(error)) return { message: error.detail, exit: EXIT_OF[error.code] ?? EXIT.refused };
  if (error instanceof UsageError) return { message: error.message, exit: EXIT.refused };
  if (error instanceof NeedsAttention) return { message: error.message, exit: EXIT.attention };
  if (error instanceof Error && 'code' in error && FULL.includes(String(error.code))) {
    return {
      message: 'There is no room left on the disk. Make room and run this again.',
      exit: EXIT.refused,
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { message: `Unexpected: ${message}`, exit: EXIT.failed };
}

/** A reader that has seen enough, such as `head`, may close the pipe: the work goes on, and nobody hears of it. */
function demandOpenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

/** Runs one command: progress on standard error, the result on standard output, the outcome as exit code. */
export async function runCommand(work: (context: CommandContext) => Promise<void>): Promise<void> {
  const cancel = new AbortController();
  const onInterrupt = (): void => cancel.abort();
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onInterrupt);
  process.stdout.on('error', demandOpenPipe);
  const display = showProgress();
  try {
    await work({
      progress: display.report,
      signal: cancel.signal,
      print: (text) => {
        display.clear();
        process.stdout.write(`${text}\n`);
      },
    });
    display.end();
    process.exitCode = EXIT.ok;
  } catch (error) {
    display.end();
    if (cancel.signal.aborted) {
      process.stderr.write('Stopped. Nothing that was under way was kept.\n');
      process.exitCode = EXIT.cancelled;
      return;
    }
    const { message, exit } = describe(error);
    process.stderr.write(`${message}\n`);
    process.exitCode = exit;
  } finally {
    // The listener for a closed pipe stays: what was written last may still be on its way.
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
}
