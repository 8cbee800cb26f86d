import { cp, mkdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Content } from '@smalspor/content/loading';
import { DEFAULT_DISCLOSURE } from '@smalspor/domain/disclosure';
import { DEFAULT_INSTITUTION_DISCLOSURE } from '@smalspor/domain/institution-disclosure';
import type { Batch, RegisterFormat } from '@smalspor/domain/registers';
import { toMonth } from '@smalspor/domain/time';
import { createHome, type HomePaths, homePaths } from '@smalspor/warehouse/home';
import { DEFAULT_IMPORT_SETTINGS, importFiles } from '@smalspor/warehouse/ingest';
import { batchDirectory, sha256OfFile } from '@smalspor/warehouse/lake';
import { buildRelease } from '@smalspor/warehouse/release';
import type { BenchSettings } from './bench-settings.ts';
import type { InventedLake } from './make-lake.ts';
import { round, startLaps, timed } from './timing.ts';
import { FIRST_HPR } from './write-csv.ts';

/** What `make-registers.ts` made. */
export interface InventedRegisters {
  readonly lake: InventedLake;
  readonly csv: readonly { readonly file: string; readonly year: number }[];
}

export interface ReleaseFigures {
  /** Rows of the register files over the time from the first file's first byte to the published release. */
  readonly csvToCubeRowsPerSecond: number;
  /** The same with the counting of distinct patients, which no sum can give. */
  readonly csvToCubeWithPatientsRowsPerSecond: number;
  readonly distinctPatientsSeconds: number;
  readonly importSeconds: number;
  readonly releaseSeconds: number;
  /** Processor time of import, release, and of the patients in it: on a busy machine a better measure than the clock. */
  readonly importProcessorSeconds: number;
  readonly releaseProcessorSeconds: number;
  readonly patientsProcessorSeconds: number;
  /** What two free cores would take from file to release, without the patients: half of the processor time. */
  readonly csvToCubeRowsPerTwoProcessorSeconds: number;
  readonly csvMegabytes: number;
  readonly cubeMegabytes: number;
}

export const RELEASE_ID = 'bench';

/** Steps in which patients are told apart. */
const PATIENT_STEPS: readonly string[] = ['patients', 'patients-behind'];

/** Measuring tells when a step has ended, publishing when one begins: what has ended when these begin. */
const ENDED: Readonly<Record<string, string>> = { disclose: 'homes', write: 'disclose' };

/** Register files → lake → published release, as the product does it. */
export async function measureRelease(
  settings: BenchSettings,
  content: Content,
  { lake, csv }: InventedRegisters,
  onStep: (step: string, seconds: number) => void,
): Promise<{ figures: ReleaseFigures; home: HomePaths }> {
  const home = homePaths(join(settings.directory, 'home'));
  await createHome(home);
  const batches: Batch[] = await plainBatches(home, settings, lake);
  const importing = await timed(async () => {
    for (const { file, year } of csv) batches.push(await importYear(home, content, settings, file, year));
  });
  const laps = startLaps(onStep);
  let cubeBytes = 0;
  const releasing = await timed(async () => {
    const { manifest } = await buildRelease({
      home,
      id: RELEASE_ID,
      batches,
      declarations: [],
      content,
      dddIndexYear: settings.indexYear,
      disclosure: DEFAULT_DISCLOSURE,
      institutions: { occupancy: null, disclosure: DEFAULT_INSTITUTION_DISCLOSURE, told: [] },
      memoryLimit: settings.duckdb.memoryLimit,
      threads: settings.duckdb.threads,
      now: () => new Date().toISOString(),
      onProgress: (step) => laps.end(ENDED[step] ?? step),
    });
    laps.end('write');
    cubeBytes = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0);
  });
  const patients = laps.of(PATIENT_STEPS);
  const processor = importing.processorSeconds + releasing.processorSeconds - patients.processorSeconds;
  const seconds = importing.seconds + releasing.seconds;
  const figures = {
    csvToCubeRowsPerSecond: Math.round(settings.rows / (seconds - patients.seconds)),
    csvToCubeWithPatientsRowsPerSecond: Math.round(settings.rows / seconds),
    distinctPatientsSeconds: round(patients.seconds),
    importSeconds: round(importing.seconds),
    releaseSeconds: round(releasing.seconds),
    importProcessorSeconds: round(importing.processorSeconds),
    releaseProcessorSeconds: round(releasing.processorSeconds),
    patientsProcessorSeconds: round(patients.processorSeconds),
    csvToCubeRowsPerTwoProcessorSeconds: Math.round((2 * settings.rows) / processor),
    csvMegabytes: Math.round((await bytesOf(csv.map(({ file }) => file))) / 1e6),
    cubeMegabytes: round(cubeBytes / 1e6),
  };
  return { figures, home };
}

async function importYear(
  home: HomePaths,
  content: Content,
  settings: BenchSettings,
  file: string,
  year: number,
): Promise<Batch> {
  const result = await importFiles(
    {
      home,
      keys: {
        patients: [{ id: 'bench', key: Buffer.alloc(32, 1) }],
        quarantine: { id: 'bench', key: Buffer.alloc(32, 2) },
      },
      resolvePrescribers: async (numbers) => new Map(numbers.map((hpr) => [hpr, Number(hpr) - FIRST_HPR])),
      batches: [],
      geography: content.geography,
      isKnownAtc: (atc) => content.medicines.byAtc.has(atc),
      settings: {
        ...DEFAULT_IMPORT_SETTINGS,
        memoryLimit: settings.duckdb.memoryLimit,
        threads: settings.duckdb.threads,
      },
      now: () => new Date().toISOString(),
      newId: () => `dispensings-${year}`,
    },
    {
      format: 'dispensings',
      files: [file],
      declared: {
        register: 'LMR',
        from: toMonth(year, 1),
        to: toMonth(year, 12),
        version: 1,
        sequence: 1,
        synthetic: true,
      },
    },
  );
  if (result.kind !== 'accepted') throw new Error(`${file} was not accepted`);
  await result.commit();
  return result.batch;
}

async function bytesOf(files: readonly string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The small registers go into the lake as they are: their import is not what is measured. */
async function plainBatches(home: HomePaths, { span }: BenchSettings, lake: InventedLake): Promise<Batch[]> {
  const formats: readonly (readonly [RegisterFormat, readonly string[]])[] = [
    ['gp-lists', lake.gpLists],
    ['declared-lists', lake.declaredLists],
    ['cme-groups', lake.cmeGroups],
    ['products', lake.products],
  ];
  return Promise.all(
    formats.map(async ([format, files]) => {
      const directory = batchDirectory(format, format);
      await mkdir(join(home.root, directory), { recursive: true });
      for (const file of files) await cp(file, join(home.root, directory, basename(file)));
      return {
        id: format,
        format,
        register: 'BENCH',
        ...span,
        sequence: 1,
        synthetic: true,
        sourceSha256: '',
        patientKey: null,
        rows: 0,
        rejectedRows: 0,
        importedAt: '',
        files: await Promise.all(
          files.map(async (file) => ({
            path: `${directory}/${basename(file)}`,
            sha256: await sha256OfFile(file),
            rows: 0,
          })),
        ),
        quality: {},
      };
    }),
  );
}
