import { existsSync } from 'node:fs';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterDirectory } from './cluster-directory.ts';

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
}

/**
 * The server that already serves this directory, whoever started it: a killed parent leaves its server running.
 * A pid file whose process is another programme (after a restart of the machine or the container) is stale; it
 * is removed, for PostgreSQL itself would take any living process for its predecessor.
 */
export async function findRunningServer(directory: ClusterDirectory): Promise<RunningServer | null> {
  const pidFile = join(directory.data, 'postmaster.pid');
  const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 1) return null;
  const serves = await servesDirectory(pid, directory.data);
  if (serves === false) {
    await rm(pidFile, { force: true });
    return null;
  }
  return Number.isInteger(port) && port > 0 ? { pid, port } : null;
}

export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Waits until the server has let go of its directory. */
export async function waitUntilStopped(server: RunningServer, directory: ClusterDirectory): Promise<void> {
  while (isProcessAlive(server.pid) && existsSync(join(directory.data, 'postmaster.pid'))) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function servesDirectory(pid: number, data: string): Promise<boolean> {
  if (!isProcessAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  // A server has its data directory as working directory; a zombie and a foreign process have not.
  const working = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return working === (await realpath(data));
}
