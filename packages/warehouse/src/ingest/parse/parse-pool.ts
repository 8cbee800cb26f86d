import { Worker } from 'node:worker_threads';
import { createBlockParser, type ParsedBlock, type ParsePlan } from './block-parser.ts';

/** A block of whole lines, from `from` to `to` in the bytes, and memory for its rows. */
export interface BlockTask {
  readonly bytes: SharedArrayBuffer;
  readonly from: number;
  readonly to: number;
  readonly memory: SharedArrayBuffer;
}

/** Parses blocks side by side. */
export interface ParsePool {
  /** How many blocks are worth having under way at a time. */
  readonly width: number;
  /** Bytes and memory are in use until the block has been parsed. */
  readonly parse: (task: BlockTask) => Promise<ParsedBlock>;
  readonly close: () => Promise<void>;
}

/**
 * @param capacity how many rows the memory of a block has room for.
 * @param threads 0 parses in this thread: for files so small that starting another takes longer.
 */
export function createParsePool(plan: ParsePlan, capacity: number, threads: number): ParsePool {
  return threads === 0 ? inThisThread(plan, capacity) : inOtherThreads(plan, capacity, threads);
}

function inThisThread(plan: ParsePlan, capacity: number): ParsePool {
  const parse = createBlockParser(plan, capacity);
  return {
    width: 1,
    parse: async ({ bytes, from, to, memory }) => parse(Buffer.from(bytes, from, to - from), memory),
    close: async () => undefined,
  };
}

interface Waiting {
  readonly resolve: (parsed: ParsedBlock) => void;
  readonly reject: (error: unknown) => void;
}

function inOtherThreads(plan: ParsePlan, capacity: number, threads: number): ParsePool {
  const waiting = new Map<number, Waiting>();
  const workers = Array.from({ length: threads }, () => {
    const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
      workerData: { plan, capacity },
    });
    worker.on('message', ({ id, parsed }: { readonly id: number; readonly parsed: ParsedBlock }) => {
      waiting.get(id)?.resolve(parsed);
      waiting.delete(id);
    });
    worker.on('error', (error) => {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    });
    return worker;
  });
  let next = 0;
  return {
    // One block at work in each thread and one that waits for it.
    width: threads * 2,
    parse: (task) =>
      new Promise((resolve, reject) => {
        const id = next;
        next += 1;
        waiting.set(id, { resolve, reject });
        (workers[id % threads] as Worker).postMessage({ id, ...task });
      }),
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
