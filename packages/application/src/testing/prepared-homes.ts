import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase, type TestDatabase } from '@smalspor/database/testing';
import type { RegisterFormat } from '@smalspor/domain/registers';
import { generateCountry } from '@smalspor/synthetic/country';
import { openHouse } from '../house/open-house.ts';
import { importRegisterFiles } from '../imports/import-register-files.ts';
import { type NamedDelivery, orderForImport } from '../imports/order-for-import.ts';
import { publishRelease } from '../releases/publish-release.ts';
import { issueReports } from '../reports/issue-reports.ts';
import { operator, quietTools } from './actors.ts';
import { preparedDirectory } from './prepared-directory.ts';
import { STRICT_LOGGING } from './strict-logging.ts';

/** How far a prepared home has come. Each holds what those before it hold. */
export const STAGES = ['empty', 'imported', 'published', 'issued'] as const;
export type Stage = (typeof STAGES)[number];

/** The town and years of every prepared home: some thirty doctors in three groups, and a county reform in between. */
export const TOWN = { municipalities: ['3101'], years: { from: 2019, to: 2020 }, seed: 1 } as const;

export interface RegisterFile extends NamedDelivery {
  readonly path: string;
}

export interface HomeCopy {
  readonly directory: string;
  readonly database: TestDatabase;
}

const PATIENCE_MS = 100_000;

/** Makes something once for all test files of a run; the others wait. @returns what the maker noted */
async function once(directory: string, name: string, make: () => Promise<string>): Promise<string> {
  const note = join(directory, `${name}.txt`);
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const noted = await readFile(note, 'utf8').catch(() => null);
    if (noted !== null) return noted;
    await mkdir(directory, { recursive: true });
    const mine = await mkdir(`${note}.lock`).then(
      () => true,
      () => false,
    );
    if (!mine) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    try {
      const made = await make();
      // The note comes last and whole: who finds it finds everything.
      await writeFile(`${note}.draft`, made);
      await rename(`${note}.draft`, note);
      return made;
    } finally {
      await rm(`${note}.lock`, { recursive: true });
    }
  }
  throw new Error(`The prepared ${name} did not come`);
}

const INSTITUTION_FORMATS: readonly RegisterFormat[] = ['institutions', 'institution-sales', 'bed-days'];

/** The town's register files of doctors and patients, in the order in which they are imported. */
export async function registerFiles(runPid: number): Promise<readonly RegisterFile[]> {
  const files = await allFiles(runPid);
  return files.filter(({ format }) => !INSTITUTION_FORMATS.includes(format));
}

/** The town's register files of institutions. No prepared home holds them. */
export async function institutionFiles(runPid: number): Promise<readonly RegisterFile[]> {
  const files = await allFiles(runPid);
  return files.filter(({ format }) => INSTITUTION_FORMATS.includes(format));
}

async function allFiles(runPid: number): Promise<readonly RegisterFile[]> {
  const directory = preparedDirectory(runPid);
  const files = join(directory, 'files');
  await once(directory, 'files', async () => {
    await generateCountry({ ...TOWN, outDirectory: files, workers: 1 });
    return files;
  });
  return orderForImport(await readdir(files)).map((file) => ({ ...file, path: join(files, file.name) }));
}

const KEYS = {
  patients: [{ id: 'k-patients', key: Buffer.alloc(32, 1).toString('base64') }],
  quarantine: [{ id: 'k-quarantine', key: Buffer.alloc(32, 2).toString('base64') }],
};

async function advance(stage: Stage, runPid: number, copy: HomeCopy): Promise<void> {
  if (stage === 'empty') {
    await writeFile(join(copy.directory, 'keys.json'), JSON.stringify(KEYS), { mode: 0o600 });
  }
  const house = await openHouse({
    home: copy.directory,
    access: 'writes',
    role: 'command',
    missing: 'make',
    environment: { DATABASE_URL: copy.database.connectionString, ...STRICT_LOGGING },
  });
  try {
    if (stage === 'imported') {
      for (const { format, name, path } of await registerFiles(runPid)) {
        await importRegisterFiles(house, operator, { format, name, path }, quietTools());
      }
    }
    if (stage === 'published') await publishRelease(house, operator, quietTools());
    if (stage === 'issued') await issueReports(house, operator, { withPdf: false }, quietTools());
  } finally {
    await house.close();
  }
}

/** @returns the name of the prepared home's database; its directory is named after the stage */
function prepare(stage: Stage, runPid: number): Promise<string> {
  const directory = preparedDirectory(runPid);
  return once(directory, stage, async () => {
    const before = STAGES[STAGES.indexOf(stage) - 1];
    const home = join(directory, stage);
    const copyOf = before === undefined ? null : await prepare(before, runPid);
    await rm(home, { recursive: true, force: true });
    if (before === undefined) await mkdir(home, { recursive: true });
    else await cp(join(directory, before), home, { recursive: true });
    const database = await openTestDatabase({ ...(copyOf === null ? {} : { copyOf }), ownerPid: runPid });
    await advance(stage, runPid, { directory: home, database });
    await database.db.destroy();
    return database.name;
  });
}

/** A copy of a prepared home that a test may do with as it likes. */
export async function copyPreparedHome(stage: Stage, runPid: number): Promise<HomeCopy> {
  const copyOf = await prepare(stage, runPid);
  const directory = await mkdtemp(join(tmpdir(), 'smalspor-home-'));
  await cp(join(preparedDirectory(runPid), stage), directory, { recursive: true });
  return { directory, database: await openTestDatabase({ copyOf }) };
}
