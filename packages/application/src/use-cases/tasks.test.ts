import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallContext } from '@smalspor/contract/use-cases';
import { findCurrentRelease } from '@smalspor/database/releases';
import type { Actor } from '@smalspor/domain/access';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAccounts } from '../accounts/create-accounts.ts';
import type { House } from '../house/house.ts';
import { createTestHome, type TestHome, townFiles } from '../testing/index.ts';
import { createUseCases, type RunningUseCases } from './create-use-cases.ts';

/** As people name files. */
const SENT_AS = 'Fastlegelister år 2020 (ny).csv';
const PATIENCE = { timeout: 40_000, interval: 50 };

let home: TestHome;
let house: House;
let running: RunningUseCases;
let manager: Actor;
beforeAll(async () => {
  home = await createTestHome('imported');
  await start();
  manager = await signIn('demo-data-manager');
});
afterAll(async () => {
  await running.stop();
  await home.remove();
});

async function signIn(subject: string): Promise<Actor> {
  const identity = { issuer: 'demo', subject, name: 'Dag Data Demo', hpr: null };
  const unknown = { pidPseudonym: null, securityLevel: null };
  const { actor } = await createAccounts(house).signIn({ ...identity, ...unknown }, key('sign-in'));
  return actor;
}

async function start(): Promise<void> {
  house = await home.open({ role: 'server' });
  running = await createUseCases({ ...house, log: house.log.child({}, { level: 'silent' }) });
}

function key(idempotencyKey: string): CallContext {
  return { requestId: 'request-1', idempotencyKey };
}

async function task(taskId: string) {
  return running.operations.readTask(manager, { taskId }, key(''));
}

async function ended(taskId: string) {
  return vi.waitFor(async () => {
    const now = await task(taskId);
    expect(now.finishedAt).not.toBeNull();
    return now;
  }, PATIENCE);
}

/** A file as the server hands it over: received whole, under a name of its own. */
async function upload(name: string) {
  const source = (await townFiles()).find((file) => file.name === name);
  const path = join(house.home.temporary, `upload-${crypto.randomUUID()}`);
  await copyFile(source?.path ?? '', path);
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  return { path, name: SENT_AS, bytes: 1, sha256 };
}

