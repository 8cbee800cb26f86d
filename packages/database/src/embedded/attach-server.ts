import { existsSync } from 'node:fs';
import { Refusal } from '@smalspor/domain/refusal';
import pg from 'pg';
import {
  type ClusterCredentials,
  clusterDirectory,
  readCredentials,
  unusableCredentials,
} from './cluster-directory.ts';
import { initialiseCluster, sweepAbandoned } from './initialise-cluster.ts';
import { findRunningServer, type RunningServer, waitUntilStopped } from './running-server.ts';
import { findServerBinaries } from './server-binaries.ts';
import { chooseServiceAccount } from './service-account.ts';
import { startServer } from './start-server.ts';

export type ServerStep = 'creating' | 'starting' | 'recovering' | 'ready';

export interface AttachOptions {
  /** The directory of the cluster, `<home>/postgres`. */
  readonly directory: string;
  readonly onStep?: (step: ServerStep) => void;
  /** Settings that differ from the product's own; only tests have a reason. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface AttachedServer {
  readonly server: RunningServer;
  readonly credentials: ClusterCredentials;
  /** A session of the server's superuser, for setting up; it also carries this user's share in the server. */
  readonly control: pg.Client;
  /** Gives the share back. The last user stops the server and waits until it has written everything. */
  release(): Promise<void>;
}

/** Each process that uses the server holds this lock shared; who gets it alone is the last. */
const USERS_LOCK = 7_236_001;
const PATIENCE_MS = 60_000;

/** Finds or starts the server of a directory and keeps it running until the share is released. */
export async function attachServer(options: AttachOptions): Promise<AttachedServer> {
  const directory = clusterDirectory(options.directory);
  const account = await chooseServiceAccount(directory.data);
  const step = options.onStep ?? (() => {});
  let deadline = Date.now() + PATIENCE_MS;
  let startingUp = 0;
  let startedHere = false;
  let reported: ServerStep | null = null;
  const report = (next: ServerStep) => {
    if (next !== reported) step(next);
    reported = next;
  };
  while (Date.now() < deadline) {
    const server = await findRunningServer(directory);
    if (server === null) {
      await sweepAbandoned(directory);
      const binaries = await findServerBinaries(account, directory.runtime);
      if (!existsSync(directory.data)) {
        report('creating');
        await initialiseCluster(directory, binaries, account);
      }
      // A server that nobody can log in to would be left running.
      await readCredentials(directory);
      report('starting');
      await startServer(directory, binaries, account, options.settings);
      startedHere = true;
      continue;
    }
    const credentials = await readCredentials(directory);
    const joined = await join(server, credentials);
    if (typeof joined !== 'string') {
      report('ready');
      return {
        server,
        credentials,
        control: joined,
        release: () => leave(joined, server, directory),
      };
    }
    if (joined === 'wrong-password') {
      if (startedHere) {
        process.kill(server.pid, 'SIGINT');
        await waitUntilStopped(server, directory);
      }
      throw unusableCredentials('does not open the database');
    }
    if (joined === 'starting-up') {
      // Replaying the log after a crash may take longer than any fixed patience.
      startingUp += 1;
      if (startingUp > 50) report('recovering');
      deadline = Date.now() + PATIENCE_MS;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Refusal('database-unavailable', `PostgreSQL does not answer. Its log is ${directory.log}.`);
}

async function join(
  server: RunningServer,
  credentials: ClusterCredentials,
): Promise<pg.Client | 'starting-up' | 'wrong-password' | 'unreachable'> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: server.port,
    user: 'postgres',
    password: credentials.superuser,
    database: 'postgres',
    application_name: `smalspor share ${process.pid}`,
    connectionTimeoutMillis: 10_000,
  });
  // The server ends this session when it stops; that must not end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    // Waits while the last user is stopping the server; the session then ends and the caller starts anew.
    await client.query('select pg_advisory_lock_shared($1)', [USERS_LOCK]);
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    const code = error instanceof pg.DatabaseError ? error.code : undefined;
    if (code === '57P03') return 'starting-up';
    return code === '28P01' ? 'wrong-password' : 'unreachable';
  }
}

async function leave(
  control: pg.Client,
  server: RunningServer,
  directory: ReturnType<typeof clusterDirectory>,
): Promise<void> {
  try {
    if (await isLastUser(control)) {
      process.kill(server.pid, 'SIGINT');
      await waitUntilStopped(server, directory);
    }
  } finally {
    await control.end().catch(() => {});
  }
}

async function isLastUser(control: pg.Client): Promise<boolean> {
  try {
    await control.query('select pg_advisory_unlock_shared($1)', [USERS_LOCK]);
    const result = await control.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [
      USERS_LOCK,
    ]);
    return result.rows[0]?.alone === true;
  } catch {
    // The server has gone already, and the share with it.
    return false;
  }
}
