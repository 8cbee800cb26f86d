import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runSteps } from './run-steps.ts';

const root = join(import.meta.dirname, '..');

const typeChecks = [...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`), '.']
  .filter((directory) => existsSync(join(root, directory, 'tsconfig.json')))
  .map((directory) => ({
    name: `types ${directory === '.' ? 'of tools, tests and benchmarks' : directory}`,
    command: ['tsc', '-p', directory],
  }));

const results = await runSteps(
  [
    { name: 'lint', command: ['biome', 'check', '--error-on-warnings', '--max-diagnostics=200', '.'] },
    { name: 'architecture', command: ['node', 'tools/architecture.ts'] },
    ...typeChecks,
  ],
  2,
);
process.exitCode = results.every((result) => result.ok) ? 0 : 1;
