import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';
import { chunksOf, filesOf } from './files-of.ts';

/** What a page may bring of scripts when nothing is kept from before: bytes as they travel, gzipped. */
export const MOST_BYTES = 250_000;

const LANGUAGE = /^\0virtual:messages\//;
const PAGE = /\/web\/src\/.+\.tsx$/;

/** The scripts of each page: what every page needs, one language (the largest), and what is its own. In gzipped bytes. */
export function weighPages(bundle: Rolldown.OutputBundle): ReadonlyMap<string, number> {
  const chunks = chunksOf(bundle);
  const weights = new Map(chunks.map(({ fileName, code }) => [fileName, gzipSync(code).length]));
  const weigh = (files: ReadonlySet<string>): number =>
    [...files].reduce((sum, file) => sum + (weights.get(file) ?? 0), 0);
  const entry = chunks.filter(({ isEntry, name }) => isEntry && name === 'index');
  const languages = chunks.filter(({ moduleIds }) => moduleIds.some((id) => LANGUAGE.test(id)));
  const language = Math.max(0, ...languages.map(({ fileName }) => weights.get(fileName) ?? 0));
  const pages = chunks.filter(
    ({ isDynamicEntry, moduleIds }) => isDynamicEntry && moduleIds.some((id) => PAGE.test(id)),
  );
  return new Map(
    pages.map((page) => [page.name, weigh(filesOf(bundle, [...entry, page])) + language] as const),
  );
}

/** The build fails when a page becomes too heavy for its first visit. */
export function pageBudget(): Plugin {
  return {
    name: 'smalspor-page-budget',
    generateBundle(_options, bundle) {
      const weights = weighPages(bundle);
      if (weights.size === 0) this.error('No page was found to weigh');
      for (const [page, bytes] of weights) {
        if (bytes > MOST_BYTES) {
          this.error(`${page} brings ${bytes} gzipped bytes of scripts; at most ${MOST_BYTES} are allowed`);
        }
      }
      const [heaviest, bytes] = [...weights].reduce((one, other) => (other[1] > one[1] ? other : one));
      this.info(`the heaviest of ${weights.size} pages is ${heaviest}: ${bytes} gzipped bytes of scripts`);
    },
  };
}
