import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listAudit } from '@smalspor/database/audit';
import { listBatches } from '@smalspor/database/batches';
import { listRegisterHolders } from '@smalspor/database/people';
import { listPractitioners } from '@smalspor/database/prescribers';
import { systemScope } from '@smalspor/domain/access';
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
  townFiles,
} from '../testing/index.ts';
import { importRegisterFiles } from './import-register-files.ts';

let home: TestHome;
let house: House;
let path: string;
let text: string;
beforeAll(async () => {
  home = await createTestHome('imported');
  house = await home.open();
  path = (await townFiles()).find(({ name }) => name === 'gp-lists-2020.csv')?.path ?? '';
  text = await readFile(path, 'utf8');
});
afterAll(() => home.remove());

/** Every file below the lake and the quarantine with its checksum. */
async function kept(): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const directory of [house.home.lake, house.home.quarantine]) {
    for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      lines.push(
        `${file} ${createHash('sha256')
          .update(await readFile(file))
          .digest('hex')}`,
      );
    }
  }
  return lines.sort();
}

async function deliver(name: string, content: string | Buffer): Promise<string> {
  const file = join(home.directory, name);
  await writeFile(file, content);
  return file;
}

/** What the database knows of deliveries and of the people that they name. */
async function known(): Promise<unknown> {
  return [
    await listBatches(house.db),
    await listPractitioners(house.db, systemScope('import-registers'), '2020-06-01'),
    await listRegisterHolders(house.db, 'group-leader', '2020-06-01'),
  ];
}

async function lastLine() {
  return (await listAudit(house.db, {}, 1))[0];
}

const lists = (file: string, name = 'lists.csv') => ({ format: 'gp-lists' as const, path: file, name });

/** The delivery with another number, and the first list one patient longer. */
function corrected(sequence: number): string {
  return text
    .replace('sequence=1', `sequence=${sequence}`)
    .replace(/^(2020-01;[^;]+;\d+;\d+;)(\d+);(\d+)/m, add);
}
function add(_row: string, head: string, patients: string, first: string): string {
  return `${head}${Number(patients) + 1};${Number(first) + 1}`;
}

