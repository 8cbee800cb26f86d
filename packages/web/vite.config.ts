import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { parse } from 'yaml';

const MESSAGES_FILE = join(import.meta.dirname, '../../content/messages/web.yaml');

/** Compiles the page's own texts into the module `virtual:messages`, so that they stay files that editors own. */
function messages(): Plugin {
  const id = '\0virtual:messages';
  return {
    name: 'smalspor-messages',
    resolveId: (source) => (source === 'virtual:messages' ? id : undefined),
    load(source) {
      if (source !== id) return undefined;
      this.addWatchFile(MESSAGES_FILE);
      return `export const messages = ${JSON.stringify(parse(readFileSync(MESSAGES_FILE, 'utf8')))};`;
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [messages(), react()],
  build: {
    target: 'es2022',
    // The page's security policy forbids data: fonts, and small files are cheap over HTTP/2.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'platform', test: /node_modules\/(react|react-dom|react-router|scheduler|@tanstack)\// },
          ],
        },
      },
    },
  },
  server: { proxy: { '^/(api|log-in|demo-oidc|health)': 'http://localhost:3000' } },
});
