import { readFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { ReportModel } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import { printReport } from './print-report.ts';
import { readReportFonts } from './report-fonts.ts';

const TEMPLATE = readFileSync(new URL('./report.typ', import.meta.url), 'utf8');

/** Typst keeps what it laid out; what no report used for so many reports in each thread is forgotten. */
const CACHE_AGE = 2;

export interface ReportCompiler {
  /**
   * The report as PDF/UA-1, the same bytes each time for the same model, language and versions.
   * @throws Error when the exporter refuses (missing alternative text, glyph or title, skipped heading) or warns.
   */
  readonly compile: (model: ReportModel, language: Language) => Uint8Array<ArrayBuffer>;
}

/**
 * One Typst in this thread. It is synchronous: serve many reports from workers, see `createRenderer`.
 * @param threads how many threads of this process compile reports: Typst's memory of what it laid out is one for all of them,
 * and each forgets on behalf of the others.
 */
export function createReportCompiler(threads = 1): ReportCompiler {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: readReportFonts() }] });
  return {
    compile: (model, language) => {
      const source = {
        mainFileContent: TEMPLATE,
        inputs: { report: JSON.stringify(printReport(model, language)) },
      };
      try {
        return compileStrictly(compiler, source, model);
      } finally {
        compiler.evictCache(CACHE_AGE * threads);
      }
    },
  };
}

function compileStrictly(
  compiler: NodeCompiler,
  source: Parameters<NodeCompiler['compile']>[0],
  { id, issuedAt }: ReportModel,
): Uint8Array<ArrayBuffer> {
  const compiled = compiler.compile(source);
  const complaint = compiled.takeError() ?? compiled.takeWarnings();
  if (complaint) throw refusal(id, JSON.stringify(complaint.shortDiagnostics));
  const document = compiled.result;
  if (!document) throw refusal(id, 'Typst gave no document');
  const creationTimestamp = Math.floor(Date.parse(issuedAt) / 1000);
  try {
    return new Uint8Array(compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp }));
  } catch (fault) {
    throw refusal(id, fault instanceof Error ? fault.message : String(fault));
  }
}

function refusal(id: string, why: string): Error {
  return new Error(`The report ${id} could not be set as PDF/UA: ${why}`);
}
