import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Pattern, readPattern } from '@smalspor/domain/disclosure';

/** What the release keeps back; lies among the cube's files and is checked with them. */
export const PATTERN_FILE = 'disclosure.json';

/**
 * The patterns of all releases under a directory of releases: what has once been told can be set against what is told next.
 * A directory without a pattern is no release that told anything.
 * @throws RangeError for a pattern of an unknown format: to go on without it could tell what it hid.
 */
export async function storedPatterns(releases: string, cubeDirectory: string): Promise<readonly Pattern[]> {
  const entries = await readdir(releases, { withFileTypes: true }).catch(() => []);
  const directories = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  const texts = await Promise.all(
    directories.map(({ name }) =>
      readFile(join(releases, name, cubeDirectory, PATTERN_FILE), 'utf8').catch(() => null),
    ),
  );
  return texts.filter((text) => text !== null).map(readPattern);
}
