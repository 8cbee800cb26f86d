import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `npm run e2e -- report` walks through the product in a real browser; without a name, every walk is taken.
 */
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.spec.ts'))
  .map((file) => file.slice(0, -'.spec.ts'.length));

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no walk called ${unknown.join(', ')}. There are: ${names.join(', ')}`);
  process.exit(2);
}

const files = (wanted.length > 0 ? wanted : names).map((name) =>
  join(import.meta.dirname, `${name}.spec.ts`),
);
const tests = spawn(process.execPath, ['--test', '--test-reporter=spec', ...files], { stdio: 'inherit' });
tests.on('close', (code) => {
  process.exitCode = code ?? 1;
});
