import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const webDirectory = join(root, 'packages', 'web');
const dist = join(webDirectory, 'dist');
const stamp = join(dist, '.built-from');

/** What the page is made of: a change in any of these makes the built page stale. */
const SOURCES = [
  'packages/web',
  'packages/charts/src',
  'packages/domain/src',
  'packages/contract/src',
  'content/messages',
];

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const entry of readdirSync(join(root, source), { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      if (!entry.isFile() || file.startsWith(dist) || file.includes('node_modules')) continue;
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** Builds the web page unless it is there and made from these very files. @returns the directory to serve */
export async function buildWeb(signal: AbortSignal): Promise<string> {
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return dist;
  const vite = join(root, 'node_modules', '.bin', 'vite');
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'error'], {
      cwd: webDirectory,
      signal,
    });
    let complaints = '';
    child.stderr.on('data', (chunk) => {
      complaints += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The web page could not be built:\n${complaints}`)),
    );
  });
  writeFileSync(stamp, wanted);
  return dist;
}
