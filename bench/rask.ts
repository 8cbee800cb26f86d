import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadContent } from '@smalspor/content/loading';
import { toMonth } from '@smalspor/domain/time';
import { createHome, homePaths } from '@smalspor/warehouse/home';
import type { InventedFile, PurchaseSize } from './rask-facts/institution-files.ts';
import { measureCountyView } from './rask-facts/measure-county-view.ts';
import { measureInstitutionPdfs } from './rask-facts/measure-institution-pdfs.ts';
import { measureImport, measureIndicators } from './rask-facts/measure-purchases.ts';
import { describeMachine } from './report-facts/machine.ts';
import type { BenchSettings } from './warehouse-facts/bench-settings.ts';

/** What institutions buy: ten years of a thousand of them, two hundred lines a month each. `…Seconds` are by the clock, `…ProcessorSeconds` of all threads together. */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Share of the institutions. */
    scale: { type: 'string', default: '1' },
    threads: { type: 'string', default: '2' },
    memory: { type: 'string', default: '1GB' },
    /** Where to work; a directory under the system's temporary one, removed afterwards, unless given. */
    directory: { type: 'string' },
    /** Instead: how quickly the county's view of a home with a release is read. A copy, for each list is on record. */
    home: { type: 'string' },
  },
});

if (values.home !== undefined) {
  const figures = await measureCountyView(values.home);
  if (values.json) console.log(JSON.stringify({ name: 'rask', machine: describeMachine(), figures }));
  else console.table(figures);
  process.exit(0);
}

const institutions = Math.max(1, Math.round(1000 * Number(values.scale)));
const size: PurchaseSize = { institutions, linesPerMonth: 200, fromYear: 2012, toYear: 2021 };
const directory = values.directory ?? (await mkdtemp(join(tmpdir(), 'smalspor-bench-')));
const spillDirectory = join(directory, 'spill');
await mkdir(spillDirectory, { recursive: true });
const settings: BenchSettings = {
  rows: institutions * 200 * 120,
  span: { from: toMonth(size.fromYear, 1), to: toMonth(size.toYear, 12) },
  indexYear: 2026,
  directory,
  duckdb: { spillDirectory, memoryLimit: values.memory, threads: Number(values.threads) },
};
const say = (text: string) => values.json || console.log(text);

try {
  const content = loadContent();
  say(`Inventing ${settings.rows.toLocaleString('en')} order lines in ${directory}`);
  const maker = join(import.meta.dirname, 'rask-facts', 'make-purchases.ts');
  execFileSync(process.execPath, [maker, directory, JSON.stringify(size)], { stdio: 'inherit' });
  const files: readonly InventedFile[] = JSON.parse(await readFile(join(directory, 'files.json'), 'utf8'));
  const home = homePaths(join(directory, 'home'));
  await createHome(home);
  say('Register files to the lake');
  const imported = await measureImport(settings, content, home, files);
  say('Every indicator of every institution');
  const indicators = await measureIndicators(settings, content, home, imported.batches);
  const peakMemoryMb = Math.round(process.resourceUsage().maxRSS / 1024);
  say('Reports of institutions as PDF');
  const pdfs = await measureInstitutionPdfs(institutions);
  const figures = { ...imported.figures, ...indicators, ...pdfs, peakMemoryMb };
  const { threads, memoryLimit } = settings.duckdb;
  const machine = { ...describeMachine(), threads, memoryLimit };
  if (values.json) console.log(JSON.stringify({ name: 'rask', machine, figures }));
  else for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(36)} ${value}`);
} finally {
  if (values.directory === undefined) await rm(directory, { recursive: true, force: true });
}
