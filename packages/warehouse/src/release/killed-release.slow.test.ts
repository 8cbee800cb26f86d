import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HomePaths } from '../home/index.ts';
import { sha256OfFile } from '../lake/durable-files.ts';
import { openRelease } from '../read/index.ts';
import { MANIFEST_FILE, readManifest, releaseDirectory } from './manifest.ts';
import { sweepReleases } from './sweep-releases.ts';
import { makeSmallHome } from './testing/small-home.ts';

const SCRIPT = fileURLToPath(new URL('./testing/build-until-killed.ts', import.meta.url));
const KILLS = 20;

let root = '';
let home: HomePaths;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'smalspor-killed-'));
  const made = await makeSmallHome(root);
  home = made.home;
  await writeFile(join(root, 'batches.json'), JSON.stringify(made.batches));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** Lets the child build, kills it `delay` ms after it was ready (or after `published` releases), and waits for its end. */
async function buildAndKill(
  prefix: string,
  kill: { delay: number } | { published: number },
): Promise<number> {
  const child = spawn(process.execPath, [SCRIPT, root, prefix], { stdio: ['ignore', 'pipe', 'inherit'] });
  let published = 0;
  let ready = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    published += text.match(/^published/gm)?.length ?? 0;
    if (text.includes('ready')) {
      ready = performance.now();
      if ('delay' in kill) setTimeout(() => child.kill('SIGKILL'), kill.delay);
    }
    if ('published' in kill && published >= kill.published) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.on('close', resolve));
  return performance.now() - ready;
}

async function pointer(): Promise<{ id: string; manifestSha256: string }> {
  return JSON.parse(await readFile(join(root, 'pointer.json'), 'utf8'));
}

/** Whoever can see a release sees all of it. */
async function expectComplete(id: string): Promise<void> {
  const manifest = await readManifest(home, id);
  for (const { path, sha256 } of manifest.files) {
    expect(await sha256OfFile(join(releaseDirectory(home, id), path)), `${id}/${path}`).toBe(sha256);
  }
}

it('killed at any moment leaves readers a complete release, and the next start sweeps the rest', async () => {
  const duration = await buildAndKill('first', { published: 1 });
  const interrupted: string[] = [];
  for (let count = 0; count < KILLS; count += 1) {
    await buildAndKill(`kill-${count}`, { delay: 1.5 * Math.random() * duration });
    for (const name of await readdir(home.releases)) {
      if (name === '.building') interrupted.push(...(await readdir(join(home.releases, name))));
      else await expectComplete(name);
    }
    const served = await pointer();
    expect(await sha256OfFile(join(releaseDirectory(home, served.id), MANIFEST_FILE))).toBe(
      served.manifestSha256,
    );
    const reader = await openRelease(home, served.id, { memoryLimit: '256MB', minGroupMembers: 4 });
    const own = await reader.ownCells({ kind: 'own', prescriber: 1 }, 1);
    const cell = own({ indicator: 'prescriptions-per-1000', kind: 'rolling12', end: reader.manifest.to });
    reader.close();
    expect(cell?.denominator).toBe(901 * 12);
    await sweepReleases(home, new Set([served.id]));
    expect(await readdir(home.releases)).toEqual([served.id]);
  }
  expect(interrupted.length, 'no kill came while a release was being built').toBeGreaterThan(0);
}, 300_000);
