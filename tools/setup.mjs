// Plain JavaScript, because it runs on whatever Node started npm (20 or newer) before the project's own Node is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stamp = join(root, 'node_modules', '.installed-lockfile');
const lockfile = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
const projectNode = join(root, 'node_modules', '.bin', 'node');

const isInstalled = existsSync(stamp) && readFileSync(stamp, 'utf8') === lockfile && existsSync(projectNode);

if (!isInstalled) {
  console.log('Setting up: installing the locked packages (once, about half a minute) …');
  const started = Date.now();
  const npm = process.env.npm_execpath ?? 'npm';
  const [command, prefix] =
    npm.endsWith('.js') || npm.endsWith('.cjs') ? [process.execPath, [npm]] : [npm, []];
  const result = spawnSync(command, [...prefix, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (result.status !== 0) {
    console.error(
      'The packages could not be installed. Check the network and the npm registry, then run the command again.',
    );
    process.exit(1);
  }
  if (!existsSync(projectNode)) {
    console.error(
      `No Node 24 for ${process.platform}-${process.arch} came with the packages: supported is Linux on x64 and arm64.`,
    );
    process.exit(1);
  }
  writeFileSync(stamp, lockfile);
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}
