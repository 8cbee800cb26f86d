import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { openBytes } from './byte-source.ts';
import type { ImportRefusal } from './import-refusal.ts';
import { cancelled } from './open-source.ts';
import { type BlockMemory, blockMemoryBytes, layOut, rowCapacity } from './parse/block-memory.ts';
import {
  faultIn,
  LINE_PROBLEMS,
  type LineProblem,
  type ParsedBlock,
  type ParsePlan,
} from './parse/block-parser.ts';
import { createParsePool, type ParsePool } from './parse/parse-pool.ts';
import { cutOff, type FileHead } from './read-head.ts';
import { refuseFault } from './refuse-fault.ts';

/** A line that is no row by itself. */
export interface LineReject {
  readonly line: number;
  /** The place of the column in the file, or -1 when it is the line that is wrong. */
  readonly column: number;
  readonly problem: LineProblem;
}

/** What came out of reading a file, besides its rows. */
export interface FileReading {
  /** SHA-256 of the decompressed bytes. */
  readonly sha256: string;
  /** Lines after the header, good or bad. */
  readonly rows: number;
  readonly rejects: readonly LineReject[];
}

export interface RowReading {
  readonly threads: number | undefined;
  readonly signal: AbortSignal | undefined;
  /** Hears bytes of the delivered file read so far, and in all. */
  readonly onProgress: (done: number, total: number) => void;
  /** Takes the rows of a block; `line` is the number in the file of its first line. Called in the order of the file. */
  readonly onBlock: (line: number, block: ParsedBlock, memory: BlockMemory) => void;
}

const BLOCK_BYTES = 1 << 20;
/** Below this a file is read before another thread has started. */
const SMALL_FILE_BYTES = 2 << 20;
const NEWLINE = 10;

/**
 * Reads a file once: digests it, looks for what makes it unreadable, and turns its lines into rows, in bounded memory and
 * on all processors.
 *
 * @throws ImportRefusal
 */
export async function readRows(head: FileHead, plan: ParsePlan, reading: RowReading): Promise<FileReading> {
  const small = head.source.bytes < SMALL_FILE_BYTES;
  // The longest line that is kept for the next block fills less than half of it.
  const size = Math.max(small ? 2 * head.source.bytes : BLOCK_BYTES, 2 * plan.maxLineBytes + 2);
  const capacity = rowCapacity(plan.columns, size);
  const pool = createParsePool(plan, capacity, small ? 0 : (reading.threads ?? availableParallelism()));
  try {
    return await readThrough(head, plan, reading, pool, { size, capacity });
  } finally {
    await pool.close();
  }
}

/** Bytes of a block, and the rows that its memory has room for. */
interface BlockSize {
  readonly size: number;
  readonly capacity: number;
}

async function readThrough(
  head: FileHead,
  plan: ParsePlan,
  reading: RowReading,
  pool: ParsePool,
  { size, capacity }: BlockSize,
): Promise<FileReading> {
  const { source } = head;
  const { maxLineBytes } = plan;
  const hash = createHash('sha256');
  const lines = createLineCounter(head, plan, reading, capacity);
  const input = openBytes(source);
  const slots = createSlots(size, blockMemoryBytes(plan.columns, capacity));
  const work = createWork((parsed, slot) => {
    lines.take(parsed, slot.memory);
    slots.free(slot);
  });
  let slot = slots.take();
  /** Fills the buffer at least half, except at the end of the file. @returns how far it is filled. */
  const fill = async (buffer: Buffer, from: number): Promise<number> => {
    let filled = from;
    while (filled < size / 2) {
      const read = await input.fill(buffer, filled);
      if (reading.signal?.aborted) throw cancelled();
      reading.onProgress(read === 0 ? source.bytes : input.delivered(), source.bytes);
      if (read === 0) break;
      hash.update(buffer.subarray(filled, filled + read));
      filled += read;
    }
    return filled;
  };
  let kept = 0;
  let skip = head.bytes;
  try {
    for (;;) {
      const buffer = Buffer.from(slot.bytes);
      const filled = await fill(buffer, kept);
      const ended = filled < size / 2;
      const end = buffer.subarray(0, filled).lastIndexOf(NEWLINE) + 1;
      const rest = buffer.subarray(end, filled);
      if (end > skip) work.add(pool.parse({ ...slot, from: skip, to: end }), slot);
      skip = 0;
      const isTooLong = rest.length > maxLineBytes;
      await work.until(ended || isTooLong ? 0 : pool.width);
      if (isTooLong || (ended && rest.length > 0))
        throw refuseRest(source.name, rest, lines.next(), maxLineBytes);
      if (ended) return { sha256: hash.digest('hex'), ...lines.finish() };
      const next = end === 0 ? slot : slots.take();
      Buffer.from(next.bytes).set(rest);
      slot = next;
      kept = rest.length;
    }
  } catch (error) {
    await work.settle();
    throw error;
  } finally {
    await input.close();
  }
}

