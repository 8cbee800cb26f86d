import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeZip } from './write-zip.ts';

const LIBRARY = 'H5P.SmalsporSort-1.0';
const version = { machineName: 'H5P.SmalsporSort', majorVersion: 1, minorVersion: 0 };

/** What the package holds; its library is written for the tests, as those of H5P are not to be had here. */
export const THROAT_FILES: readonly (readonly [string, string])[] = [
  [
    'h5p.json',
    JSON.stringify({
      title: 'Sår hals',
      language: 'nb',
      mainLibrary: version.machineName,
      embedTypes: ['div'],
      license: 'U',
      preloadedDependencies: [version],
    }),
  ],
  [
    'content/content.json',
    JSON.stringify({
      done: 'Ferdig',
      statements: [
        { text: 'De fleste med sår hals blir friske uten antibiotika.', right: true },
        { text: 'Hoste taler for streptokokker.', right: false },
      ],
    }),
  ],
  [
    `${LIBRARY}/library.json`,
    JSON.stringify({
      title: 'Sort',
      ...version,
      patchVersion: 0,
      runnable: 1,
      preloadedJs: [{ path: 'sort.js' }],
      preloadedCss: [{ path: 'sort.css' }],
    }),
  ],
  [`${LIBRARY}/sort.js`, readFileSync(join(import.meta.dirname, 'throat', 'sort.js'), 'utf8')],
  [`${LIBRARY}/sort.css`, '.smalspor-sort fieldset { margin-bottom: 1rem; }'],
];

/** A small H5P package with files changed, or taken out with `null`. */
export function throatPackage(changes: Readonly<Record<string, string | null>> = {}): Buffer {
  const files = new Map<string, string | null>([...THROAT_FILES, ...Object.entries(changes)]);
  return writeZip([...files].flatMap(([name, text]) => (text === null ? [] : [[name, text] as const])));
}
