import { parentPort, workerData } from 'node:worker_threads';
import { createCertificateCompiler } from '../certificates/certificate-compiler.ts';
import { createCoverCompiler } from '../cover/cover-compiler.ts';
import { createEvaluationCompiler } from '../evaluation/evaluation-compiler.ts';
import { createGroupSetCompiler } from '../group-report/group-set-compiler.ts';
import { createInstitutionReportCompiler } from '../institution-report/institution-report-compiler.ts';
import { createPaperCompiler } from '../paper/paper-compiler.ts';
import type { RenderAnswer, RenderOrder, RenderWorkerData } from './render-order.ts';
import { createReportCompiler } from './report-compiler.ts';
import { createTypesetter } from './typesetter.ts';

if (!parentPort) throw new Error('This file is started by createRenderer, as a worker');

const port = parentPort;
const typesetter = createTypesetter((workerData as RenderWorkerData).threads);
const reports = createReportCompiler(typesetter);
const certificates = createCertificateCompiler(typesetter);
const covers = createCoverCompiler(typesetter);
const institutions = createInstitutionReportCompiler(typesetter);
const papers = createPaperCompiler(typesetter);
const evaluations = createEvaluationCompiler(typesetter);
const groupSets = createGroupSetCompiler(typesetter);

function render(order: RenderOrder): Uint8Array<ArrayBuffer> {
  if (order.kind === 'report') return reports.compile(order.model, order.language);
  if (order.kind === 'group-set') return groupSets.compile(order.model, order.language);
  if (order.kind === 'institution-report') return institutions.compile(order.model, order.language);
  if (order.kind === 'paper') return papers.compile(order.model);
  if (order.kind === 'evaluation') return evaluations.compile(order.model, order.language);
  if (order.kind === 'cover') return covers.compile(order.model);
  return certificates.compile(order.model, order.language);
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
