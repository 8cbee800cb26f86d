import { connectDatabase } from '../connection/open-database.ts';
import type { AttachedServer } from '../embedded/attach-server.ts';
import type { Db } from '../schema/tables.ts';
import { attachTestServer, ensureTemplate, nameTestDatabase, testConnectionString } from './test-server.ts';

export interface TestDatabase {
  readonly db: Db;
  readonly connectionString: string;
  /** Drops the database. */
  close(): Promise<void>;
}

let sharedServer: Promise<AttachedServer> | null = null;

/**
 * A fresh database with all migrations, copied from a template in some 30 ms. The server is shared by all tests;
 * this process keeps its share in it until it ends.
 *
 * @param options.empty leaves the migrations out, for tests of the migrations themselves
 */
export async function openTestDatabase(options: { readonly empty?: boolean } = {}): Promise<TestDatabase> {
  sharedServer ??= attachTestServer();
  const attached = await sharedServer;
  const name = nameTestDatabase();
  const template = options.empty ? 'template1' : await ensureTemplate(attached);
  await attached.control.query(`create database ${name} template ${template}`);
  const connectionString = testConnectionString(attached, name);
  const db = connectDatabase(connectionString, 5);
  return {
    db,
    connectionString,
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
