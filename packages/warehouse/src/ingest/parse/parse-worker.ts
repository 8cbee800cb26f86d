import { parentPort, workerData } from 'node:worker_threads';
import { createBlockParser, type ParsePlan } from './block-parser.ts';
import type { BlockTask } from './parse-pool.ts';

// Runs in a thread of its own: gets blocks, and puts their rows into memory that is shared.
if (parentPort === null) throw new Error('This module is run by createParsePool, in a worker thread');
const port = parentPort;
const { plan, capacity } = workerData as { readonly plan: ParsePlan; readonly capacity: number };
const parse = createBlockParser(plan, capacity);
port.on('message', ({ id, bytes, from, to, memory }: BlockTask & { readonly id: number }) => {
  port.postMessage({ id, parsed: parse(Buffer.from(bytes, from, to - from), memory) });
});
