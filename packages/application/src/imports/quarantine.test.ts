import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import {
  createTestHome,
  dataManager,
  doctor,
  groupLeader,
  operator,
  quietTools,
  type TestHome,
  townFiles,
} from '../testing/index.ts';
import { importRegisterFiles } from './import-register-files.ts';
import { openQuarantine } from './open-batch-quarantine.ts';
import { listBatches, listRejects, readBatch } from './read-batches.ts';

const call = { requestId: 'request-1', idempotencyKey: null };
const reason = 'The register asks which rows were cut off.';

let home: TestHome;
let house: House;
let batchId: string;
let raw: string;
beforeAll(async () => {
  home = await createTestHome('empty');
  house = await home.open();
  const source = (await townFiles()).find(({ name }) => name === 'gp-lists-2019.csv');
  const lines = (await readFile(source?.path ?? '', 'utf8')).split('\n');
  raw = (lines[4] ?? '').replace(/^[^;]+/, '2019-13');
  lines[4] = raw;
  lines[5] = (lines[5] ?? '').replace(/;(\d{4});/, ';9999;');
  const path = join(home.directory, 'lists.csv');
  await writeFile(path, lines.join('\n'));
  const request = { format: 'gp-lists', name: 'lists.csv', path } as const;
  ({ batchId } = await importRegisterFiles(house, dataManager, request, quietTools()));
});
afterAll(() => home.remove());

/** The last line of the audit log with its reason. */
async function lastLine() {
  return house.db.selectFrom('audit_log').selectAll().orderBy('sequence', 'desc').limit(1).executeTakeFirst();
}

const open = (actor: Parameters<typeof openQuarantine>[1], line: number) =>
  openQuarantine(house, actor, { batchId, reason, lines: [{ file: 'lists.csv', line }] }, call);

describe('refused rows', () => {
  it('are told with file, line, column and reason, and values masked', async () => {
    const page = await listRejects(house, dataManager, { batchId }, call);
    expect(page).toMatchObject({ total: 2, page: 1, pages: 1 });
    expect(page.rejects.map(({ file, line, column }) => [file, line, column])).toEqual([
      ['lists.csv', 5, 'month'],
      ['lists.csv', 6, 'municipality'],
    ]);
    expect(page.rejects.every(({ reason: why }) => why.length > 10)).toBe(true);
    expect(page.byCode.reduce((sum, { rows }) => sum + rows, 0)).toBe(2);
    expect(JSON.stringify(page)).not.toContain(raw);
    expect(await readBatch(house, dataManager, { batchId }, call)).toMatchObject({ rejectedRows: 2 });
    expect((await listBatches(house, dataManager, {}, call)).batches).toHaveLength(1);
  });

  it('lie in no readable file of the home', async () => {
    const sealed = await readFile(join(house.home.quarantine, `${batchId}.enc`));
    expect(sealed.includes(raw.slice(0, 30))).toBe(false);
    const stored = await house.db.selectFrom('rejects').selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain('2019-13;');
  });
});

describe('the quarantine', () => {
  it('opens for a data manager, after the act and its reason are on record', async () => {
    expect(await open(dataManager, 5)).toEqual({ rows: [{ file: 'lists.csv', line: 5, raw }] });
    expect(await lastLine()).toMatchObject({
      actor: 'person:demo-data-manager',
      act: 'open-quarantine',
      object_id: batchId,
      outcome: 'success',
      request_id: 'request-1',
      reason,
    });
    expect(await open(dataManager, 7)).toEqual({ rows: [] });
  });

  it.each([
    ['the operator', operator],
    ['a doctor', doctor('990010001')],
    ['a group leader', groupLeader('990010001')],
  ])('stays closed to %s, and the attempt is on record', async (_who, actor) => {
    await expect(open(actor, 5)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await lastLine()).toMatchObject({ outcome: 'refused', code: 'not-allowed', reason });
  });

  it('is opened again by the same request, on record again, and by no other request with its key', async () => {
    const again = { requestId: 'request-2', idempotencyKey: 'one-key' };
    const input = { batchId, reason, lines: [{ file: 'lists.csv', line: 5 }] };
    expect(await openQuarantine(house, dataManager, input, again)).toEqual(
      await openQuarantine(house, dataManager, input, again),
    );
    const opened = house.db.selectFrom('audit_log').selectAll().where('request_id', '=', 'request-2');
    expect(await opened.execute()).toHaveLength(2);
    const keys = await house.db.selectFrom('idempotency_keys').selectAll().execute();
    expect(JSON.stringify(keys)).not.toContain(raw.slice(0, 20));
    const other = { ...input, lines: [{ file: 'lists.csv', line: 6 }] };
    await expect(openQuarantine(house, dataManager, other, again)).rejects.toMatchObject({
      code: 'idempotency-conflict',
    });
  });

  it('stays closed when the act cannot be put on record', async () => {
    const deaf = { ...house, now: () => 'never' };
    const input = { batchId, reason, lines: [{ file: 'lists.csv', line: 5 }] };
    await expect(openQuarantine(deaf, dataManager, input, call)).rejects.toThrow(/Database error/);
  });

  it.each(['            ', 'too short', 'a b c d e f g', '\u200b'.repeat(12)])(
    'stays closed when the reason is %j, and the attempt is on record',
    async (blank) => {
      const input = { batchId, reason: blank, lines: [{ file: 'lists.csv', line: 5 }] };
      await expect(openQuarantine(house, dataManager, input, call)).rejects.toMatchObject({
        code: 'invalid-request',
      });
      expect(await lastLine()).toMatchObject({ outcome: 'refused', code: 'invalid-request' });
    },
  );

  it('of an unknown batch is refused', async () => {
    const input = { batchId: 'none', reason, lines: [{ file: 'lists.csv', line: 5 }] };
    await expect(openQuarantine(house, dataManager, input, call)).rejects.toMatchObject({
      code: 'batch-unknown',
    });
  });
});
