import { join } from 'node:path';
import { LANGUAGES } from '@smalspor/domain/texts';
import type { Plugin } from 'vite';
import { MESSAGES_DIRECTORY, PAGE_FILES, readPageMessages } from './read-page-messages.ts';

const PREFIX = 'virtual:messages/';

/**
 * Compiles the page's own texts, so that they stay files that editors own: `virtual:messages/nb` and the like have one language each,
 * `virtual:messages/stopped` has the only text that is needed when none of these came.
 */
export function messages(): Plugin {
  return {
    name: 'smalspor-messages',
    resolveId: (source) => (source.startsWith(PREFIX) ? `\0${source}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const wanted = id.slice(PREFIX.length + 1);
      for (const { name } of PAGE_FILES) this.addWatchFile(join(MESSAGES_DIRECTORY, name));
      const all = readPageMessages();
      if (wanted === 'stopped') return `export const stopped = ${JSON.stringify(all['problem.page'])};`;
      const language = LANGUAGES.find((one) => one === wanted);
      if (language === undefined) throw new Error(`The page has no texts called ${wanted}`);
      const texts = Object.fromEntries(Object.entries(all).map(([key, text]) => [key, text[language]]));
      return `export const messages = ${JSON.stringify(texts)};`;
    },
  };
}
