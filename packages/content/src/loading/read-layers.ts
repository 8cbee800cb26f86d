import type { CodeSet } from '@smalspor/domain/indicators';
import { type PublishedLock, readLock } from '../lock/published-lock.ts';
import type { Report } from '../reading/content-problem.ts';
import { type DirectoryContent, readDirectory } from './read-directory.ts';

/** The content with a site's own files over it, and what its published definitions are held against. */
export interface LayeredContent {
  readonly content: DirectoryContent;
  readonly lock: PublishedLock;
  /** The code sets as the lock knows them. */
  readonly lockedSets: ReadonlyMap<string, CodeSet>;
}

export function readLayers(directory: string, overlay: string | null, report: Report): LayeredContent {
  const content = readDirectory(directory, overlay, report);
  const lock = new Map(readLock(directory, report));
  if (overlay === null) return { content, lock, lockedSets: content.codeSets };
  for (const [key, digest] of readLock(overlay, report)) lock.set(key, lock.get(key) ?? digest);
  const shipped = readDirectory(directory, null, () => undefined);
  checkOverlay(shipped, content, report);
  return { content, lock, lockedSets: new Map([...content.codeSets, ...configurableSets(shipped)]) };
}

/** A site may change what the product leaves open: the lock holds those sets as they were shipped. */
function configurableSets({ codeSets }: DirectoryContent): ReadonlyMap<string, CodeSet> {
  return new Map([...codeSets].filter(([, set]) => set.configurable));
}

function checkOverlay(shipped: DirectoryContent, content: DirectoryContent, report: Report): void {
  for (const [id, set] of shipped.codeSets) {
    const own = content.codeSets.get(id);
    if (set.configurable || JSON.stringify(own?.selections) === JSON.stringify(set.selections)) continue;
    report(`code-sets/${id}.yaml`, 1, `${id} is fixed by a source: choose another id for your own list`);
  }
}
