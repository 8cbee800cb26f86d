import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findCurrentRelease } from '@smalspor/database/releases';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHome, type TestHome } from '../testing/index.ts';
import { servedRelease } from './served-release.ts';

let home: TestHome;
beforeAll(async () => {
  home = await createTestHome('published');
});
afterAll(() => home.remove());

describe('the served release', () => {
  it('is the one that was published', async () => {
    const house = await home.open({ access: 'reads' });
    const published = await findCurrentRelease(house.db);
    expect(await servedRelease(house)).toEqual({ id: published?.id, publishedAt: published?.publishedAt });
    await house.close();
  });

  it.each([
    ['manifest.json', 'no JSON'],
    ['manifest.json', 'null'],
    ['manifest.json', '[]'],
    ['manifest.json', '{"format": "smalspor-release/1"}'],
    ['cube/published.parquet', ''],
  ])('is not named when its %s holds «%s», and says so without a path', async (file, content) => {
    const house = await home.open({ access: 'reads' });
    const id = (await findCurrentRelease(house.db))?.id ?? '';
    const path = join(home.directory, 'releases', id, file);
    const whole = await readFile(path);
    await writeFile(path, content);
    const refusal = await servedRelease(house).catch((error) => error);
    expect(refusal).toMatchObject({ code: 'release-damaged', detail: expect.stringContaining(id) });
    expect(refusal.detail).not.toContain(home.directory);
    await writeFile(path, whole);
    expect((await servedRelease(house))?.id).toBe(id);
    await house.close();
  });
});
