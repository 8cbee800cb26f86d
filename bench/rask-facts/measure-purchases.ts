import { join } from 'node:path';
import type { Content } from '@smalspor/content/loading';
import { DEFAULT_INSTITUTION_DISCLOSURE } from '@smalspor/domain/institution-disclosure';
import type { Batch, RegisterFormat } from '@smalspor/domain/registers';
import { addMonths, toMonth } from '@smalspor/domain/time';
import { withDuckDb } from '@smalspor/warehouse/duckdb';
import type { HomePaths } from '@smalspor/warehouse/home';
import { DEFAULT_IMPORT_SETTINGS, importFiles } from '@smalspor/warehouse/ingest';
import {
  type InstitutionsNote,
  measureMonths,
  openInstitutions,
  sumMonths,
  writeInstitutions,
} from '@smalspor/warehouse/institutions';
import type { BenchSettings } from '../warehouse-facts/bench-settings.ts';
import { fastest, round, timed } from '../warehouse-facts/timing.ts';
import type { InventedFile } from './institution-files.ts';

export interface ImportFigures {
  readonly importLines: number;
  readonly importSeconds: number;
  readonly importProcessorSeconds: number;
  /** By the clock. */
  readonly importLinesPerSecond: number;
  /** What two free cores would do, were both at work all the time. */
  readonly importLinesPerTwoProcessorSeconds: number;
}

/** Imports the files one after the other; what pharmacies sold is what is timed. */
export async function measureImport(
  settings: BenchSettings,
  content: Content,
  home: HomePaths,
  files: readonly InventedFile[],
): Promise<{ readonly figures: ImportFigures; readonly batches: readonly Batch[] }> {
  const batches: Batch[] = [];
  const sales = files.filter(({ format }) => format === 'institution-sales');
  const importAll = async (chosen: readonly InventedFile[]) => {
    for (const file of chosen) batches.push(await importFile(settings, content, home, file));
  };
  await importAll(files.filter(({ format }) => format !== 'institution-sales'));
  const { seconds, processorSeconds } = await timed(() => importAll(sales));
  const importLines = sales.reduce((sum, { rows }) => sum + rows, 0);
  const figures = {
    importLines,
    importSeconds: round(seconds),
    importProcessorSeconds: round(processorSeconds),
    importLinesPerSecond: Math.round(importLines / seconds),
    importLinesPerTwoProcessorSeconds: Math.round((2 * importLines) / processorSeconds),
  };
  return { figures, batches };
}

async function importFile(
  settings: BenchSettings,
  content: Content,
  home: HomePaths,
  { format, path, fromYear, toYear, rows }: InventedFile,
): Promise<Batch> {
  const result = await importFiles(
    {
      home,
      keys: {
        patients: [{ id: 'bench', key: Buffer.alloc(32, 1) }],
        quarantine: { id: 'bench', key: Buffer.alloc(32, 2) },
      },
      resolvePrescribers: async () => new Map(),
      batches: [],
      geography: content.geography,
      isKnownAtc: (atc) => content.medicines.byAtc.has(atc),
      settings: {
        ...DEFAULT_IMPORT_SETTINGS,
        memoryLimit: settings.duckdb.memoryLimit,
        threads: settings.duckdb.threads,
      },
      now: () => new Date().toISOString(),
      newId: () => `${format}-${fromYear}`,
    },
    {
      format,
      files: [path],
      declared: {
        register: 'BENCH',
        from: toMonth(fromYear, 1),
        to: toMonth(toYear, 12),
        version: 1,
        sequence: 1,
        synthetic: true,
      },
    },
  );
  if (result.kind !== 'accepted') throw new Error(`${path} was not accepted`);
  await result.commit();
  if (result.batch.rows !== rows)
    throw new Error(`${path} has ${rows} lines, ${result.batch.rows} were taken`);
  return result.batch;
}

export interface IndicatorFigures {
  /** From the lake’s lines of all years to every indicator of every institution in the last twelve months. */
  readonly indicatorsSeconds: number;
  readonly indicatorsProcessorSeconds: number;
  /** The same with what may be told of others, and written: the institutions’ part of a release. */
  readonly releaseSeconds: number;
  readonly releaseProcessorSeconds: number;
  /** Every indicator of every institution in the last twelve months, read from that release. */
  readonly readEveryoneSeconds: number;
  readonly units: number;
}

export async function measureIndicators(
  { span, indexYear, duckdb, directory }: BenchSettings,
  content: Content,
  home: HomePaths,
  batches: readonly Batch[],
): Promise<IndicatorFigures> {
  const filesOf = (wanted: RegisterFormat) =>
    batches
      .filter(({ format }) => format === wanted)
      .flatMap(({ files }) => files.map(({ path }) => join(home.root, path)));
  const files = {
    institutions: filesOf('institutions'),
    sales: [filesOf('institution-sales')],
    bedDays: filesOf('bed-days'),
    products: filesOf('products'),
  };
  const input = { files, content, indexYear, span, occupancy: null };
  const lastYear = { from: addMonths(span.to, -11), to: span.to };
  const measured = await fastest(3, () =>
    withDuckDb(duckdb, async (connection) => {
      const { plan } = await measureMonths(connection, input);
      const { columns } = plan;
      await sumMonths(connection, {
        source: 'institution_month',
        columns,
        span: lastYear,
        organisation: null,
      });
    }),
  );
  const cube = join(directory, 'cube');
  const reading = await withDuckDb(duckdb, async (connection) => {
    const settings = DEFAULT_INSTITUTION_DISCLOSURE;
    let note: InstitutionsNote | undefined;
    const released = await timed(async () => {
      note = await writeInstitutions(connection, {
        ...input,
        settings,
        before: [],
        participants: [],
        directory: cube,
      });
    });
    if (note === undefined) throw new Error('Nothing was released');
    const reader = await openInstitutions(connection, cube, note);
    let units = 0;
    const read = await fastest(3, async () => {
      units = (await reader.everyonesFigures({ kind: 'system', act: 'issue-reports' }, lastYear)).length;
    });
    return { released, read, units };
  });
  return {
    indicatorsSeconds: round(measured.seconds),
    indicatorsProcessorSeconds: round(measured.processorSeconds),
    releaseSeconds: round(reading.released.seconds),
    releaseProcessorSeconds: round(reading.released.processorSeconds),
    readEveryoneSeconds: round(reading.read.seconds),
    units: reading.units,
  };
}
