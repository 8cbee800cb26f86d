import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { createGeography, type Geography } from '@smalspor/domain/organisation';
import type { Batch } from '@smalspor/domain/registers';
import { toMonth } from '@smalspor/domain/time';
import { createHome, type HomePaths, homePaths } from '../../home/home-paths.ts';
import { importFiles } from '../import-files.ts';
import type { AcceptedImport, ImportDeps, ImportInput } from '../import-settings.ts';
import { DEFAULT_IMPORT_SETTINGS } from '../import-settings.ts';

/** Oslo always, Bergen under its older and its newer number. */
export const GEOGRAPHY: Geography = createGeography({
  municipalities: [
    place('0301', 'Oslo', 2012, null),
    place('1201', 'Bergen', 2012, 2019),
    place('4601', 'Bergen', 2020, null),
  ],
  counties: [],
  healthRegions: [],
  changes: [{ on: toMonth(2020, 1), from: '1201', to: '4601' }],
  population: [],
});

export const PATIENT_KEY = { id: 'patients-1', key: Buffer.alloc(32, 7) };
export const QUARANTINE_KEY = { id: 'quarantine-1', key: Buffer.alloc(32, 9) };

/** A home of its own in a temporary directory, with everything that an import needs. */
export interface ImportFixture {
  readonly home: HomePaths;
  readonly batches: Batch[];
  readonly deps: (changes?: Partial<ImportDeps>) => ImportDeps;
  /** Writes a file beside the home. @returns its path. */
  readonly file: (name: string, content: string | Uint8Array) => Promise<string>;
  readonly run: (input: ImportInput, changes?: Partial<ImportDeps>) => ReturnType<typeof importFiles>;
  /** Imports, commits and records. */
  readonly accept: (input: ImportInput, changes?: Partial<ImportDeps>) => Promise<AcceptedImport>;
  readonly remove: () => Promise<void>;
}

export async function importFixture(): Promise<ImportFixture> {
  const directory = await mkdtemp(join(tmpdir(), 'smalspor-import-'));
  const home = homePaths(join(directory, 'home'));
  await createHome(home);
  const batches: Batch[] = [];
  let ids = 0;
  const prescribers = new Map<string, number>();
  const deps = (changes: Partial<ImportDeps> = {}): ImportDeps => ({
    home,
    keys: { patients: [PATIENT_KEY], quarantine: QUARANTINE_KEY },
    async resolvePrescribers(numbers) {
      for (const hpr of [...numbers].sort())
        prescribers.set(hpr, prescribers.get(hpr) ?? prescribers.size + 1);
      return prescribers;
    },
    batches,
    geography: GEOGRAPHY,
    isKnownAtc: (atc) => atc.startsWith('J01'),
    settings: { ...DEFAULT_IMPORT_SETTINGS, maxRejectShare: 0.5 },
    now: () => '2026-01-02T03:04:05.000Z',
    newId: () => `batch-${++ids}`,
    ...changes,
  });
  const run: ImportFixture['run'] = (input, changes) => importFiles(deps(changes), input);
  return {
    home,
    batches,
    deps,
    run,
    async file(name, content) {
      const path = join(directory, name);
      await writeFile(path, content);
      return path;
    },
    async accept(input, changes) {
      const result = await run(input, changes);
      if (result.kind !== 'accepted') throw new Error(`The import was ${result.kind}`);
      await result.commit();
      batches.push(result.batch);
      return result;
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

export const DISPENSING_COLUMNS = [
  'line_id',
  'prescription_id',
  'patient_id',
  'sex',
  'birth_year',
  'municipality',
  'prescribed_on',
  'dispensed_on',
  'atc',
  'product_number',
  'packages',
  'ddd',
  'diagnosis_code',
  'diagnosis_system',
  'prescriber_hpr',
  'regular_gp',
] as const;
export type DispensingFields = Partial<Record<(typeof DISPENSING_COLUMNS)[number], string>>;

const GOOD_ROW: Required<DispensingFields> = {
  line_id: 'L1',
  prescription_id: 'R1',
  patient_id: 'SYN-1',
  sex: 'K',
  birth_year: '1980',
  municipality: '0301',
  prescribed_on: '2019-02-01',
  dispensed_on: '2019-02-03',
  atc: 'J01CE02',
  product_number: '012345',
  packages: '1',
  ddd: '7,5',
  diagnosis_code: '',
  diagnosis_system: '',
  prescriber_hpr: '990000001',
  regular_gp: '1',
};

/** The text of a delivery of dispensings; each row changes the good row, with line and prescription of its own. */
export function dispensingsText(
  rows: readonly DispensingFields[],
  declaration = '#smalspor;format=dispensings;version=1;register=LMR;period=2019-01/2019-12;sequence=1;synthetic=yes',
): string {
  const lines = rows.map((row, index) => {
    const fields = { ...GOOD_ROW, line_id: `L${index + 1}`, prescription_id: `R${index + 1}`, ...row };
    return DISPENSING_COLUMNS.map((column) => fields[column]).join(';');
  });
  return `${[declaration, DISPENSING_COLUMNS.join(';'), ...lines].join('\n')}\n`;
}

/** Path and SHA-256 of every file below the home. */
export async function homeContent(home: HomePaths): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(home.root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashed = await Promise.all(
    files.sort().map(async (path) => [relative(home.root, path), sha256(await readFile(path))] as const),
  );
  return Object.fromEntries(hashed);
}

/** Rows of lake files, as plain values. */
export async function lakeRows(
  home: HomePaths,
  batch: Batch,
  select = '*',
  tail = '',
): Promise<readonly Record<string, unknown>[]> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const files = batch.files.map(({ path }) => `'${join(home.root, path)}'`).join(', ');
  const found = await connection.runAndReadAll(`SELECT ${select} FROM read_parquet([${files}]) ${tail}`);
  instance.closeSync();
  return found.getRowObjectsJson() as Record<string, unknown>[];
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function place(code: string, name: string, from: number, last: number | null) {
  return {
    code,
    name,
    otherNames: {},
    from: toMonth(from, 1),
    last: last === null ? null : toMonth(last, 12),
    county: code.slice(0, 2),
    inhabitants2021: [],
  };
}
