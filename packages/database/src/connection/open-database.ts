import { join } from 'node:path';
import { Refusal } from '@smalspor/domain/refusal';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type AttachedServer, attachServer, type ServerStep } from '../embedded/attach-server.ts';
import { migrateDatabase } from '../migrations/migrate-database.ts';
import type { Db, Tables } from '../schema/tables.ts';
import { createGuardedPool } from './guarded-pool.ts';
import { refuseWhileOwned } from './home-claim.ts';
import { tieHomeToDatabase } from './installation.ts';

export interface OpenDatabaseOptions {
  readonly home: string;
  /** An operated PostgreSQL, 15 or later; without it the server that comes with Smalspor runs under the home. */
  readonly databaseUrl?: string | undefined;
  readonly onProgress?: (step: ServerStep | 'migrating') => void;
  readonly poolSize?: number;
}

export interface OpenedDatabase {
  readonly db: Db;
  readonly connectionString: string;
  readonly embedded: boolean;
  /** Waits for running queries; the last process that uses the embedded server stops it. */
  close(): Promise<void>;
}

/** Opens the operational store of a home, creates it at the first start and brings it to this version's schema. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenedDatabase> {
  const report = options.onProgress ?? (() => {});
  const attached =
    options.databaseUrl === undefined
      ? await attachServer({ directory: join(options.home, 'postgres'), onStep: report })
      : null;
  try {
    const connectionString =
      attached === null ? String(options.databaseUrl) : await ensureOwnDatabase(attached);
    const db = connectDatabase(connectionString, options.poolSize);
    try {
      await requireVersion15(connectionString, attached !== null);
      await migrateDatabase(db, async () => {
        report('migrating');
        await refuseWhileOwned(db);
      });
      await tieHomeToDatabase(options.home, db);
    } catch (error) {
      await db.destroy();
      throw error;
    }
    return {
      db,
      connectionString,
      embedded: attached !== null,
      close: async () => {
        await db.destroy();
        await attached?.release();
      },
    };
  } catch (error) {
    await attached?.release();
    throw error;
  }
}

/** A Kysely on a connection string, with this project's type parsers and error guard. */
export function connectDatabase(connectionString: string, poolSize?: number): Db {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({
      pool: createGuardedPool({
        connectionString,
        applicationName: `smalspor pool ${process.pid}`,
        ...(poolSize === undefined ? {} : { size: poolSize }),
      }),
    }),
  });
}

const APPLICATION = 'smalspor';
const SETUP_LOCK = 7_236_003;

/** The application's own role is not the superuser: it owns its database and nothing else. */
async function ensureOwnDatabase({ server, credentials, control }: AttachedServer): Promise<string> {
  const { rows } = await control.query('select from pg_database where datname = $1', [APPLICATION]);
  if (rows.length === 0) {
    await control.query('select pg_advisory_lock($1)', [SETUP_LOCK]);
    try {
      const role = await control.query('select from pg_roles where rolname = $1', [APPLICATION]);
      if (role.rows.length === 0) {
        await control.query(
          `create role ${APPLICATION} login password ${pg.escapeLiteral(credentials.application)}`,
        );
      }
      const made = await control.query('select from pg_database where datname = $1', [APPLICATION]);
      if (made.rows.length === 0) await control.query(`create database ${APPLICATION} owner ${APPLICATION}`);
    } finally {
      await control.query('select pg_advisory_unlock($1)', [SETUP_LOCK]);
    }
  }
  return `postgresql://${APPLICATION}:${credentials.application}@127.0.0.1:${server.port}/${APPLICATION}`;
}

async function requireVersion15(connectionString: string, embedded: boolean): Promise<void> {
  if (embedded) return;
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new Refusal('database-unavailable', `The server in DATABASE_URL cannot be reached (${code}).`);
  }
  try {
    const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
    if (Number(rows[0]?.server_version_num) < 150_000) {
      throw new Refusal('database-unavailable', 'The server in DATABASE_URL is older than PostgreSQL 15.');
    }
  } finally {
    await client.end();
  }
}
