import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { messages } from './build/messages.ts';
import { packFiles } from './build/pack-files.ts';
import { pageBudget } from './build/page-budget.ts';
import { thinOperations } from './build/thin-operations.ts';
import { visitFiles } from './build/visit-files.ts';

const PICTURES = /(packages\/charts\/src|node_modules\/(d3-[a-z]+|internmap))\//;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [messages(), thinOperations(), react(), visitFiles(), pageBudget(), packFiles()],
  build: {
    target: 'es2022',
    // The page's security policy forbids data: fonts, and small files are cheap over HTTP/2.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      treeshake: {
        // Their parts that nobody uses do nothing by being read; the packages do not say so themselves.
        moduleSideEffects: [
          {
            test: /node_modules\/(@digdir\/designsystemet-react|@floating-ui|@tanstack|jstat)\//,
            sideEffects: false,
          },
          { test: /packages\/(domain|charts|contract)\/src\//, sideEffects: false },
        ],
      },
      // The worker of the visits stands at a fixed address, which its browser asks again for a newer one.
      input: {
        index: join(import.meta.dirname, 'index.html'),
        'visit-worker': join(import.meta.dirname, 'src/visits/device/visit-worker.ts'),
      },
      output: {
        entryFileNames: ({ name }) => (name === 'visit-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          groups: [
            {
              name: 'platform',
              test: /node_modules\/(react|react-dom|react-router|scheduler|@tanstack\/(query-core|react-query))\//,
            },
            // What many pages share comes in one file and not in fifty; what they draw with comes with the first picture.
            { name: 'shared', minShareCount: 4, test: (id) => !PICTURES.test(id) },
            { name: 'pictures', test: PICTURES },
          ],
        },
      },
    },
  },
  server: { proxy: { '^/(api|log-in|demo-oidc|health)': 'http://localhost:3000' } },
});
