import type { Plugin } from 'vite';
import { chunksOf, filesOf } from './files-of.ts';

/** What the visits need apart from what the document names anyway: their own code, and the texts of every language. */
const NEEDED = /\/web\/src\/visits\/(?!device\/visit-worker)|^\0virtual:messages\//;

/**
 * Names in the document the files that come later but that a form without a network needs. The worker of the visits keeps what the
 * document names; other browsers do not read them before somebody opens a visit.
 */
export function visitFiles(): Plugin {
  return {
    name: 'smalspor-visit-files',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (bundle === undefined) return [];
        const chunks = chunksOf(bundle).filter(({ moduleIds }) => moduleIds.some((id) => NEEDED.test(id)));
        if (chunks.length === 0) throw new Error('The build has no files of the visits to name');
        return [...filesOf(bundle, chunks)]
          .filter((file) => !html.includes(file))
          .map((file) => ({
            tag: 'meta',
            attrs: { name: 'visit-file', content: `/${file}` },
            injectTo: 'head',
          }));
      },
    },
  };
}
