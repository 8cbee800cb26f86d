import { finishTask, reportTaskProgress, type TaskResult } from '@smalspor/database/tasks';
import { isRefusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import type { Progress } from './progress.ts';

export interface TaskTools {
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/** Often enough for a moving bar, seldom enough that the database does not notice. */
const WRITE_EVERY_MS = 300;
/** How long a wish to stop may go unheard while the work has nothing to report. */
const LISTEN_EVERY_MS = 1_000;

/**
 * Runs a task's work: writes its progress, hears the wish to stop, and ends the task with what came out. When the
 * server stops, the work is stopped too and the task stays open for the next start.
 */
export async function runTask(
  house: House,
  taskId: string,
  serverStops: AbortSignal,
  work: (tools: TaskTools) => Promise<TaskResult>,
): Promise<void> {
  const cancel = new AbortController();
  const signal = AbortSignal.any([cancel.signal, serverStops]);
  const log = followProgress(house, taskId, () => cancel.abort());
  try {
    await log.write({ step: 'open', phase: 'Beginning' });
    signal.throwIfAborted();
    const result = await work({ onProgress: log.report, signal });
    await log.end();
    await finishTask(house.db, taskId, { state: 'done', result }, house.now());
  } catch (error) {
    await log.end();
    if (serverStops.aborted && !cancel.signal.aborted) throw error;
    await finishTask(house.db, taskId, endOf(house, taskId, error, cancel.signal.aborted), house.now());
  }
}

function endOf(
  house: House,
  taskId: string,
  error: unknown,
  cancelled: boolean,
): Parameters<typeof finishTask>[2] {
  if (cancelled) return { state: 'cancelled' };
  if (isRefusal(error)) {
    house.log.info({ event: 'task-refused', taskId, code: error.code });
    return { state: 'failed', code: error.code, detail: error.detail };
  }
  house.log.error({ event: 'task-failed', taskId, code: 'internal', err: error });
  return {
    state: 'failed',
    code: 'internal',
    detail: 'Something failed that was not foreseen. See the log.',
  };
}

interface ProgressLog {
  /** Notes how far the work is; now and then it is written. */
  readonly report: (progress: Progress) => void;
  readonly write: (progress: Progress) => Promise<void>;
  /** Waits for what is being written. */
  readonly end: () => Promise<void>;
}

/** Writes a task's progress, one write after the other; each also asks whether somebody wants it to stop. */
function followProgress(house: House, taskId: string, onCancel: () => void): ProgressLog {
  let latest: Progress | null = null;
  let lastWrite = 0;
  let writing: Promise<void> = Promise.resolve();

  const write = (progress: Progress): Promise<void> => {
    latest = progress;
    lastWrite = performance.now();
    writing = writing
      .then(() =>
        reportTaskProgress(house.db, taskId, {
          step: progress.step,
          done: progress.done ?? 0,
          total: progress.total ?? null,
        }),
      )
      .then(({ cancelRequested }) => {
        if (cancelRequested) onCancel();
      })
      // The database is away for a moment: the next write tells more than this one.
      .catch(() => undefined);
    return writing;
  };
  const listening = setInterval(() => {
    if (latest !== null && performance.now() - lastWrite > LISTEN_EVERY_MS) void write(latest);
  }, LISTEN_EVERY_MS);

  return {
    write,
    report: (progress) => {
      const sameStep = progress.step === latest?.step;
      if (sameStep && performance.now() - lastWrite < WRITE_EVERY_MS) return;
      void write(progress);
    },
    end: () => {
      clearInterval(listening);
      return writing;
    },
  };
}
