import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDirectory } from '../loading/read-directory.ts';
import { type ContentProblem, contentRefusal } from '../reading/content-problem.ts';
import { definitionDigest } from './definition-digest.ts';
import { isLocked, LOCK_FILE, lockKey, readLock } from './published-lock.ts';

const HEADER = `# Published indicators: id@version and SHA-256 of the definition with its codes. Lines are only ever added, by
# node packages/content/src/lock/command.ts
`;

/**
 * Adds the published definitions that the lock does not know, and gives their keys. Known lines are never changed.
 * @throws Refusal `content-invalid` when the content is faulty or a locked definition has changed.
 */
export function lockPublished(directory: string): readonly string[] {
  const problems: ContentProblem[] = [];
  const report = (file: string, line: number, message: string) => problems.push({ file, line, message });
  const { indicators, codeSets } = readDirectory(directory, null, report);
  const lock = new Map(readLock(directory, report));
  const added: string[] = [];
  for (const { definition, file, versionLine } of indicators.filter((entry) => isLocked(entry.definition))) {
    const key = lockKey(definition);
    const digest = definitionDigest(definition, codeSets);
    const known = lock.get(key);
    if (known === undefined) {
      lock.set(key, digest);
      added.push(key);
    } else if (known !== digest) {
      report(
        file,
        versionLine,
        `${key} was published with another definition or other codes: give it a new version`,
      );
    }
  }
  if (problems.length > 0) throw contentRefusal(problems);
  if (added.length > 0) writeLock(directory, lock);
  return added;
}

function writeLock(directory: string, lock: ReadonlyMap<string, string>): void {
  const lines = [...lock].map(([key, digest]) => `${key} ${digest}\n`).sort();
  writeFileSync(join(directory, LOCK_FILE), HEADER + lines.join(''));
}
