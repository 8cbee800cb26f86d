import { parentPort, workerData } from 'node:worker_threads';
import type { RenderAnswer, RenderOrder, RenderWorkerData } from './render-order.ts';
import { createReportCompiler } from './report-compiler.ts';

if (!parentPort) throw new Error('This file is started by createRenderer, as a worker');

const port = parentPort;
const compiler = createReportCompiler((workerData as RenderWorkerData).threads);

// One report for each message: between two of them the event loop frees what Typst has forgotten.
port.on('message', ({ model, language }: RenderOrder) => {
  try {
    const pdf = compiler.compile(model, language);
    port.postMessage({ pdf } satisfies RenderAnswer, [pdf.buffer]);
  } catch (fault) {
    port.postMessage({
      fault: fault instanceof Error ? fault.message : String(fault),
    } satisfies RenderAnswer);
  }
});
