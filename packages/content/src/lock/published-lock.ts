import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeSet, IndicatorDefinition } from '@smalspor/domain/indicators';
import type { ReadIndicator } from '../indicators/read-indicators.ts';
import type { Report } from '../reading/content-problem.ts';
import { definitionDigest } from './definition-digest.ts';

/** Relative to a content directory. */
export const LOCK_FILE = 'indicators/published.lock';

/** Digests of published definitions by `id@version`. */
export type PublishedLock = ReadonlyMap<string, string>;

/** The lock of a content directory; empty where there is none. Reports lines that cannot be read. */
export function readLock(directory: string, report: Report): PublishedLock {
  const path = join(directory, LOCK_FILE);
  const lock = new Map<string, string>();
  if (!existsSync(path)) return lock;
  for (const [index, line] of readFileSync(path, 'utf8').split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const match = /^([a-z0-9-]+@\d+) ([0-9a-f]{64})$/.exec(line);
    if (!match) report(LOCK_FILE, index + 1, 'is no line of the form id@version sha256');
    else if (lock.has(match[1] as string)) report(LOCK_FILE, index + 1, `${match[1]} stands twice`);
    else lock.set(match[1] as string, match[2] as string);
  }
  return lock;
}

export function lockKey({ id, version }: IndicatorDefinition): string {
  return `${id}@${version}`;
}

/** Published and archived definitions are locked; drafts and previews may still change. */
export function isLocked({ status }: IndicatorDefinition): boolean {
  return status === 'published' || status === 'archived';
}

/** Reports every published definition that is not what the lock says that it was. */
export function checkLock(
  indicators: readonly ReadIndicator[],
  codeSets: ReadonlyMap<string, CodeSet>,
  lock: PublishedLock,
  report: Report,
): void {
  for (const { definition, file, versionLine } of indicators) {
    if (!isLocked(definition)) continue;
    const key = lockKey(definition);
    const locked = lock.get(key);
    if (locked === undefined) {
      report(file, versionLine, `${key} is published but not locked: fix it with «smalspor content lock»`);
    } else if (locked !== definitionDigest(definition, codeSets)) {
      report(
        file,
        versionLine,
        `${key} was published with another definition or other codes: give it a new version`,
      );
    }
  }
}