/** The bytes of a block and the memory for its rows, both shared with the pool's threads. */
interface Slot {
  readonly bytes: SharedArrayBuffer;
  readonly memory: SharedArrayBuffer;
}

interface Slots {
  readonly take: () => Slot;
  readonly free: (slot: Slot) => void;
}

/** Slots that are used again and again. */
function createSlots(bytes: number, memoryBytes: number): Slots {
  const spare: Slot[] = [];
  return {
    take: () =>
      spare.pop() ?? { bytes: new SharedArrayBuffer(bytes), memory: new SharedArrayBuffer(memoryBytes) },
    free: (slot) => spare.push(slot),
  };
}

interface Work {
  readonly add: (parsed: Promise<ParsedBlock>, slot: Slot) => void;
  /** Takes blocks in their order until at most so many are under way. */
  readonly until: (most: number) => Promise<void>;
  /** Waits for what is under way, and throws it away. */
  readonly settle: () => Promise<void>;
}

/** The blocks under way in the pool. */
function createWork(take: (parsed: ParsedBlock, slot: Slot) => void): Work {
  const underWay: { readonly parsed: Promise<ParsedBlock>; readonly slot: Slot }[] = [];
  return {
    add(parsed, slot) {
      underWay.push({ parsed, slot });
    },
    async until(most) {
      while (underWay.length > most) {
        const { parsed, slot } = underWay.shift() as (typeof underWay)[number];
        take(await parsed, slot);
      }
    },
    async settle() {
      await Promise.allSettled(underWay.map(({ parsed }) => parsed));
    },
  };
}

interface LineCounter {
  readonly take: (block: ParsedBlock, memory: SharedArrayBuffer) => void;
  /** The number of the line after those that were taken. */
  readonly next: () => number;
  readonly finish: () => Pick<FileReading, 'rows' | 'rejects'>;
}

function createLineCounter(
  head: FileHead,
  plan: ParsePlan,
  reading: RowReading,
  capacity: number,
): LineCounter {
  const rejects: LineReject[] = [];
  let next = head.lines + 1;
  return {
    take(block, memory) {
      if (block.fault !== null) {
        throw refuseFault(head.source.name, block.fault.kind, next + block.fault.line, plan.maxLineBytes);
      }
      for (let at = 0; at < block.rejects.length; at += 3) {
        const [line = 0, column = 0, problem = 0] = block.rejects.subarray(at, at + 3);
        rejects.push({ line: next + line, column, problem: LINE_PROBLEMS[problem] as LineProblem });
      }
      reading.onBlock(next, block, layOut(plan.columns, capacity, memory));
      next += block.lines;
    },
    next: () => next,
    finish() {
      // Blank lines at the end are no rows.
      while (rejects.at(-1)?.problem === 'blank-line' && rejects.at(-1)?.line === next - 1) {
        rejects.pop();
        next -= 1;
      }
      return { rows: next - 1 - head.lines, rejects };
    },
  };
}

/** A line without an end: refused for its length, for what it holds, or because the file seems to have been cut off. */
function refuseRest(file: string, rest: Buffer, line: number, maxLineBytes: number): ImportRefusal {
  if (rest.length > maxLineBytes) return refuseFault(file, 'line-too-long', line, maxLineBytes);
  const fault = faultIn(rest);
  return fault === null ? cutOff(file, line) : refuseFault(file, fault.kind, line, maxLineBytes);
}
