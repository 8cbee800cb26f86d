import { randomUUID } from 'node:crypto';
import { copyFile, lstat, rename, rm, utimes } from 'node:fs/promises';

/**
 * Moves a plain file, to another volume too, where it appears whole or not at all. What is not there any more has been
 * moved before.
 *
 * @returns whether there was something to move
 */
export async function moveFile(from: string, to: string): Promise<boolean> {
  const found = await lstat(from).catch(() => null);
  if (found === null) return false;
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    const draft = `${to}.${randomUUID()}.part`;
    await copyFile(from, draft);
    await utimes(draft, found.atime, found.mtime);
    await rename(draft, to);
    await rm(from);
  }
  return true;
}
