import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, lchown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '@smalspor/domain/refusal';
import { type ClusterDirectory, clusterDirectory, makeCredentials } from './cluster-directory.ts';
import { dataDirectoryArgument } from './data-directory-argument.ts';
import { isProcessAlive } from './running-server.ts';
import type { ServerBinaries } from './server-binaries.ts';
import { chooseInitdbAccount, type ServiceAccount } from './service-account.ts';

/**
 * Makes the cluster beside its place and renames it, so that a killed or doubled first start leaves either a
 * whole cluster or none. Norwegian sorting comes from ICU (`nb-NO`), not from the machine's locales.
 */
export async function initialiseCluster(
  directory: ClusterDirectory,
  binaries: ServerBinaries,
  account: ServiceAccount | null,
): Promise<void> {
  const parent = dirname(directory.root);
  await mkdir(parent, { recursive: true });
  const staging = clusterDirectory(join(parent, `.${basename(directory.root)}-init-${process.pid}`));
  await rm(staging.root, { recursive: true, force: true });
  await mkdir(staging.root, { mode: 0o700 });
  await mkdir(staging.data, { mode: 0o700 });
  const credentials = makeCredentials();
  const passwordFile = join(staging.root, 'password');
  await writeFile(passwordFile, credentials.superuser, { mode: 0o600 });
  const initdbAccount = await chooseInitdbAccount(account);
  if (initdbAccount !== null) {
    for (const path of [staging.root, staging.data, passwordFile]) {
      await chown(path, initdbAccount.uid, initdbAccount.gid);
    }
  }
  await runInitdb(staging, binaries, initdbAccount);
  await rm(passwordFile);
  if (account !== null) {
    await handOver(staging.data, account);
    await chown(staging.root, 0, 0);
  }
  await writeFile(staging.credentials, JSON.stringify(credentials), { mode: 0o600, flush: true });
  await rename(staging.root, directory.root).catch(async (error: unknown) => {
    await rm(staging.root, { recursive: true, force: true });
    if (!existsSync(directory.data)) throw error;
  });
}

async function runInitdb(
  staging: ClusterDirectory,
  binaries: ServerBinaries,
  account: ServiceAccount | null,
): Promise<void> {
  const data = dataDirectoryArgument(staging.data);
  const child = spawn(
    binaries.initdb,
    [
      `--pgdata=${data}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${data}/../password`,
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=icu',
      '--icu-locale=nb-NO',
      '--no-instructions',
    ],
    { ...account, cwd: staging.data, env: { LC_ALL: 'C', TZ: 'UTC' }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      errors += error.message;
      resolve(null);
    });
    child.once('close', resolve);
  });
  if (code === 0) return;
  await rm(staging.root, { recursive: true, force: true });
  throw new Refusal('database-unavailable', `The database could not be created: ${errors.trim()}`);
}

/** Gives every file of the cluster to the account that will serve it. */
async function handOver(directory: string, account: ServiceAccount): Promise<void> {
  await chown(directory, account.uid, account.gid);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await handOver(path, account);
    else await lchown(path, account.uid, account.gid);
  }
}

/**
 * Removes what first starts that were killed left behind. Their initdb may still be writing; then the next start
 * takes the rest.
 */
export async function sweepAbandoned(directory: ClusterDirectory): Promise<void> {
  const parent = dirname(directory.root);
  for (const name of await readdir(parent).catch(() => [])) {
    const maker = /^\..*-init-(\d+)$/.exec(name)?.[1];
    if (maker !== undefined && !isProcessAlive(Number(maker))) {
      await rm(join(parent, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
    }
  }
}
