import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { listAudit } from '@smalspor/database/audit';
import { listBatches } from '@smalspor/database/batches';
import { systemScope } from '@smalspor/domain/access';
import { parseMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { importRegisterFiles } from '../imports/import-register-files.ts';
import { openQuarantine } from '../imports/open-batch-quarantine.ts';
import { publishRelease } from '../releases/publish-release.ts';
import { verifyHome } from '../releases/verify-home.ts';
import {
  createTestHome,
  dataManager,
  doctor,
  operator,
  quietTools,
  type RegisterFile,
  type TestHome,
  testHome,
  townFiles,
} from '../testing/index.ts';
import { rotateKeys } from './rotate-keys.ts';

let home: TestHome;
let house: House;
let files: readonly RegisterFile[];
beforeAll(async () => {
  home = await createTestHome('empty');
  house = await home.open();
  files = await townFiles();
  for (const file of files.filter(({ name }) => name !== 'dispensings-2020.csv')) await take(file);
});
afterAll(() => home.remove());

async function take({ format, name, path }: RegisterFile): Promise<string> {
  const { batchId } = await importRegisterFiles(house, dataManager, { format, name, path }, quietTools());
  return batchId;
}

async function reopen(): Promise<void> {
  await house.close();
  house = await home.open();
}

/** Distinct patients and the sum of their numbers, over all dispensings in a home's lake. */
async function patients(directory = home.directory) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const found = await connection.runAndReadAll(
    `SELECT count(DISTINCT patient_key), sum(patient_key)::DOUBLE
     FROM read_parquet('${join(directory, 'lake', 'dispensings')}/**/*.parquet')`,
  );
  connection.closeSync();
  instance.closeSync();
  const [distinct, sum] = found.getRowsJS()[0] ?? [];
  return { distinct: Number(distinct), sum: Number(sum) };
}

/** Makes of a lake file another that can be read as well. */
async function leaveOutOneRow(path: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE kept AS SELECT * FROM read_parquet('${path}') OFFSET 1`);
  await connection.run(`COPY kept TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}

/** Everyone's prescriptions in the release that is served. */
async function prescriptions(): Promise<number> {
  const reader = await house.shelf.current();
  const key = { indicator: 'diagnosis-share', kind: 'rolling12', end: parseMonth('2019-12') } as const;
  let sum = 0;
  for await (const part of reader?.everyonesCells(systemScope('issue-reports')) ?? []) {
    for (const prescriber of part.prescribers) sum += part.cellsOf(prescriber)(key)?.denominator ?? 0;
  }
  return sum;
}

