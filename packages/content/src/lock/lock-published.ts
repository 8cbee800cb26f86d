import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readLayers } from '../loading/read-layers.ts';
import { type ContentProblem, contentRefusal } from '../reading/content-problem.ts';
import { type Lockable, lockablesOf } from './lockables.ts';
import { changedFault, LOCKED_FOLDERS, type LockedFolder, lockFileOf, readLock } from './published-lock.ts';

const WHAT: Readonly<Record<LockedFolder, string>> = {
  indicators: 'the definition with its codes',
  programmes: 'the programme with its kinds of unit',
  questionnaires: 'the questionnaire',
  checklists: 'the checklist',
  surveys: 'the survey',
};

/**
 * Adds the published definitions that the locks do not know, and gives their keys. Known lines are never changed. The
 * locks of a site's own content, which is laid over the directory, lie in the overlay.
 * @throws Refusal `content-invalid` when the content is faulty or a locked definition has changed.
 */
export function lockPublished(directory: string, overlay: string | null = null): readonly string[] {
  const problems: ContentProblem[] = [];
  const report = (file: string, line: number, message: string) => problems.push({ file, line, message });
  const { content, lock, lockedSets } = readLayers(directory, overlay, report);
  const added: Lockable[] = [];
  for (const lockable of lockablesOf(content, lockedSets)) {
    const { folder, key, digest, file, versionLine } = lockable;
    const known = lock.get(`${folder}/${key}`);
    if (known === undefined) added.push(lockable);
    else if (known !== digest) report(file, versionLine, changedFault(folder, key));
  }
  if (problems.length > 0) throw contentRefusal(problems);
  for (const folder of LOCKED_FOLDERS) {
    const own = added.filter((lockable) => lockable.folder === folder);
    if (own.length > 0) extendLock(overlay ?? directory, folder, own);
  }
  return added.map(({ key }) => key);
}

function extendLock(directory: string, folder: LockedFolder, added: readonly Lockable[]): void {
  const before = [...readLock(directory, () => undefined)].filter(([key]) => key.startsWith(`${folder}/`));
  const lines = [
    ...before.map(([key, digest]) => `${key.slice(folder.length + 1)} ${digest}\n`),
    ...added.map(({ key, digest }) => `${key} ${digest}\n`),
  ].sort();
  const path = join(directory, lockFileOf(folder));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, headerOf(folder) + lines.join(''));
}

function headerOf(folder: LockedFolder): string {
  return `# Published ${folder}: id@version and SHA-256 of ${WHAT[folder]}. Lines are only ever added, by
# smalspor content lock
`;
}