describe('an import', () => {
  it('of a file that is there already changes nothing', async () => {
    const before = [await kept(), await known()];
    const report = await importRegisterFiles(house, operator, lists(path), quietTools());
    expect(report).toMatchObject({ unchanged: true, rejectedRows: 0 });
    expect(report.rows).toBeGreaterThan(300);
    expect([await kept(), await known()]).toEqual(before);
  });

  it('of a later delivery takes the place of the earlier, and keeps both', async () => {
    const before = await kept();
    const file = await deliver('later.csv', corrected(2));
    const report = await importRegisterFiles(
      house,
      dataManager,
      lists(file),
      quietTools({ requestId: 'request-7' }),
    );
    expect(report).toMatchObject({ unchanged: false, rejectedRows: 0 });
    const of2020 = (await listBatches(house.db, { format: 'gp-lists' })).slice(1);
    expect(of2020).toMatchObject([
      { sequence: 1, state: 'superseded', supersededBy: report.batchId },
      { sequence: 2, state: 'current', id: report.batchId },
    ]);
    expect(await kept()).toEqual(expect.arrayContaining([...before]));
    expect(await lastLine()).toMatchObject({
      actor: 'person:demo-data-manager',
      act: 'import-register',
      objectId: report.batchId,
      outcome: 'success',
    });
  });

  it('of practitioners and groups brings their names and leaders, and a later one replaces them', async () => {
    const people = await listPractitioners(house.db, systemScope('import-registers'), '2020-06-01');
    const leaders = await listRegisterHolders(house.db, 'group-leader', '2020-06-01');
    expect(people.length).toBeGreaterThan(25);
    expect(leaders.length).toBeGreaterThanOrEqual(2);
    const source = (await townFiles()).find(({ format }) => format === 'practitioners')?.path ?? '';
    const renamed = (await readFile(source, 'utf8'))
      .replace('sequence=1', 'sequence=2')
      .replace(/^(99\d{7});[^;]+/m, '$1;Ny Namnesen');
    const file = await deliver('people.csv', renamed);
    await importRegisterFiles(
      house,
      operator,
      { format: 'practitioners', path: file, name: 'people.csv' },
      quietTools(),
    );
    const now = await listPractitioners(house.db, systemScope('import-registers'), '2020-06-01');
    expect(now).toHaveLength(people.length);
    expect(now.filter(({ name }) => name === 'Ny Namnesen')).toHaveLength(1);
  });

  it.each([
    ['an undeclared overlap', () => text.replace('2020-01/2020-12', '2020-06/2021-05'), 'batch-overlap'],
    ['a wrong header', () => text.replace('list_id', 'list'), 'file-refused'],
    ['a file without rows', () => '', 'file-refused'],
    ['bytes that are no text', () => Buffer.from([0, 1, 2, 0xff, 0xfe, 0]), 'file-refused'],
    [
      'more bad rows than may be',
      () => corrected(3).replaceAll(';3101;', ';9999;').replaceAll(';3001;', ';9999;'),
      'file-refused',
    ],
  ])('of %s is refused, on record, and leaves everything as it was', async (_what, make, code) => {
    const before = [await kept(), await known()];
    const file = await deliver('refused.csv', make());
    await expect(
      importRegisterFiles(house, dataManager, lists(file, 'refused.csv'), quietTools()),
    ).rejects.toMatchObject({ code });
    expect([await kept(), await known()]).toEqual(before);
    expect(await readdir(house.home.staging)).toEqual([]);
    expect(await lastLine()).toMatchObject({ act: 'import-register', outcome: 'refused', code });
  });

  it('is not for doctors, and the attempt is on record', async () => {
    const before = [await kept(), await known()];
    const attempt = importRegisterFiles(house, doctor('990010001'), lists(path), quietTools());
    await expect(attempt).rejects.toMatchObject({ code: 'not-allowed' });
    expect([await kept(), await known()]).toEqual(before);
    expect(await lastLine()).toMatchObject({
      actor: 'person:doctor-990010001',
      outcome: 'refused',
      code: 'not-allowed',
    });
  });

  it.each(['check', 'read', 'write'])('that is stopped while it says «%s» leaves nothing', async (step) => {
    const before = [await kept(), await known()];
    const file = await deliver('stopped.csv', corrected(4));
    const stopped = importRegisterFiles(
      house,
      operator,
      lists(file),
      stoppingTools((now) => now.step === step),
    );
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    expect([await kept(), await known()]).toEqual(before);
    expect(await readdir(house.home.staging)).toEqual([]);
  });

  it.each([
    { register: '13097248022' },
    { register: 'LMR 130972 48022' },
    { register: 'LMR;period=2020-01/2020-12' },
    { register: 'x'.repeat(81) },
    { period: '2020-12/2020-01' },
    { period: '2020-13/2020-14' },
    { sequence: 0 },
    { sequence: 1_000_000 },
  ])('that is declared with %j is refused, and the words are not repeated', async (declared) => {
    const before = [await kept(), await known()];
    const attempt = importRegisterFiles(house, operator, { ...lists(path), ...declared }, quietTools());
    const error = (await attempt.catch((reason: unknown) => reason)) as Error;
    expect(error).toMatchObject({ code: 'invalid-request' });
    for (const value of Object.values(declared)) expect(error.message).not.toContain(`${value}`.slice(0, 90));
    expect(JSON.stringify(await listAudit(house.db, {}, 1))).not.toMatch(/13097248022|48022/);
    expect([await kept(), await known()]).toEqual(before);
  });

  it('whose record cannot be written is not seen, and its files go with the next start', async () => {
    const before = [await kept(), await known()];
    const file = await deliver('unrecorded.csv', corrected(5));
    // The files are in place when the database refuses an instant that is none.
    const failing = importRegisterFiles(
      { ...house, now: () => 'never' },
      operator,
      lists(file),
      quietTools(),
    );
    await expect(failing).rejects.toThrow(/Database error 22007/);
    expect(await known()).toEqual(before[1]);
    await house.close();
    house = await home.open();
    expect(await kept()).toEqual(before[0]);
  });
});
