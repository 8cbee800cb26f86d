import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm run e2e -- report` walks through the product in a real browser; without a name, every walk is taken. The walks meet a
 * small invented county that is made first, or the home that `E2E_HOME` names.
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

/** A county with few people but all kinds of places: large and small municipalities, groups, doctors without a list. */
function makeHome(home: string): void {
  const command = join(import.meta.dirname, '..', 'packages', 'cli', 'bin', 'smalspor.mjs');
  const made = spawnSync(
    process.execPath,
    [command, 'demo', '--home', home, '--counties', '56', '--years', '2018-2020', '--no-serve'],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`The home for the walks could not be made:\n${made.stderr}`);
}

const given = process.env.E2E_HOME;
const scratch = given === undefined ? mkdtempSync(join(tmpdir(), 'smalspor-walks-')) : null;
const home = given ?? join(scratch ?? '', 'home');
try {
  if (scratch !== null) makeHome(home);
  const files = (wanted.length > 0 ? wanted : names).map((name) =>
    join(import.meta.dirname, `${name}.spec.ts`),
  );
  const report = process.env.E2E_REPORT;
  const reporters = [
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...(report === undefined ? [] : ['--test-reporter=tap', `--test-reporter-destination=${report}`]),
  ];
  const tests = spawnSync(process.execPath, ['--test', '--test-concurrency=1', ...reporters, ...files], {
    stdio: 'inherit',
    env: { ...process.env, E2E_HOME: home },
  });
  process.exitCode = tests.status ?? 1;
} finally {
  if (scratch !== null) rmSync(scratch, { recursive: true, force: true });
}
