import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listAudit } from '@smalspor/database/audit';
import { listBatches } from '@smalspor/database/batches';
import { findCurrentRelease, listReleases as listStored } from '@smalspor/database/releases';
import { parseMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import {
  createTestHome,
  dataManager,
  doctor,
  operator,
  quietTools,
  stoppingTools,
  type TestHome,
  testHome,
} from '../testing/index.ts';
import { publishRelease } from './publish-release.ts';
import { listReleases, readRelease } from './read-releases.ts';
import { verifyHome } from './verify-home.ts';

const call = { requestId: 'request-1', idempotencyKey: null };

let home: TestHome;
let house: House;
beforeAll(async () => {
  home = await createTestHome('published');
  house = await home.open();
});
afterAll(() => home.remove());

async function served(): Promise<string | undefined> {
  return (await findCurrentRelease(house.db))?.id;
}

async function lastLine() {
  return (await listAudit(house.db, {}, 1))[0];
}

describe('a release', () => {
  it('is not for doctors to publish, and the attempt is on record', async () => {
    const before = await served();
    await expect(publishRelease(house, doctor('990010001'), quietTools())).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await served()).toBe(before);
    expect(await lastLine()).toMatchObject({
      act: 'publish-release',
      outcome: 'refused',
      code: 'not-allowed',
    });
  });

  it('takes the place of the one before, which readers who hold it may finish reading', async () => {
    const first = await served();
    const reader = await house.shelf.current();
    const published = await publishRelease(house, dataManager, quietTools());
    expect(published).toMatchObject({ from: '2019-01', to: '2020-12' });
    expect(published.prescribers).toBeGreaterThan(20);
    expect(await served()).toBe(published.releaseId);
    expect(await lastLine()).toMatchObject({
      actor: 'person:demo-data-manager',
      act: 'publish-release',
      objectId: published.releaseId,
      outcome: 'success',
    });
    expect((await house.shelf.current())?.manifest.id).toBe(published.releaseId);
    expect(reader?.manifest.id).toBe(first);
    const [someone] = reader?.manifest.ownFiles ?? [];
    const own = await reader?.ownCells({ kind: 'system', act: 'produce-report' }, someone?.first ?? 0);
    const key = { indicator: 'off-list-share', kind: 'rolling12', end: parseMonth('2020-12') } as const;
    expect(own?.(key)?.denominator).toBeGreaterThan(0);
    const { releases } = await listReleases(house, dataManager, {}, call);
    expect(releases.map(({ state }) => state)).toEqual(['published', 'superseded']);
  });

  it('says what it is made of, what it covers and what it hides', async () => {
    const details = await readRelease(house, dataManager, { releaseId: (await served()) ?? '' }, call);
    expect(details.batches.map(({ format }) => format)).toEqual(
      expect.arrayContaining(['dispensings', 'gp-lists', 'cme-groups', 'declared-lists', 'products']),
    );
    expect(details.coverage.length).toBeGreaterThan(3);
    for (const { counted, total } of details.coverage) {
      expect(total).toBeGreaterThan(15_000);
      expect(counted).toBeLessThanOrEqual(total);
    }
    expect(details.disclosure.some(({ hidden }) => hidden > 0)).toBe(true);
    await expect(readRelease(house, dataManager, { releaseId: 'none' }, call)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it.each(['measure', 'publish'])('that is stopped at «%s» leaves what was served', async (step) => {
    const before = await served();
    const files = await readdir(house.home.releases);
    await expect(
      publishRelease(
        house,
        operator,
        stoppingTools((now) => now.step === step),
      ),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(await served()).toBe(before);
    expect((await readdir(house.home.releases)).filter((name) => name !== '.building')).toEqual(
      files.filter((name) => name !== '.building'),
    );
    expect((await listStored(house.db)).map(({ state }) => state)).not.toContain('building');
  });

  it('is refused where registers are missing, and nothing is left of the attempt', async () => {
    const empty = await (await testHome('empty')).open();
    await expect(publishRelease(empty, operator, quietTools())).rejects.toMatchObject({
      code: 'release-refused',
    });
    expect((await listStored(empty.db)).map(({ state }) => state)).toEqual(['abandoned']);
    expect(await empty.shelf.current()).toBeNull();
    expect((await listReleases(empty, dataManager, {}, call)).releases).toEqual([]);
  });

  it.each([
    [
      'has a changed byte',
      (whole: Buffer) => whole.fill((whole[40] ?? 0) ^ 1, 40, 41),
      'is not what was written.',
    ],
    ['is empty', () => Buffer.alloc(0), 'is not what was written.'],
    ['is missing', () => null, 'is missing.'],
  ] as const)('is not built from a lake file that %s', async (_what, damage, says) => {
    const before = await served();
    const files = await readdir(house.home.releases);
    const lists = (await listBatches(house.db)).find(({ format }) => format === 'gp-lists');
    const path = lists?.files[0]?.path ?? '';
    const whole = await readFile(join(home.directory, path));
    const damaged = damage(Buffer.from(whole));
    await (damaged === null
      ? rm(join(home.directory, path))
      : writeFile(join(home.directory, path), damaged));
    const refusal = await publishRelease(house, operator, quietTools()).catch((error) => error);
    await writeFile(join(home.directory, path), whole);
    expect(refusal).toMatchObject({ code: 'release-damaged' });
    expect(refusal.detail).toContain(`${path} ${says}`);
    expect(refusal.detail).not.toContain(home.directory);
    expect(await served()).toBe(before);
    expect(await readdir(house.home.releases)).toEqual(files);
    expect(await lastLine()).toMatchObject({ outcome: 'refused', code: 'release-damaged' });
  });

  it('verifies', async () => {
    const verdict = await verifyHome(house, quietTools());
    expect(verdict.problems).toEqual([]);
    expect(verdict.files).toBeGreaterThan(15);
    expect(verdict.auditRows).toBeGreaterThan(10);
  });
});
