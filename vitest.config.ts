import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: [
      'packages/database/src/testing/global-setup.ts',
      'packages/application/src/testing/global-setup.ts',
    ],
    include: ['packages/*/src/**/*.test.ts', 'packages/*/src/**/*.test.tsx'],
    testTimeout: 180_000,
    hookTimeout: 240_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
