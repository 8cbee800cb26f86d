import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { toDatabaseError } from './database-error.ts';
import { TYPE_PARSERS } from './type-parsers.ts';

export interface PoolSettings {
  readonly connectionString: string;
  readonly applicationName: string;
  readonly size?: number;
}

/** A pool whose clients parse values in one way and throw errors that carry none. */
export function createGuardedPool(settings: PoolSettings): PostgresPool {
  const pool = new pg.Pool({
    connectionString: settings.connectionString,
    application_name: settings.applicationName,
    max: settings.size ?? 10,
    options: '-c timezone=UTC',
    types: TYPE_PARSERS,
    connectionTimeoutMillis: 30_000,
  });
  // An idle session that the server ends is replaced at the next query; without a listener it ends the process.
  pool.on('error', () => {});
  const guarded = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect().catch((error: unknown) => {
        throw toDatabaseError(error);
      });
      const known = guarded.get(client);
      if (known !== undefined) return known;
      // The same holds for a session that is in use: its query fails anyway.
      client.on('error', () => {});
      const fresh = guard(client);
      guarded.set(client, fresh);
      return fresh;
    },
  };
}

function guard(client: pg.PoolClient): PostgresPoolClient {
  const query = async <R>(
    sql: string,
    parameters: ReadonlyArray<unknown> = [],
  ): Promise<PostgresQueryResult<R>> => {
    try {
      const result: unknown = await client.query(sql, [...parameters]);
      return result as PostgresQueryResult<R>;
    } catch (error) {
      throw toDatabaseError(error);
    }
  };
  // Kysely also knows cursors; nothing here streams, so the pool is not given a way to make them.
  return {
    query: query as PostgresPoolClient['query'],
    release: (destroy?: boolean) => client.release(destroy),
  };
}
