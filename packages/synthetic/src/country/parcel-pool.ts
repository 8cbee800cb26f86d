import { Worker } from 'node:worker_threads';
import type { ParcelResult, ParcelTask } from './run-parcel.ts';

/** Parcels that may wait, ready, for an earlier one: what bounds the memory. */
const AHEAD = 3;

/**
 * Runs the tasks on worker threads and hands the results over in the order of the tasks, one at a time. A task is not
 * begun while too many results wait. @throws the signal's reason when it is aborted, and whatever a task throws.
 */
export async function runParcels(
  tasks: readonly ParcelTask[],
  workers: number,
  signal: AbortSignal | undefined,
  receive: (result: ParcelResult, index: number) => Promise<void>,
): Promise<void> {
  signal?.throwIfAborted();
  const threads = Array.from(
    { length: Math.min(workers, tasks.length) },
    () => new Worker(new URL('./parcel-worker.ts', import.meta.url)),
  );
  const ready = new Map<number, ParcelResult>();
  const idle = [...threads];
  let begun = 0;
  let received = 0;
  const { promise: failure, reject } = Promise.withResolvers<never>();
  failure.catch(() => {});
  let wake = () => {};

  const dispatch = () => {
    while (begun < tasks.length && begun < received + threads.length + AHEAD) {
      const thread = idle.pop();
      if (!thread) return;
      const index = begun;
      begun += 1;
      thread.once('message', (result: ParcelResult) => {
        ready.set(index, result);
        idle.push(thread);
        dispatch();
        wake();
      });
      thread.postMessage(tasks[index]);
    }
  };
  const abort = () => reject(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  for (const thread of threads) thread.once('error', reject);
  try {
    dispatch();
    while (received < tasks.length) {
      const result = ready.get(received);
      if (!result) {
        const arrival = new Promise<void>((resolve) => {
          wake = resolve;
        });
        await Promise.race([arrival, failure]);
        continue;
      }
      ready.delete(received);
      await Promise.race([receive(result, received), failure]);
      received += 1;
      dispatch();
    }
  } finally {
    signal?.removeEventListener('abort', abort);
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}
