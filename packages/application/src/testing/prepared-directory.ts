import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = 'smalspor-prepared-';

/** Where the prepared homes of one test run lie; named by its process, so that a later run can sweep them. */
export function preparedDirectory(runPid: number): string {
  return join(tmpdir(), `${NAME}${runPid}`);
}

/** Removes what killed runs left behind. */
export async function sweepPrepared(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.startsWith(NAME) ? name.slice(NAME.length) : Number.NaN);
    if (Number.isInteger(pid) && !isAlive(pid)) {
      await rm(join(tmpdir(), name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
