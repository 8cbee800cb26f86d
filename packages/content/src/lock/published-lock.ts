import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../reading/content-problem.ts';
import type { Lockable } from './lockables.ts';

/** The folders whose published files never change; each has its lock. */
export const LOCKED_FOLDERS = [
  'indicators',
  'programmes',
  'questionnaires',
  'checklists',
  'surveys',
] as const;
export type LockedFolder = (typeof LOCKED_FOLDERS)[number];

/** Relative to a content directory. */
export function lockFileOf(folder: LockedFolder): string {
  return `${folder}/published.lock`;
}

/** Digests of published definitions by `folder/id@version`. */
export type PublishedLock = ReadonlyMap<string, string>;

/** The locks of a content directory; empty where there are none. Reports lines that cannot be read. */
export function readLock(directory: string, report: Report): PublishedLock {
  return new Map(LOCKED_FOLDERS.flatMap((folder) => [...readLockFile(directory, folder, report)]));
}

function readLockFile(directory: string, folder: LockedFolder, report: Report): PublishedLock {
  const file = lockFileOf(folder);
  const path = join(directory, file);
  const lock = new Map<string, string>();
  if (!existsSync(path)) return lock;
  for (const [index, line] of readFileSync(path, 'utf8').split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const match = /^([a-z0-9-]+@\d+) ([0-9a-f]{64})$/.exec(line);
    const key = `${folder}/${match?.[1]}`;
    if (!match) report(file, index + 1, 'is no line of the form id@version sha256');
    else if (lock.has(key)) report(file, index + 1, `${match[1]} stands twice`);
    else lock.set(key, match[2] as string);
  }
  return lock;
}

/** Reports every published definition that is not what the lock says that it was. */
export function checkLock(lockables: readonly Lockable[], lock: PublishedLock, report: Report): void {
  for (const { folder, key, digest, file, versionLine } of lockables) {
    const locked = lock.get(`${folder}/${key}`);
    if (locked === undefined) {
      report(file, versionLine, `${key} is published but not locked: fix it with «smalspor content lock»`);
    } else if (locked !== digest) report(file, versionLine, changedFault(folder, key));
  }
}

/**
 * A round follows the version that it began with, and so do answers and visits: what was published may be archived, but its
 * file may not be lost.
 */
export function checkNothingLost(lockables: readonly Lockable[], lock: PublishedLock, report: Report): void {
  const kept = new Set(lockables.map(({ folder, key }) => `${folder}/${key}`));
  for (const locked of lock.keys()) {
    const folder = KEPT_FOLDERS.find((each) => locked.startsWith(`${each}/`));
    if (folder === undefined || kept.has(locked)) continue;
    const key = locked.slice(folder.length + 1);
    report(
      lockFileOf(folder),
      1,
      `${key} was published, and ${NEEDED_BY[folder]}: keep it as ${locked}.yaml`,
    );
  }
}

const NEEDED_BY = {
  programmes: 'rounds may follow it',
  questionnaires: 'answers were given to it',
  checklists: 'visits were made with it',
  surveys: 'surveys were held with it',
} as const;
const KEPT_FOLDERS = ['programmes', 'questionnaires', 'checklists', 'surveys'] as const;

/** What is wrong with a published definition that has changed within its version. */
export function changedFault(folder: LockedFolder, key: string): string {
  const what = folder === 'indicators' ? 'with another definition or other codes' : 'in another form';
  return `${key} was published ${what}: give it a new version`;
}
