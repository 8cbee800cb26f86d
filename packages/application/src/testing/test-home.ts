import { rm } from 'node:fs/promises';
import { inject, onTestFinished } from 'vitest';
import type { Environment } from '../configuration/index.ts';
import type { House } from '../house/house.ts';
import { type OpenHouseOptions, openHouse } from '../house/open-house.ts';
import { importRegisterFiles } from '../imports/import-register-files.ts';
import { operator, quietTools } from './actors.ts';
import {
  copyPreparedHome,
  institutionFiles,
  type RegisterFile,
  registerFiles,
  type Stage,
} from './prepared-homes.ts';
import { STRICT_LOGGING } from './strict-logging.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The process of the whole run, which prepared homes belong to. */
    runPid: number;
  }
}

/** A home of its own for a test or a file of tests, on the real PostgreSQL. */
export interface TestHome {
  readonly directory: string;
  /** What a process of its own needs to open this home. */
  readonly environment: Environment;
  /** Opens the home; it is closed with it. */
  open(options?: Partial<Pick<OpenHouseOptions, 'access' | 'role'>>): Promise<House>;
  /** Closes what is open and removes everything. */
  remove(): Promise<void>;
}

export async function createTestHome(stage: Stage): Promise<TestHome> {
  const { directory, database } = await copyPreparedHome(stage, inject('runPid'));
  const environment = { DATABASE_URL: database.connectionString, ...STRICT_LOGGING };
  const opened: House[] = [];
  return {
    directory,
    environment,
    open: async (options = {}) => {
      const house = await openHouse({
        home: directory,
        access: 'writes',
        role: 'command',
        environment,
        ...options,
      });
      opened.push(house);
      return house;
    },
    remove: async () => {
      for (const house of opened.splice(0)) await house.close();
      await database.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A home that goes with the running test. */
export async function testHome(stage: Stage): Promise<TestHome> {
  const home = await createTestHome(stage);
  onTestFinished(() => home.remove());
  return home;
}

/** Imports the town's institutions with what they bought and their bed days into a home that has none of its own. */
export async function importTownInstitutions(house: House): Promise<void> {
  for (const { format, name, path } of await institutionFiles(inject('runPid'))) {
    await importRegisterFiles(house, operator, { format, name, path }, quietTools());
  }
}

/** The town's register files, which every prepared home from `imported` on has taken in. */
export function townFiles(): Promise<readonly RegisterFile[]> {
  return registerFiles(inject('runPid'));
}