describe('a task', () => {
  it('imports an uploaded file, once for each key, and leaves no copy of it', async () => {
    const first = await upload('gp-lists-2020.csv');
    const second = await upload('gp-lists-2020.csv');
    const input = { format: 'gp-lists', file: first } as const;
    const started = await running.operations.startImport(manager, input, key('k-1'));
    const again = await running.operations.startImport(manager, { ...input, file: second }, key('k-1'));
    expect(again.id).toBe(started.id);
    expect(started).toMatchObject({ kind: 'import', startedBy: 'Dag Data Demo', result: null });
    expect(await ended(started.id)).toMatchObject({
      state: 'done',
      subject: SENT_AS,
      result: { unchanged: true, releaseId: null },
    });
    await vi.waitFor(async () => expect(await readdir(join(home.directory, 'uploads'))).toEqual([]));
    expect([existsSync(first.path), existsSync(second.path)]).toEqual([false, false]);
    expect((await running.operations.listTasks(manager, {}, key(''))).tasks).toHaveLength(1);
  });

  it('is not started by a key that was used for a file of the same name and size', async () => {
    const file = { ...(await upload('gp-lists-2020.csv')), sha256: '0'.repeat(64) };
    const other = running.operations.startImport(manager, { format: 'gp-lists', file }, key('k-1'));
    await expect(other).rejects.toMatchObject({ code: 'idempotency-conflict' });
    expect(await readdir(join(home.directory, 'uploads'))).toEqual([]);
    expect(existsSync(file.path)).toBe(false);
  });

  it('is not started when its sender declares what cannot be, which is not repeated', async () => {
    for (const declared of [
      { register: '13097248022' },
      { register: 'LMR;13097248022' },
      { period: '2020-12/2020-01' },
      { sequence: '0' },
    ]) {
      const file = await upload('gp-lists-2020.csv');
      const started = running.operations.startImport(
        manager,
        { format: 'gp-lists', ...declared, file },
        key(crypto.randomUUID()),
      );
      await expect(started).rejects.toMatchObject({
        code: 'invalid-request',
        detail: expect.not.stringMatching(/13097248022/),
      });
      expect(existsSync(file.path)).toBe(false);
    }
    expect((await running.operations.listTasks(manager, {}, key(''))).tasks).toHaveLength(1);
  });

  it('is not started for a file whose name holds an identity number, which is not repeated', async () => {
    const file = { ...(await upload('gp-lists-2020.csv')), name: 'lister_130972\u00a048022.csv' };
    const started = running.operations.startImport(manager, { format: 'gp-lists', file }, key('k-name'));
    await expect(started).rejects.toMatchObject({
      code: 'identity-number',
      detail: expect.not.stringMatching(/130972/),
    });
    expect(existsSync(file.path)).toBe(false);
    expect((await running.operations.listTasks(manager, {}, key(''))).tasks).toHaveLength(1);
  });

  it('that the database refuses leaves no copy of its file', async () => {
    const file = { ...(await upload('gp-lists-2020.csv')), bytes: 2 ** 70 };
    const input = { format: 'gp-lists', file } as const;
    await expect(running.operations.startImport(manager, input, key('k-broken'))).rejects.toThrow();
    const missing = { ...file, path: `${file.path}-gone`, bytes: 1 };
    const nowhere = running.operations.startImport(manager, { ...input, file: missing }, key('k-gone'));
    await expect(nowhere).rejects.toThrow('ENOENT');
    expect(await readdir(join(home.directory, 'uploads'))).toEqual([]);
    expect(existsSync(file.path)).toBe(false);
  });

  it('that is refused says why', async () => {
    const file = await upload('products.csv');
    const started = await running.operations.startImport(manager, { format: 'gp-lists', file }, key('k-2'));
    const failed = await ended(started.id);
    expect(failed).toMatchObject({ state: 'failed', result: null, problem: { code: 'file-refused' } });
    expect(failed.problem?.detail).toContain(SENT_AS);
    expect(failed.problem?.detail).not.toContain(home.directory);
  });

  it('tells how far it is, and is stopped when it is cancelled; one that waits is cancelled at once', async () => {
    const building = await running.operations.startRelease(manager, {}, key('k-3'));
    const waiting = await running.operations.startRelease(manager, {}, key('k-4'));
    await vi.waitFor(async () => {
      expect((await task(building.id)).progress).toMatchObject({ step: 'measure' });
    }, PATIENCE);
    expect((await task(building.id)).progress?.share).toBeLessThan(1);
    const cancelled = await running.operations.cancelTask(manager, { taskId: waiting.id }, key('k-5'));
    expect(cancelled).toMatchObject({ state: 'cancelled' });
    await expect(
      running.operations.cancelTask(manager, { taskId: building.id }, key('k-5')),
    ).rejects.toMatchObject({ code: 'idempotency-conflict' });
    await running.operations.cancelTask(manager, { taskId: building.id }, key('k-6'));
    expect(await ended(building.id)).toMatchObject({ state: 'cancelled', result: null, problem: null });
    expect(await findCurrentRelease(house.db)).toBeNull();
    await expect(
      running.operations.cancelTask(manager, { taskId: 'none' }, key('k-7')),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of someone whose account is gone does nothing', async () => {
    const gone = { ...manager, userId: crypto.randomUUID() };
    const started = await running.operations.startRelease(gone, {}, key('k-8'));
    expect(await ended(started.id)).toMatchObject({ state: 'failed', problem: { code: 'not-allowed' } });
  });

  it('goes on at the next start when the server stops under it, unless the queue has given it up', async () => {
    const givenUp = (await running.operations.startRelease(manager, {}, key('k-3'))).id;
    const open = { state: 'running', finished_at: null } as const;
    await house.db.updateTable('tasks').set(open).where('id', '=', givenUp).execute();
    const release = await running.operations.startRelease(manager, {}, key('k-9'));
    await vi.waitFor(async () => {
      expect((await task(release.id)).progress).toMatchObject({ step: 'measure' });
    }, PATIENCE);
    await running.stop();
    expect(await task(release.id)).toMatchObject({ state: 'running', finishedAt: null });
    await house.close();
    await start();
    expect(await task(givenUp)).toMatchObject({ state: 'failed', problem: { code: 'internal' } });
    const published = await ended(release.id);
    expect(published).toMatchObject({ state: 'done' });
    expect((await running.operations.servedRelease())?.id).toBe(published.result?.releaseId);
  });

  it('issues reports from the served release and from no other', async () => {
    const releaseId = (await running.operations.servedRelease())?.id ?? '';
    const issuing = await running.operations.startIssuing(manager, { releaseId }, key('k-10'));
    expect((await ended(issuing.id)).result?.reports).toBeGreaterThan(20);
    const other = running.operations.startIssuing(manager, { releaseId: 'another' }, key('k-11'));
    await expect(other).rejects.toMatchObject({ code: 'release-missing' });
  });
});
