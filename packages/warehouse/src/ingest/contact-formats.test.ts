import { toMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PseudonymKeys, rotatePatientKey } from '../pseudonyms/index.ts';
import {
  dispensingsText,
  type ImportFixture,
  importFixture,
  lakeRows,
  PATIENT_KEY,
} from './testing/import-fixture.ts';

let fixture: ImportFixture;
beforeAll(async () => {
  fixture = await importFixture();
});
afterAll(() => fixture.remove());

const HEADER = 'contact_id;contact_on;tariff;diagnosis_code;diagnosis_system;hpr;patient_id;sex;birth_year';
const ROWS = [
  'K1;2019-02-01;2ad;R74;ICPC-2;990000001;SYN-1;K;1980',
  'K2;2019-02-01;2ae;J06.9;ICD-10;990000002;SYN-2;M;2015',
  'K3;2019-12-31;1bd;R05;ICPC-2;990000001;SYN-1;K;1980',
];

async function importText(format: 'contacts' | 'contact-counts', rows: readonly string[], sequence = 1) {
  const declaration = `#smalspor;format=${format};register=KPR;period=2019-01/2019-12;sequence=${sequence};synthetic=yes`;
  const header = format === 'contacts' ? HEADER : 'month;hpr;tariff;contacts';
  const file = await fixture.file(`${format}-${sequence}.csv`, [declaration, header, ...rows, ''].join('\n'));
  const settings = { ...fixture.deps().settings, maxRejectShare: 0.9 };
  return { file, outcome: await fixture.run({ format, files: [file] }, { settings }) };
}

describe('importing contacts', () => {
  it('takes the good rows into a file for each year and quarantines the others, each with its reason', async () => {
    const { outcome } = await importText('contacts', [
      ...ROWS,
      'K4;2020-01-01;2ad;R74;ICPC-2;990000001;SYN-1;K;1980',
      'K5;2019-03-01;2AD;R74;ICPC-2;990000001;SYN-1;K;1980',
      'K6;2019-03-01;2ad;R7;ICPC-2;990000001;SYN-1;K;1980',
      'K7;2019-03-01;2ad;R74;ICPC-2;990000001;SYN-1;K;1880',
      'K8;2019-03-01;2ad;R74;ICPC-2;;SYN-1;K;1980',
      'K9;2019-03-01;2ad;R74;ICPC-2;990000001;;K;1980',
      'K1;2019-03-01;2ad;R74;ICPC-2;990000001;SYN-1;K;1980',
    ]);
    if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
    const { batch, rejects } = outcome;
    expect(rejects.map(({ column, code }) => [column, code])).toEqual([
      ['contact_on', 'outside-period'],
      ['tariff', 'not-a-tariff'],
      ['diagnosis_code', 'malformed-diagnosis'],
      ['birth_year', 'impossible-age'],
      ['hpr', 'missing-value'],
      ['patient_id', 'missing-value'],
      ['contact_id', 'repeated'],
    ]);
    expect(batch.patientKey).toBe(PATIENT_KEY.id);
    expect(batch.quality).toEqual({ doctors: 2, consultations: 2 });
    await outcome.commit();
    fixture.batches.push(batch);
    const rows = await lakeRows(
      fixture.home,
      batch,
      'month, tariff, age, female, prescriber',
      'ORDER BY month, tariff',
    );
    expect(rows).toEqual([
      { month: toMonth(2019, 2), tariff: '2ad', age: 39, female: true, prescriber: 1 },
      { month: toMonth(2019, 2), tariff: '2ae', age: 4, female: false, prescriber: 2 },
      { month: toMonth(2019, 12), tariff: '1bd', age: 39, female: true, prescriber: 1 },
    ]);
  });

  it('knows a delivery that came before, and takes a correction in its place', async () => {
    const { file } = await importText('contacts', ROWS, 2);
    const first = await fixture.accept({ format: 'contacts', files: [file] });
    expect(first.batch.rows).toBe(3);
    expect((await fixture.run({ format: 'contacts', files: [file] })).kind).toBe('unchanged');
  });

  it('gives a patient the pseudonym that the dispensings have, also when the key is changed', async () => {
    const text = dispensingsText([{ patient_id: 'SYN-1' }, { patient_id: 'SYN-3' }]);
    const { batch } = await fixture.accept({
      format: 'dispensings',
      files: [await fixture.file('dispensings.csv', text)],
    });
    const contacts = fixture.batches.filter(({ format }) => format === 'contacts').at(-1);
    if (contacts === undefined) throw new Error('no contacts');
    const shared = async (batches: readonly (typeof batch)[]) => {
      const keys = await Promise.all(
        batches.map((each) => lakeRows(fixture.home, each, 'DISTINCT patient_key::VARCHAR AS key')),
      );
      const [of = [], dispensed = []] = keys.map((rows) => rows.map(({ key }) => key));
      return of.filter((key) => dispensed.includes(key)).length;
    };
    expect(await shared([contacts, batch])).toBe(1);
    const keys: PseudonymKeys = [PATIENT_KEY, { id: 'patients-2', key: Buffer.alloc(32, 8) }];
    const { rekeyed } = await rotatePatientKey({ home: fixture.home, keys, batches: [contacts, batch] });
    expect(rekeyed.map(({ patientKey }) => patientKey)).toEqual(['patients-2', 'patients-2']);
    expect(await shared(rekeyed)).toBe(1);
  });
});

describe('importing numbers of contacts', () => {
  it('takes one number for each doctor, month and tariff, and no patients', async () => {
    const { outcome } = await importText('contact-counts', [
      '2019-02;990000001;2ad;212',
      '2019-02;990000001;1bd;80',
      '2019-02;990000001;2ad;3',
      '2019-02;990000001;2ae;0',
      '2020-02;990000001;2ae;7',
    ]);
    if (outcome.kind !== 'accepted') throw new Error(outcome.kind);
    expect(outcome.rejects.map(({ column, code }) => [column, code])).toEqual([
      ['tariff', 'repeated'],
      ['contacts', 'not-a-whole-number'],
      ['month', 'outside-period'],
    ]);
    expect(outcome.batch.patientKey).toBeNull();
    expect(outcome.batch.quality).toEqual({ doctors: 1, contacts: 292 });
  });
});
