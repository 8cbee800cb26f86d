import { describe, expect, it } from 'vitest';
import { AT } from '../testing/examples.ts';
import { withTestDatabase } from '../testing/index.ts';
import {
  createTask,
  findTask,
  finishTask,
  listOpenTasks,
  listTasks,
  reportTaskProgress,
  requestTaskCancel,
} from './task-queries.ts';
import { findUploadOfTask, listUploadsBefore, markUploadRemoved, recordUpload } from './upload-queries.ts';

const LATER = '2026-03-01T10:05:00.000Z';
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const task = (n: number) => ({
  id: id(n),
  kind: 'import' as const,
  subject: 'lmr.csv',
  startedBy: 'Dina',
  startedAt: AT,
});
const nothing = { batchId: null, releaseId: null, reports: null, unchanged: false };

describe('a task', () => {
  it('goes from waiting over progress to done', async () => {
    await withTestDatabase(async ({ db }) => {
      await createTask(db, task(1));
      expect(await findTask(db, id(1))).toMatchObject({
        state: 'waiting',
        step: null,
        startedAt: AT,
        finishedAt: null,
      });
      expect(await reportTaskProgress(db, id(1), { step: 'reading', done: 5, total: 10 })).toEqual({
        cancelRequested: false,
      });
      expect(await findTask(db, id(1))).toMatchObject({
        state: 'running',
        step: 'reading',
        done: 5,
        total: 10,
      });
      await finishTask(db, id(1), { state: 'done', result: { ...nothing, batchId: 'b-1' } }, LATER);
      expect(await findTask(db, id(1))).toMatchObject({
        state: 'done',
        result: { ...nothing, batchId: 'b-1' },
        finishedAt: LATER,
        problem: null,
      });
    });
  });

  it('ends once', async () => {
    await withTestDatabase(async ({ db }) => {
      await createTask(db, task(1));
      await finishTask(
        db,
        id(1),
        { state: 'failed', code: 'file-refused', detail: 'Too many bad rows' },
        LATER,
      );
      await finishTask(db, id(1), { state: 'done', result: nothing }, LATER);
      expect(await findTask(db, id(1))).toMatchObject({
        state: 'failed',
        problem: { code: 'file-refused', detail: 'Too many bad rows' },
      });
      expect(await reportTaskProgress(db, id(1), { step: 'reading', done: 5, total: null })).toEqual({
        cancelRequested: true,
      });
    });
  });

  it('is cancelled at once while it waits, and does not begin', async () => {
    await withTestDatabase(async ({ db }) => {
      await createTask(db, task(1));
      await requestTaskCancel(db, id(1), LATER);
      expect(await findTask(db, id(1))).toMatchObject({ state: 'cancelled', finishedAt: LATER });
      expect(await reportTaskProgress(db, id(1), { step: 'reading', done: 1, total: null })).toEqual({
        cancelRequested: true,
      });
    });
  });

  it('hears at its next progress that it should stop', async () => {
    await withTestDatabase(async ({ db }) => {
      await createTask(db, task(1));
      await reportTaskProgress(db, id(1), { step: 'reading', done: 0, total: null });
      await requestTaskCancel(db, id(1), LATER);
      expect(await reportTaskProgress(db, id(1), { step: 'reading', done: 1, total: null })).toEqual({
        cancelRequested: true,
      });
      expect((await findTask(db, id(1)))?.cancelRequestedAt).toBe(LATER);
    });
  });

  it('is listed before finished ones while it is open', async () => {
    await withTestDatabase(async ({ db }) => {
      await createTask(db, task(1));
      await createTask(db, { ...task(2), startedAt: LATER });
      await createTask(db, { ...task(3), startedAt: LATER });
      await finishTask(db, id(2), { state: 'cancelled' }, LATER);
      expect((await listTasks(db, 10)).map((one) => one.id)).toEqual([id(3), id(1), id(2)]);
      expect((await listTasks(db, 1)).map((one) => one.id)).toEqual([id(3)]);
      expect((await listOpenTasks(db)).map((one) => one.id)).toEqual([id(1), id(3)]);
    });
  });
});

describe('an upload', () => {
  it('is kept on record after its file has gone', async () => {
    await withTestDatabase(async ({ db }) => {
      await createTask(db, task(1));
      const upload = {
        id: id(9),
        taskId: id(1),
        format: 'dispensings' as const,
        fileName: 'lmr.csv',
        path: 'tmp/x',
        bytes: 12,
        receivedBy: 'Dina',
        register: 'LMR',
        period: '2020-01/2020-12',
        sequence: 2,
        receivedAt: AT,
      };
      await recordUpload(db, upload);
      expect(await findUploadOfTask(db, id(1))).toEqual(upload);
      expect(await listUploadsBefore(db, AT)).toEqual([]);
      expect(await listUploadsBefore(db, LATER)).toEqual([upload]);
      await markUploadRemoved(db, id(9), LATER);
      expect(await findUploadOfTask(db, id(1))).toBeNull();
      expect(await listUploadsBefore(db, LATER)).toEqual([]);
    });
  });
});
