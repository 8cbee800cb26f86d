import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { Refusal } from '@smalspor/domain/refusal';
import type { ClusterDirectory } from './cluster-directory.ts';
import { dataDirectoryArgument } from './data-directory-argument.ts';
import { findRunningServer } from './running-server.ts';
import type { ServerBinaries } from './server-binaries.ts';
import type { ServiceAccount } from './service-account.ts';

/**
 * Nothing that a statement carried may reach the log: terse messages leave out the detail line with its values,
 * and statements and parameters are never written.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  fsync: 'on',
  wal_level: 'minimal',
  max_wal_senders: '0',
  jit: 'off',
};

const LOG_LIMIT_BYTES = 10_000_000;
const PORT_ATTEMPTS = 5;

/**
 * Starts the server and leaves it running on its own, so that a key pressed in the terminal does not stop it in
 * the middle of a write. Two starts at once are settled by PostgreSQL's own lock file: the loser returns too.
 */
export async function startServer(
  directory: ClusterDirectory,
  binaries: ServerBinaries,
  account: ServiceAccount | null,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const failure = await launch(directory, binaries, account, settings);
    if (failure === null || /lock file .* already exists/.test(failure)) return;
    const portTaken = /could not bind|could not create any TCP/.test(failure);
    if (portTaken && attempt < PORT_ATTEMPTS) continue;
    throw new Refusal(
      'database-unavailable',
      `PostgreSQL did not start: ${failure.trim().split('\n').at(-1) ?? 'no message'} The log is ${directory.log}.`,
    );
  }
}

/** @returns `null` once the server has taken its directory, else what it logged before it gave up. */
async function launch(
  directory: ClusterDirectory,
  binaries: ServerBinaries,
  account: ServiceAccount | null,
  settings: Readonly<Record<string, string>>,
): Promise<string | null> {
  const logged = await rotateLog(directory.log);
  const log = openSync(directory.log, 'a', 0o600);
  const options = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = spawn(
    binaries.postgres,
    ['-D', dataDirectoryArgument(directory.data), '-p', String(await findFreePort()), ...options],
    {
      ...account,
      cwd: directory.data,
      env: { LC_ALL: 'C', TZ: 'UTC' },
      detached: true,
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);
  let ended: string | null = null;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, signal) => {
    ended = `exit ${code ?? signal ?? 'unknown'}`;
  });
  child.unref();
  while (ended === null) {
    const running = await findRunningServer(directory);
    if (running !== null && running.pid === child.pid) return null;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const written = (await readFile(directory.log)).subarray(logged).toString('utf8');
  return written.trim() === '' ? ended : written;
}

async function rotateLog(path: string): Promise<number> {
  const size = await stat(path).then(
    (file) => file.size,
    () => 0,
  );
  if (size < LOG_LIMIT_BYTES) return size;
  await rename(path, `${path}.1`);
  return 0;
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The probe has no port');
  return address.port;
}
