import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { QuarterPattern } from './told-institutions.ts';

/** What a release keeps back of institutions; lies among the cube's files, and stays when a release is withdrawn. */
export const INSTITUTION_PATTERN_FILE = 'institution-disclosure.json';

const FORMAT = 'smalspor-institution-disclosure/1';

export async function writeInstitutionPatterns(
  directory: string,
  patterns: readonly QuarterPattern[],
): Promise<void> {
  await writeFile(join(directory, INSTITUTION_PATTERN_FILE), JSON.stringify({ format: FORMAT, patterns }), {
    mode: 0o600,
  });
}

/**
 * The patterns of all releases under a directory of releases: what has once been told can be set against what is told next.
 * @throws RangeError for a pattern of an unknown format: to go on without it could tell what it hid
 */
export async function storedInstitutionPatterns(
  releases: string,
  cubeDirectory: string,
): Promise<readonly QuarterPattern[]> {
  const entries = await readdir(releases, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
  const texts = await Promise.all(
    names.map(({ name }) =>
      readFile(join(releases, name, cubeDirectory, INSTITUTION_PATTERN_FILE), 'utf8').catch(() => null),
    ),
  );
  return texts.filter((text) => text !== null).flatMap(readPatterns);
}

function readPatterns(text: string): readonly QuarterPattern[] {
  const value = JSON.parse(text) as { readonly format?: unknown; readonly patterns?: unknown };
  if (value.format !== FORMAT || !Array.isArray(value.patterns)) {
    throw new RangeError(`Not a disclosure pattern of the format ${FORMAT}`);
  }
  return value.patterns as readonly QuarterPattern[];
}