describe('the key of the patients', () => {
  it('is not for doctors to rotate, and the attempt is on record', async () => {
    const before = await readFile(join(home.directory, 'keys.json'), 'utf8');
    await expect(rotateKeys(house, doctor('990010001'), 'patients', quietTools())).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect(await readFile(join(home.directory, 'keys.json'), 'utf8')).toBe(before);
    expect((await listAudit(house.db, {}, 1))[0]).toMatchObject({ act: 'rotate-key', outcome: 'refused' });
  });

  it('is not rotated over a lake file that has changed: no key is made, and nothing is rewritten', async () => {
    const [file] = (await listBatches(house.db)).find(({ patientKey }) => patientKey !== null)?.files ?? [];
    const path = join(home.directory, file?.path ?? '');
    const whole = await readFile(path);
    const before = await readFile(join(home.directory, 'keys.json'), 'utf8');
    await leaveOutOneRow(path);
    const changed = await readFile(path);
    await expect(rotateKeys(house, operator, 'patients', quietTools())).rejects.toMatchObject({
      code: 'release-damaged',
      detail: expect.stringContaining(`${file?.path} is not what was written. Restore it from a backup`),
    });
    expect(await readFile(join(home.directory, 'keys.json'), 'utf8')).toBe(before);
    expect(await readFile(path)).toEqual(changed);
    await writeFile(path, whole);
  });

  it('rotates: every number is another, the patients are the same, and releases stay whole', async () => {
    const release = await publishRelease(house, operator, quietTools());
    const before = await patients();
    const rotation = await rotateKeys(house, operator, 'patients', quietTools());
    // The dispensings of the first year, and the contacts.
    expect(rotation).toMatchObject({ rekeyed: 2, completed: false });
    const after = await patients();
    expect(after.distinct).toBe(before.distinct);
    expect(after.sum).not.toBe(before.sum);
    const batches = await listBatches(house.db);
    expect(new Set(batches.map(({ patientKey }) => patientKey))).toEqual(new Set([null, rotation.keyId]));
    await reopen();
    expect((await verifyHome(house, quietTools())).problems).toEqual([]);
    expect((await house.shelf.current())?.manifest.id).toBe(release.releaseId);
    expect((await listAudit(house.db, { act: 'rotate-key' }, 5))[0]).toMatchObject({
      objectId: rotation.keyId,
    });
    expect(await listAudit(house.db, { act: 'rekey-batch' }, 5)).toHaveLength(2);
  });

  it('leaves the figures of the next release as they were', async () => {
    const before = await prescriptions();
    expect(before).toBeGreaterThan(1_000);
    await publishRelease(house, operator, quietTools());
    expect(await prescriptions()).toBe(before);
  });

  it('lets deliveries to come find the same patients', async () => {
    const neighbour = await testHome('imported');
    const wanted = (await patients(neighbour.directory)).distinct;
    const file = files.find(({ name }) => name === 'dispensings-2020.csv');
    if (file === undefined) throw new Error('The town has no second year');
    await take(file);
    expect((await patients()).distinct).toBe(wanted);
  });

  it('whose rotation was interrupted lets nothing in until it is completed', async () => {
    // The key is made, and then the process ends: the lake still carries the old one.
    const stored = JSON.parse(await readFile(join(home.directory, 'keys.json'), 'utf8'));
    const fresh = { id: 'k-third', key: Buffer.alloc(32, 9).toString('base64') };
    const rings = { ...stored, patients: [...stored.patients, fresh] };
    await writeFile(join(home.directory, 'keys.json'), JSON.stringify(rings), { mode: 0o600 });
    await reopen();
    const source = files.find(({ name }) => name === 'dispensings-2020.csv');
    const path = join(home.directory, 'later.csv');
    await writeFile(path, (await readFile(source?.path ?? '', 'utf8')).replace('sequence=1', 'sequence=2'));
    const later = { format: 'dispensings', name: 'later.csv', path } as const;
    await expect(take(later)).rejects.toMatchObject({ code: 'file-refused' });
    const before = await patients();
    const rotation = await rotateKeys(house, operator, 'patients', quietTools());
    expect(rotation).toEqual({ keyId: 'k-third', rekeyed: 3, completed: true });
    expect((await patients()).distinct).toBe(before.distinct);
    await reopen();
    await take(later);
  });
});

describe('the key of the quarantine', () => {
  it('rotates: new refused rows are sealed with the new one, and old ones can still be opened', async () => {
    const source = files.find(({ name }) => name === 'gp-lists-2020.csv');
    const text = await readFile(source?.path ?? '', 'utf8');
    const deliver = async (sequence: number) => {
      const path = join(home.directory, 'lists.csv');
      const bad = text.replace('sequence=1', `sequence=${sequence}`).replace(/^2020-01;/m, '2020-13;');
      await writeFile(path, bad);
      return take({ format: 'gp-lists', name: 'lists.csv', path });
    };
    const old = await deliver(2);
    const { keyId } = await rotateKeys(house, operator, 'quarantine', quietTools());
    await reopen();
    expect(house.keys.quarantine.at(-1)?.id).toBe(keyId);
    const fresh = await deliver(3);
    const sealed = await readFile(join(house.home.quarantine, `${fresh}.enc`));
    expect(sealed.includes(keyId)).toBe(true);
    for (const batchId of [old, fresh]) {
      const ask = { batchId, reason: 'The register asks for it.', lines: [{ file: 'lists.csv', line: 3 }] };
      const { rows } = await openQuarantine(house, dataManager, ask, {
        requestId: 'r',
        idempotencyKey: null,
      });
      expect(rows).toHaveLength(1);
    }
  });

  it('that comes from the environment is rotated there', async () => {
    const ring = [{ id: 'k-operated', key: Buffer.alloc(32, 5) }] as const;
    const operated = { ...house, keys: { ...house.keys, quarantine: ring } };
    await expect(rotateKeys(operated, operator, 'quarantine', quietTools())).rejects.toMatchObject({
      code: 'configuration-invalid',
    });
  });
});
