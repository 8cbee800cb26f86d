import { randomUUID } from 'node:crypto';
import { type Content, loadContent } from '@smalspor/content/loading';
import { holdsRealData, listBatches } from '@smalspor/database/batches';
import { claimHome, type HomeRole, type OpenedDatabase, openDatabase } from '@smalspor/database/connection';
import { abandonUnfinishedReleases, listReleases } from '@smalspor/database/releases';
import { createHome, type HomePaths, homePaths } from '@smalspor/warehouse/home';
import { sweepBatchFiles, sweepLake } from '@smalspor/warehouse/lake';
import { emptyRelease, sweepReleases } from '@smalspor/warehouse/release';
import { DEMO_STAFF } from '../accounts/demo-staff.ts';
import { configuredRolesOf, type Environment, loadConfiguration } from '../configuration/index.ts';
import { createLogger } from '../logging/index.ts';
import { keptReleases } from '../releases/kept-releases.ts';
import { createReleaseShelf } from '../releases/release-shelf.ts';
import { createPdfPrinter } from '../reports/pdf-printer.ts';
import type { Progress } from '../tasks/progress.ts';
import { demandHome, explainUnusableHome } from './demand-home.ts';
import type { House } from './house.ts';
import { openHouseClock } from './house-clock.ts';
import { loadCountyMap } from './load-county-map.ts';

export interface OpenHouseOptions {
  readonly home: string;
  /** Whoever writes is the home's only writer until it closes the house. */
  readonly access: 'reads' | 'writes';
  readonly role: HomeRole;
  /** What to do where there is no home yet; it is refused when this is left out. */
  readonly missing?: 'refuse' | 'make';
  /** Where settings are read from; the process's own environment when it is left out. */
  readonly environment?: Environment;
  readonly onProgress?: (progress: Progress) => void;
}

/** Clears away what a killed writer left behind. Only the home's owner may do it. */
async function sweepHome(home: HomePaths, { db }: OpenedDatabase): Promise<void> {
  const batches = (await listBatches(db)).filter(({ state }) => state !== 'deleted');
  await sweepLake(home, new Set(batches.map(({ id }) => id)));
  await sweepBatchFiles(home, batches);
  await abandonUnfinishedReleases(db);
  await sweepReleases(home, await keptReleases(db));
  for (const { id, state } of await listReleases(db)) {
    if (state === 'withdrawn') await emptyRelease(home, id);
  }
}

/** Does work in the home, and says it in words where the home itself is what fails. */
async function inHome<T>(home: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explainUnusableHome(home, error);
  }
}

/**
 * Opens a home: configuration, content, database and, for writers, the claim to be the only one.
 * @throws Refusal `configuration-invalid`, `content-invalid`, `home-in-use` or one of the database's
 */
export async function openHouse(options: OpenHouseOptions): Promise<House> {
  if (options.missing !== 'make') await demandHome(options.home);
  const { configuration, keys } = await inHome(options.home, () =>
    loadConfiguration(options.home, options.environment),
  );
  let content: Content | null = null;
  const readContent = (): Content => {
    content ??= loadContent(undefined, configuration.content.directory);
    return content;
  };
  // A reader that never asks for it need not wait for it.
  if (options.access === 'writes') readContent();
  const countyMap =
    options.access === 'writes'
      ? await loadCountyMap(configuration.map, options.home, readContent().geography)
      : null;
  const log = createLogger({
    level: options.role === 'server' ? configuration.logging.level : 'warn',
    unknownFields: configuration.logging.unknownFields,
  });
  const home = homePaths(options.home);
  options.onProgress?.({ step: 'open', phase: 'Opening the database' });
  const database = await inHome(options.home, async () => {
    await createHome(home);
    return openDatabase({
      home: options.home,
      databaseUrl: configuration.database.url ?? undefined,
      poolSize: configuration.database.poolSize,
    });
  });
  const closers: (() => Promise<void>)[] = [() => database.close()];
  const close = async (): Promise<void> => {
    for (const one of closers.splice(0).reverse()) await one();
  };
  try {
    const claim = options.access === 'writes' ? await claimHome(database, options.role) : null;
    if (claim !== null) {
      closers.push(() => claim.release());
      await sweepHome(home, database);
    }
    const clock = await openHouseClock(database.db);
    const shelf = createReleaseShelf(home, database.db, {
      memoryLimit: configuration.warehouse.memoryLimit,
      minGroupMembers: configuration.disclosure.minimumGroupMembers,
    });
    const printer = createPdfPrinter(configuration.reports.pdfWorkers);
    closers.push(
      () => shelf.close(),
      () => printer.close(),
    );
    return {
      home,
      db: database.db,
      connectionString: database.connectionString,
      get content() {
        return readContent();
      },
      countyMap,
      configuration,
      keys,
      log,
      now: clock.now,
      clock,
      newId: randomUUID,
      shelf,
      printer,
      configuredRoles: (person) => {
        const { logIn } = configuration;
        if (logIn === null) return DEMO_STAFF.get(person.subject) ?? [];
        return configuredRolesOf({ ...configuration, logIn }, person);
      },
      synthetic: async () => !(await holdsRealData(database.db)),
      claimLost: claim?.lost ?? new AbortController().signal,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
