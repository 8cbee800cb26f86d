import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { createRenderer } from '../../packages/reports/src/pdf/index.ts';
import { exampleReport, reportNumber } from '../../packages/reports/src/testing/example-reports.ts';

/**
 * How many reports two workers set in a second, and whether memory stays flat. Every report is another doctor's: names and
 * figures differ, so that nothing is found in a cache. A bare Typst page of the same run says how fast the machine is.
 */
export interface PdfFigures {
  readonly pdfReportsPerSecond: number;
  readonly pdfReports: number;
  /** Processor time of a page with one line: the calibration. */
  readonly barePageMs: number;
  /** Processor time of one report with all that belongs to it: on a busy machine a better measure than the clock. */
  readonly processorMsPerReport: number;
  /** The same in bare pages. */
  readonly reportInBarePages: number;
  readonly pdfPeakMemoryMb: number;
  /** Growth from the second to the last quarter of the run. */
  readonly pdfMemoryGrowthMb: number;
}

const WORKERS = 2;
const WARM_UP = 40;

export async function measurePdf(count: number): Promise<PdfFigures> {
  const model = exampleReport('typical');
  const renderer = createRenderer({ workers: WORKERS });
  let next = 0;
  const memory: number[] = [];
  const keepBusy = async (last: number): Promise<void> => {
    while (next < last) {
      const number = next;
      next += 1;
      await renderer.render(reportNumber(model, number), 'nb');
      memory.push(process.memoryUsage.rss() / 1e6);
    }
  };
  const run = (last: number) => Promise.all(Array.from({ length: WORKERS * 2 }, () => keepBusy(last)));
  await run(WARM_UP);
  memory.length = 0;
  const [began, processor] = [performance.now(), process.cpuUsage()];
  await run(WARM_UP + count);
  const seconds = (performance.now() - began) / 1000;
  const used = process.cpuUsage(processor);
  await renderer.close();
  const barePageMs = measureBarePage();
  const processorMs = (used.user + used.system) / 1000 / count;
  const quarter = Math.floor(memory.length / 4);
  return {
    pdfReportsPerSecond: round(count / seconds),
    pdfReports: count,
    barePageMs: round(barePageMs),
    processorMsPerReport: round(processorMs),
    reportInBarePages: round(processorMs / barePageMs),
    pdfPeakMemoryMb: Math.round(Math.max(...memory)),
    pdfMemoryGrowthMb: Math.round(mean(memory.slice(-quarter)) - mean(memory.slice(quarter, 2 * quarter))),
  };
}

/** Processor time of a page that holds one line, in milliseconds. */
function measureBarePage(): number {
  const compiler = NodeCompiler.create({});
  const page = (number: number): void => {
    const mainFileContent = `#set document(title: "Page")\nPage ${number}`;
    compiler.pdf({ mainFileContent }, { creationTimestamp: 0 });
    compiler.evictCache(2);
  };
  for (let number = 0; number < 50; number += 1) page(number);
  const pages = 200;
  const before = process.cpuUsage();
  for (let number = 50; number < 50 + pages; number += 1) page(number);
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000 / pages;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
