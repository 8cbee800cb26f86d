import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { MESSAGES_DIRECTORY, PAGE_FILES, readPageMessages } from './read-page-messages.ts';

/** Compiles the page's own texts into the module `virtual:messages`, so that they stay files that editors own. */
function messages(): Plugin {
  const id = '\0virtual:messages';
  return {
    name: 'smalspor-messages',
    resolveId: (source) => (source === 'virtual:messages' ? id : undefined),
    load(source) {
      if (source !== id) return undefined;
      for (const { name } of PAGE_FILES) this.addWatchFile(join(MESSAGES_DIRECTORY, name));
      return `export const messages = ${JSON.stringify(readPageMessages())};`;
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
      // The worker of the visits stands at a fixed address, which its browser asks again for a newer one.
      input: {
        index: join(import.meta.dirname, 'index.html'),
        'visit-worker': join(import.meta.dirname, 'src/visits/device/visit-worker.ts'),
      },
      output: {
        entryFileNames: ({ name }) => (name === 'visit-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
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
