import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readLayers } from '../loading/read-layers.ts';
import { type ContentProblem, contentRefusal } from '../reading/content-problem.ts';
import { definitionDigest } from './definition-digest.ts';
import { isLocked, LOCK_FILE, lockKey, readLock } from './published-lock.ts';

const HEADER = `# Published indicators: id@version and SHA-256 of the definition with its codes. Lines are only ever added, by
# smalspor content lock
`;

/**
 * Adds the published definitions that the lock does not know, and gives their keys. Known lines are never changed. The
 * lock of a site's own content, which is laid over the directory, lies in the overlay.
 * @throws Refusal `content-invalid` when the content is faulty or a locked definition has changed.
 */
export function lockPublished(directory: string, overlay: string | null = null): readonly string[] {
  const problems: ContentProblem[] = [];
  const report = (file: string, line: number, message: string) => problems.push({ file, line, message });
  const { content, lock, lockedSets } = readLayers(directory, overlay, report);
  const added = new Map<string, string>();
  for (const { definition, file, versionLine } of content.indicators.filter((entry) =>
    isLocked(entry.definition),
  )) {
    const key = lockKey(definition);
    const digest = definitionDigest(definition, lockedSets);
    const known = lock.get(key);
    if (known === undefined) {
      added.set(key, digest);
    } else if (known !== digest) {
      report(
        file,
        versionLine,
        `${key} was published with another definition or other codes: give it a new version`,
      );
    }
  }
  if (problems.length > 0) throw contentRefusal(problems);
  if (added.size > 0) extendLock(overlay ?? directory, added);
  return [...added.keys()];
}

function extendLock(directory: string, added: ReadonlyMap<string, string>): void {
  const lock = [...readLock(directory, () => undefined), ...added];
  const lines = lock.map(([key, digest]) => `${key} ${digest}\n`).sort();
  mkdirSync(dirname(join(directory, LOCK_FILE)), { recursive: true });
  writeFileSync(join(directory, LOCK_FILE), HEADER + lines.join(''));
}
