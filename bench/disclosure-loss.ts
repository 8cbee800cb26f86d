import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadContent } from '@smalspor/content/loading';
import { DEFAULT_DISCLOSURE } from '@smalspor/domain/disclosure';
import type { Month } from '@smalspor/domain/time';
import { discloseRelease } from '../packages/warehouse/src/disclose/index.ts';
import { withDuckDb } from '../packages/warehouse/src/duckdb/index.ts';
import { measureCube } from '../packages/warehouse/src/measure/index.ts';

/**
 * What disclosure control costs on a home's latest release: processor time, and the share of municipalities' figures that are
 * hidden, by reason. Measures the release's deliveries again, into a directory that is removed afterwards; the home stays as it
 * is. `--home` or SMALSPOR_HOME says which.
 */
const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, home: { type: 'string' } },
});
const home = values.home ?? process.env.SMALSPOR_HOME;
if (home === undefined) {
  console.error('Which home? npm run bench -- disclosure-loss --home DIR');
  process.exit(2);
}

interface Manifest {
  readonly from: Month;
  readonly to: Month;
  readonly batches: readonly {
    readonly format: string;
    readonly files: readonly { readonly path: string }[];
  }[];
}

const releases = (await readdir(join(home, 'releases'))).filter((name) => !name.startsWith('.')).sort();
const manifest = JSON.parse(
  await readFile(join(home, 'releases', releases.at(-1) ?? '', 'manifest.json'), 'utf8'),
) as Manifest;
const filesOf = (...formats: readonly string[]): string[] =>
  manifest.batches
    .filter(({ format }) => formats.includes(format))
    .flatMap(({ files }) => files.map(({ path }) => join(home, path)));

const content = loadContent();
const span = { from: manifest.from, to: manifest.to };
const directory = await mkdtemp(join(tmpdir(), 'smalspor-loss-'));
const cube = join(directory, 'cube');
await mkdir(cube);

const processorSeconds = (from: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(from);
  return Math.round((user + system) / 1e4) / 100;
};

try {
  await withDuckDb({ spillDirectory: directory }, async (connection) => {
    const measured = process.cpuUsage();
    await measureCube(connection, {
      files: {
        dispensings: filesOf('dispensings'),
        gpLists: filesOf('gp-lists'),
        declaredLists: filesOf('declared-lists'),
        ownDeclarations: [],
        cmeGroups: filesOf('cme-groups'),
        products: filesOf('products', 'fest'),
      },
      content,
      span,
      indexYear: 2026,
      patientsCountedBelow: DEFAULT_DISCLOSURE.k,
      directory: cube,
    });
    const measureProcessorSeconds = processorSeconds(measured);
    const [began, disclosed] = [performance.now(), process.cpuUsage()];
    const pattern = await discloseRelease(connection, {
      content,
      span,
      settings: DEFAULT_DISCLOSURE,
      previous: [],
      directory: cube,
    });
    const discloseProcessorSeconds = processorSeconds(disclosed);
    const discloseSeconds = Math.round((performance.now() - began) / 10) / 100;
    const rowsOf = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
    const published = `read_parquet('${join(cube, 'published.parquet')}')`;
    const isTold = `state <> 'shown' OR no_value IS NULL`;
    const municipal = `level = 'municipality' AND unit > 0 AND (${isTold})`;
    const byReason = await rowsOf(`
      SELECT CASE WHEN state = 'shown' THEN 'shown' ELSE reason END AS reason, count(*)::INTEGER AS cells,
        round(100 * count(*) / sum(count(*)) OVER (), 1)::DOUBLE AS percent
      FROM ${published} WHERE ${municipal} GROUP BY 1 ORDER BY 2 DESC`);
    const byLevel = await rowsOf(`
      SELECT level, kind, round(100 * avg((state <> 'shown')::INTEGER), 1)::DOUBLE AS hidden_percent, count(*)::INTEGER AS cells
      FROM ${published} WHERE level <> 'municipality' AND (${isTold}) GROUP BY ALL ORDER BY ALL`);
    const doctors = await rowsOf(`
      WITH here AS (
        SELECT municipality AS unit, count(*) AS doctors FROM spine
        WHERE month = (SELECT max(period_end) FROM ${published} WHERE level = 'municipality') GROUP BY municipality)
      SELECT indicator, round(100 * sum(doctors) FILTER (state = 'shown') / sum(doctors), 0)::DOUBLE AS doctors_percent
      FROM ${published} p JOIN here USING (unit) WHERE ${municipal}
        AND period_end = (SELECT max(period_end) FROM ${published} WHERE level = 'municipality')
      GROUP BY indicator ORDER BY doctors_percent DESC, indicator`);
    const groups = await rowsOf(`
      WITH told AS (
        SELECT kind, count(DISTINCT period_end) * (SELECT count(DISTINCT group_id) FROM member_window)
          * ${pattern.families.length} AS cells
        FROM member_window WHERE group_id IS NOT NULL GROUP BY kind)
      SELECT kind, reason, round(100 * count(*) / any_value(cells), 2)::DOUBLE AS percent
      FROM kept_back JOIN told USING (kind) WHERE level = 'group' GROUP BY ALL ORDER BY ALL`);
    const figures = {
      families: pattern.families.length,
      quarters: pattern.steps,
      measureProcessorSeconds,
      discloseSeconds,
      discloseProcessorSeconds,
    };
    const machine = {
      processor: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 1e9),
      node: process.version,
    };
    if (values.json) {
      console.log(
        JSON.stringify({ name: 'disclosure-loss', machine, figures, byReason, byLevel, groups, doctors }),
      );
      return;
    }
    for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(26)} ${value}`);
    console.log('Rolling years of municipalities');
    console.table(byReason);
    console.log('Other levels');
    console.table(byLevel);
    console.log('Families of figures that groups are not told, per cent');
    console.table(groups);
    console.log('Doctors whose own municipality is shown, per cent');
    console.table(doctors);
  });
} finally {
  await rm(directory, { recursive: true, force: true });
}
