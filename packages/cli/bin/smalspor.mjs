#!/usr/bin/env node
// Plain JavaScript: it may be started by an older Node, and then hands over to the Node 24 that the project carries.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, '..', '..', '..', 'node_modules');
const own = join(modules, '.bin', 'node');

if (Number(process.versions.node.split('.')[0]) >= 24) {
  const { enableCompileCache } = await import('node:module');
  // Half of what a short command takes is reading its own code; it is kept read where the packages lie.
  enableCompileCache(join(modules, '.cache', 'smalspor'));
  const { main } = await import('../src/main.ts');
  await main(process.argv);
} else if (existsSync(own)) {
  const result = spawnSync(own, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  process.exit(result.status ?? 1);
} else {
  console.error(
    'Smalspor runs on Node 24. Run `npm start` or `npm test` once in the project: it brings its own.',
  );
  process.exit(1);
}
