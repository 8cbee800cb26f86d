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

/** Runs a task's work: writes its progress, hears the wish to stop, and ends the task with what came out. */
export async function runTask(
  house: House,
  taskId: string,
  work: (tools: TaskTools) => Promise<TaskResult>,
): Promise<void> {
  const stop = new AbortController();
  let lastWrite = 0;
  let lastPhase = '';
  let writing: Promise<void> = Promise.resolve();

  const onProgress = (progress: Progress): void => {
    const now = performance.now();
    if (progress.phase === lastPhase && now - lastWrite < WRITE_EVERY_MS) return;
    lastWrite = now;
    lastPhase = progress.phase;
    writing = writing
      .then(() =>
        reportTaskProgress(house.db, taskId, {
          step: progress.step,
          done: progress.done ?? 0,
          total: progress.total ?? null,
        }),
      )
      .then(({ cancelRequested }) => {
        if (cancelRequested) stop.abort();
      })
      .catch(() => undefined);
  };

  try {
    const result = await work({ onProgress, signal: stop.signal });
    await writing;
    await finishTask(house.db, taskId, { state: 'done', result }, house.now());
  } catch (error) {
    await writing;
    if (stop.signal.aborted) {
      await finishTask(house.db, taskId, { state: 'cancelled' }, house.now());
      return;
    }
    house.log.error({ event: 'task-failed', taskId, code: isRefusal(error) ? error.code : 'internal' });
    await finishTask(
      house.db,
      taskId,
      isRefusal(error)
        ? { state: 'failed', code: error.code, detail: error.detail }
        : {
            state: 'failed',
            code: 'internal',
            detail: 'Something failed that was not foreseen. See the log.',
          },
      house.now(),
    );
  }
}
