import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findCurrentRelease, listReleases } from '@smalspor/database/releases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHome, quietTools, type TestHome } from '../testing/index.ts';
import { keptReleases } from './kept-releases.ts';
import { verifyHome } from './verify-home.ts';

const script = join(import.meta.dirname, '..', 'testing', 'publish-process.ts');

let home: TestHome;
beforeAll(async () => {
  home = await createTestHome('published');
});
afterAll(() => home.remove());

/** Publishes in a process of its own and kills it some time after it has begun a step. */
async function publishUntil(step: string, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [script, home.directory], {
    env: home.environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    if (line !== step) continue;
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    child.kill('SIGKILL');
  }
  await gone;
}

const MOMENTS = [
  ['measuring begins', 'measure', 5],
  ['measuring', 'measure', 700],
  ['small numbers are hidden', 'disclose', 300],
  ['the release is sealed', 'publish', 0],
  ['the release is moved into place', 'publish', 40],
  ['everything is done', 'published', 0],
] as const;

describe('a publisher that is killed', () => {
  it.each(MOMENTS)('while %s leaves readers the last whole release', async (_what, step, milliseconds) => {
    const before = await home.open({ access: 'reads' });
    const old = await findCurrentRelease(before.db);
    await before.close();

    await publishUntil(step, milliseconds);

    const reading = await home.open({ access: 'reads' });
    const served = await findCurrentRelease(reading.db);
    const reader = await reading.shelf.current();
    expect(reader?.manifest.id).toBe(served?.id);
    expect(reader?.homes.at(reader.manifest.to).length).toBeGreaterThan(20);
    if (step !== 'publish' && step !== 'published') expect(served?.id).toBe(old?.id);
    if (step === 'published') expect(served?.id).not.toBe(old?.id);
    expect((await verifyHome(reading, quietTools())).problems).toEqual([]);
    await reading.close();

    const next = await home.open();
    expect((await readdir(next.home.releases)).sort()).toEqual([...(await keptReleases(next.db))].sort());
    expect((await listReleases(next.db)).map(({ state }) => state)).not.toContain('building');
    expect(await readdir(next.home.temporary)).toEqual([]);
    expect((await findCurrentRelease(next.db))?.id).toBe(served?.id);
    await next.close();
  });
});
