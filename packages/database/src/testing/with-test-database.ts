import { connectDatabase } from '../connection/open-database.ts';
import type { AttachedServer } from '../embedded/attach-server.ts';
import type { Db } from '../schema/tables.ts';
import { attachTestServer, ensureTemplate, nameTestDatabase, testConnectionString } from './test-server.ts';

export interface TestDatabase {
  readonly db: Db;
  readonly connectionString: string;
  readonly name: string;
  /** Drops the database. */
  close(): Promise<void>;
}

let sharedServer: Promise<AttachedServer> | null = null;

export interface TestDatabaseOptions {
  /** Leaves the migrations out, for tests of the migrations themselves. */
  readonly empty?: boolean;
  /** The name of a test database to copy, which nobody may be connected to. */
  readonly copyOf?: string;
  /** The process that the database lives as long as; this one when it is left out. */
  readonly ownerPid?: number;
}

/**
 * A fresh database with all migrations, copied from a template in some 30 ms. The server is shared by all tests;
 * this process keeps its share in it until it ends.
 */
export async function openTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  sharedServer ??= attachTestServer();
  const attached = await sharedServer;
  const name = nameTestDatabase(options.ownerPid);
  const template = options.empty ? 'template1' : (options.copyOf ?? (await ensureTemplate(attached)));
  await attached.control.query(`create database ${name} template ${template}`);
  const connectionString = testConnectionString(attached, name);
  const db = connectDatabase(connectionString, 5);
  return {
    db,
    connectionString,
    name,
    close: async () => {
      await db.destroy();
      await attached.control.query(`drop database if exists ${name} with (force)`);
    },
  };
}

/** Gives a test its own database for as long as it runs. */
export async function withTestDatabase<T>(test: (database: TestDatabase) => Promise<T>): Promise<T> {
  const database = await openTestDatabase();
  try {
    return await test(database);
  } finally {
    await database.close();
  }
}
