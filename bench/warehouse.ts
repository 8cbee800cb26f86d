import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadContent } from '@smalspor/content/loading';
import { toMonth } from '@smalspor/domain/time';
import { describeMachine } from './report-facts/machine.ts';
import { measurePdf } from './report-facts/measure-pdf.ts';
import { measureReportModel } from './report-facts/measure-report-model.ts';
import type { BenchSettings } from './warehouse-facts/bench-settings.ts';
import type { LakeSize } from './warehouse-facts/make-lake.ts';
import { measureLeaf } from './warehouse-facts/measure-leaf.ts';
import { measureReading } from './warehouse-facts/measure-reading.ts';
import { type InventedRegisters, measureRelease, RELEASE_ID } from './warehouse-facts/measure-release.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rows: { type: 'string', default: '20000000' },
    threads: { type: 'string', default: '2' },
    memory: { type: 'string', default: '1GB' },
    /** PDF reports. */
    reports: { type: 'string', default: '400' },
    /** Where to work; a directory under the system's temporary one, removed afterwards, unless given. */
    directory: { type: 'string' },
  },
});

const rows = Number(values.rows);
const size: LakeSize = { rows, fromYear: 2015, toYear: 2021, gps: 5000, others: 10_000 };
const directory = values.directory ?? (await mkdtemp(join(tmpdir(), 'smalspor-bench-')));
const spillDirectory = join(directory, 'spill');
await mkdir(spillDirectory, { recursive: true });
const settings: BenchSettings = {
  rows,
  span: { from: toMonth(size.fromYear, 1), to: toMonth(size.toYear, 12) },
  indexYear: 2026,
  directory,
  duckdb: { spillDirectory, memoryLimit: values.memory, threads: Number(values.threads) },
};
const say = (text: string) => values.json || console.log(text);

try {
  const content = loadContent();
  say(`Inventing ${rows.toLocaleString('en')} dispensings in ${directory}`);
  const maker = join(import.meta.dirname, 'warehouse-facts', 'make-registers.ts');
  execFileSync(process.execPath, [maker, directory, JSON.stringify(size)], { stdio: 'inherit' });
  const registers: InventedRegisters = JSON.parse(await readFile(join(directory, 'registers.json'), 'utf8'));
  say('Leaf pass against touching its columns');
  const leaf = await measureLeaf(settings, content, registers.lake);
  say('Register files to published release');
  const steps = new Map<string, number>();
  const { figures: release, home } = await measureRelease(settings, content, registers, (step, seconds) => {
    steps.set(step, (steps.get(step) ?? 0) + seconds);
  });
  for (const [step, seconds] of steps) say(`  ${step.padEnd(16)} ${seconds.toFixed(1)} s`);
  say('Reading');
  const reading = await measureReading(home, values.memory, size);
  const peakMemoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
  say('One report from cube to model');
  const where = { home, releaseId: RELEASE_ID, memoryLimit: values.memory };
  const reportModel = await measureReportModel(where, content);
  say('PDF files');
  // Its memory is measured by a process of its own: npm run bench -- pdf.
  const { pdfPeakMemoryMb, pdfMemoryGrowthMb, ...pdf } = await measurePdf(Number(values.reports));
  const figures = { ...leaf, ...release, ...reading, ...reportModel, ...pdf, peakMemoryMb, rows };
  const { threads, memoryLimit } = settings.duckdb;
  const machine = { ...describeMachine(), threads, memoryLimit };
  if (values.json) console.log(JSON.stringify({ name: 'warehouse', machine, figures }));
  else for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(36)} ${value}`);
} finally {
  if (values.directory === undefined) await rm(directory, { recursive: true, force: true });
}
