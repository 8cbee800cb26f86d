import { parentPort, workerData } from 'node:worker_threads';
import { createCertificateCompiler } from '../certificates/certificate-compiler.ts';
import type { RenderAnswer, RenderOrder, RenderWorkerData } from './render-order.ts';
import { createReportCompiler } from './report-compiler.ts';
import { createTypesetter } from './typesetter.ts';

if (!parentPort) throw new Error('This file is started by createRenderer, as a worker');

const port = parentPort;
const typesetter = createTypesetter((workerData as RenderWorkerData).threads);
const reports = createReportCompiler(typesetter);
const certificates = createCertificateCompiler(typesetter);

function render(order: RenderOrder): Uint8Array<ArrayBuffer> {
  return order.kind === 'report'
    ? reports.compile(order.model, order.language)
    : certificates.compile(order.model, order.language);
}

// One document for each message: between two of them the event loop frees what Typst has forgotten.
port.on('message', (order: RenderOrder) => {
  try {
    const pdf = render(order);
    port.postMessage({ pdf } satisfies RenderAnswer, [pdf.buffer]);
  } catch (fault) {
    port.postMessage({
      fault: fault instanceof Error ? fault.message : String(fault),
    } satisfies RenderAnswer);
  }
});
