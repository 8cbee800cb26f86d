import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Batch } from '@smalspor/domain/registers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  dispensingsText,
  homeContent,
  type ImportFixture,
  importFixture,
  lakeRows,
  PATIENT_KEY,
} from '../ingest/testing/import-fixture.ts';
import { type PseudonymKeys, pseudonymOf } from './pseudonym.ts';
import { rotatePatientKey } from './rotate-patient-key.ts';

const SECOND = { id: 'patients-2', key: Buffer.alloc(48, 3) };
const THIRD = { id: 'patients-3', key: Buffer.alloc(32, 4) };
const ALL: PseudonymKeys = [PATIENT_KEY, SECOND, THIRD];

let fixture: ImportFixture;
beforeEach(async () => {
  fixture = await importFixture();
});
afterEach(() => fixture.remove());

/** Thirty lines of ten patients, the same ones every year. */
async function deliver(year: number, keys: PseudonymKeys = [PATIENT_KEY]): Promise<Batch> {
  const rows = Array.from({ length: 30 }, (_, index) => ({
    patient_id: `SYN-${index % 10}`,
    municipality: '0301',
  }));
  const text = dispensingsText(
    rows,
    `#smalspor;format=dispensings;register=LMR;period=${year}-01/${year}-12;sequence=1;synthetic=yes`,
  ).replaceAll('2019-', `${year}-`);
  const { quarantine } = fixture.deps().keys;
  const { batch } = await fixture.accept(
    { format: 'dispensings', files: [await fixture.file(`${year}.csv`, text)] },
    { keys: { patients: keys, quarantine } },
  );
  return batch;
}

async function rotate(keys: PseudonymKeys) {
  const outcome = await rotatePatientKey({ home: fixture.home, keys, batches: fixture.batches });
  for (const batch of outcome.rekeyed) {
    fixture.batches[fixture.batches.findIndex(({ id }) => id === batch.id)] = batch;
  }
  return outcome;
}

function patientsIn(batches: readonly Batch[]) {
  const all = { ...(batches[0] as Batch), files: batches.flatMap(({ files }) => files) };
  return lakeRows(
    fixture.home,
    all,
    'count(DISTINCT patient_key)::INTEGER AS n, count(DISTINCT rx_key)::INTEGER AS rx',
  );
}

describe('rotatePatientKey', () => {
  it('keeps every patient the same one, across batches and with later deliveries', async () => {
    await deliver(2018);
    await deliver(2019);
    expect(await patientsIn(fixture.batches)).toEqual([{ n: 10, rx: 30 }]);
    const before = await lakeRows(fixture.home, fixture.batches[0] as Batch, 'patient_key');
    const outcome = await rotate([PATIENT_KEY, SECOND]);
    await outcome.finish();
    expect(outcome.rekeyed.map(({ patientKey }) => patientKey)).toEqual(['patients-2', 'patients-2']);
    expect(await patientsIn(fixture.batches)).toEqual([{ n: 10, rx: 30 }]);
    const after = await lakeRows(fixture.home, fixture.batches[0] as Batch, 'patient_key');
    expect(after).not.toEqual(before);
    await deliver(2020, [PATIENT_KEY, SECOND]);
    await rotate(ALL);
    await deliver(2021, ALL);
    expect(await patientsIn(fixture.batches)).toEqual([{ n: 10, rx: 30 }]);
  });

  it('gives what the whole ring gives, however many keys a batch has missed', async () => {
    await deliver(2018);
    const { rekeyed } = await rotate(ALL);
    const found = await lakeRows(fixture.home, rekeyed[0] as Batch, 'DISTINCT patient_key');
    const expected = Array.from({ length: 10 }, (_, index) => pseudonymOf(ALL, 'patient', `SYN-${index}`));
    expect(found.map(({ patient_key }) => patient_key).sort()).toEqual(expected.map(String).sort());
  });

  it('leaves the order and all other columns as they were, and replaces files only when it is finished', async () => {
    const batch = await deliver(2019);
    const columns = '* EXCLUDE (rx_key, patient_key)';
    const before = await lakeRows(fixture.home, batch, columns);
    const outcome = await rotate([PATIENT_KEY, SECOND]);
    const [rekeyed] = outcome.rekeyed as [Batch];
    expect(await lakeRows(fixture.home, rekeyed, columns)).toEqual(before);
    expect(Object.keys(await homeContent(fixture.home))).toHaveLength(2);
    await outcome.finish();
    expect(Object.keys(await homeContent(fixture.home))).toEqual([
      `lake/dispensings/${batch.id}/2019.key-patients-2.parquet`,
    ]);
    expect((await rotate([PATIENT_KEY, SECOND])).rekeyed).toEqual([]);
  });

  it('must be finished before the next import, and needs every key of the ring', async () => {
    await deliver(2018);
    await expect(deliver(2019, [PATIENT_KEY, SECOND])).rejects.toMatchObject({
      reason: 'patient-key-mismatch',
    });
    await expect(rotate([SECOND, THIRD])).rejects.toMatchObject({
      code: 'configuration-invalid',
      detail: expect.stringContaining('patients-1'),
    });
  });

  it('leaves no key in the home', async () => {
    await deliver(2018);
    await rotate(ALL);
    for (const path of Object.keys(await homeContent(fixture.home))) {
      const bytes = await readFile(join(fixture.home.root, path));
      for (const { key } of ALL) {
        expect(bytes.includes(Buffer.from(key).subarray(0, 16)), path).toBe(false);
        expect(bytes.includes(Buffer.from(key).toString('hex').slice(0, 32)), path).toBe(false);
      }
      expect(bytes.includes('SYN-1'), path).toBe(false);
    }
  });
});
