import { hostname } from 'node:os';
import { Refusal } from '@smalspor/domain/refusal';
import { sql } from 'kysely';
import pg from 'pg';
import type { Db } from '../schema/tables.ts';
import { toDatabaseError } from './database-error.ts';
import type { OpenedDatabase } from './open-database.ts';

/** A server holds the home for as long as it runs, a command for one piece of work. */
export type HomeRole = 'server' | 'command';

export interface HomeClaim {
  /** Aborted when the database dropped the session that carries the claim: stop writing at once. */
  readonly lost: AbortSignal;
  release(): Promise<void>;
}

const OWNER_LOCK = 7_236_002;

/**
 * Makes this process the only writer of the home: lake, releases and database alike. The claim is a lock of a
 * database session, so a killed owner leaves nothing behind that somebody must clean up.
 *
 * @throws Refusal `home-in-use` that names the owner and what to do
 */
export async function claimHome(database: OpenedDatabase, role: HomeRole): Promise<HomeClaim> {
  const client = new pg.Client({
    connectionString: database.connectionString,
    application_name: `smalspor ${role} ${process.pid} ${hostname().slice(0, 24)}`,
    keepAlive: true,
  });
  const lost = new AbortController();
  let released = false;
  const onEnd = () => {
    if (!released)
      lost.abort(new Refusal('home-in-use', 'The claim on the home directory was lost with its session.'));
  };
  client.on('error', onEnd);
  client.on('end', onEnd);
  try {
    await client.connect();
    const claimed = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
      OWNER_LOCK,
    ]);
    if (claimed.rows[0]?.mine !== true) throw inUse(await findOwner(client));
  } catch (error) {
    released = true;
    await client.end().catch(() => {});
    throw error instanceof Refusal ? error : toDatabaseError(error);
  }
  return {
    lost: lost.signal,
    release: async () => {
      released = true;
      await client.end();
    },
  };
}

interface HomeOwner {
  readonly role: HomeRole;
  readonly pid: number;
  readonly host: string;
}

const OWNER_NAME = `select a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
  where l.locktype = 'advisory' and l.granted and l.classid = 0 and l.objid = ${OWNER_LOCK} and l.objsubid = 1
    and l.database = (select oid from pg_database where datname = current_database())`;

async function findOwner(client: pg.Client): Promise<HomeOwner | null> {
  const holders = await client.query<{ name: string }>(OWNER_NAME);
  return readOwner(holders.rows[0]?.name);
}

/**
 * Whoever changes the schema must not do it under a running server of another version.
 *
 * @throws Refusal `home-in-use` while somebody owns the home
 */
export async function refuseWhileOwned(db: Db): Promise<void> {
  const holders = await sql.raw<{ name: string }>(OWNER_NAME).execute(db);
  if (holders.rows.length > 0) throw inUse(readOwner(holders.rows[0]?.name));
}

function readOwner(name: string | undefined): HomeOwner | null {
  const match = /^smalspor (server|command) (\d+) (.*)$/.exec(name ?? '');
  if (!match) return null;
  return { role: match[1] === 'server' ? 'server' : 'command', pid: Number(match[2]), host: match[3] ?? '' };
}

function inUse(owner: HomeOwner | null): Refusal {
  if (owner === null) {
    return new Refusal(
      'home-in-use',
      'Another Smalspor process writes to this home directory. Try again in a moment.',
    );
  }
  const who = `process ${owner.pid} on ${owner.host}`;
  return new Refusal(
    'home-in-use',
    owner.role === 'server'
      ? `A Smalspor server (${who}) owns this home directory. Do it on the server's page, or stop the server first.`
      : `Another Smalspor command (${who}) is writing to this home directory. Wait until it has finished.`,
    { facts: { role: owner.role, pid: owner.pid } },
  );
}
