import { packAtc, packDiagnosis } from '@smalspor/domain/medicines';
import { toMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pseudonymOf } from '../pseudonyms/pseudonym.ts';
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

describe('importing dispensings', () => {
  it('writes what the lake documents, by year, sorted, re-keyed', async () => {
    const text = dispensingsText(
      [
        { prescriber_hpr: '990000002', dispensed_on: '2020-01-02', municipality: '4601', patient_id: 'Å-1' },
        {
          prescriber_hpr: '990000001',
          dispensed_on: '2019-12-30',
          prescribed_on: '2018-12-31',
          municipality: '1201',
          diagnosis_code: 'r81',
          diagnosis_system: 'ICPC-2',
        },
        { prescriber_hpr: '', dispensed_on: '2019-02-01', municipality: '9999', regular_gp: '0', ddd: '' },
        {
          dispensed_on: '2019-03-01',
          packages: '-0,5',
          ddd: '-1.25'.replace('.', ','),
          product_number: '',
          diagnosis_code: 'N30.0',
          diagnosis_system: 'ICD-10',
          atc: 'j01xx05',
          sex: 'M',
        },
      ],
      '#smalspor;format=dispensings;register=LMR;period=2019-01/2020-12;sequence=1;synthetic=yes',
    );
    const { batch } = await fixture.accept({
      format: 'dispensings',
      files: [await fixture.file('a.csv', text)],
    });
    expect(batch).toMatchObject({
      from: toMonth(2019, 1),
      to: toMonth(2020, 12),
      sequence: 1,
      synthetic: true,
      rows: 4,
      rejectedRows: 0,
      patientKey: 'patients-1',
      quality: {
        returns: 1,
        withoutDdd: 1,
        withoutDiagnosis: 2,
        withoutPrescriber: 1,
        withoutProduct: 1,
        unknownResidence: 1,
        offList: 1,
        prescribedBeforePeriod: 1,
        unknownAtc: 0,
      },
    });
    expect(batch.files.map(({ path, rows }) => [path, rows])).toEqual([
      ['lake/dispensings/batch-1/2019.parquet', 3],
      ['lake/dispensings/batch-1/2020.parquet', 1],
    ]);
    const rows = await lakeRows(fixture.home, batch);
    const key = (kind: 'patient' | 'prescription', id: string) =>
      String(pseudonymOf([PATIENT_KEY], kind, id));
    expect(rows).toEqual([
      {
        ...{
          line_key: expect.stringMatching(/^\d{1,19}$/),
          rx_key: key('prescription', 'R4'),
          patient_key: key('patient', 'SYN-1'),
        },
        ...{
          prescriber: 1,
          month: toMonth(2019, 3),
          prescribed_on: '2019-02-01',
          dispensed_on: '2019-03-01',
        },
        ...{ atc: packAtc('J01XX05'), product: null, packages100: -50, register_ddd100: -125 },
        ...{
          diagnosis: packDiagnosis('ICD-10', 'N30.0'),
          female: false,
          age: 39,
          residence: 301,
          on_list: true,
        },
        ...{ is_return: true, first_line: false, carried: false },
      },
      {
        ...{
          line_key: expect.stringMatching(/^\d{1,19}$/),
          rx_key: key('prescription', 'R2'),
          patient_key: key('patient', 'SYN-1'),
        },
        ...{
          prescriber: 1,
          month: toMonth(2019, 12),
          prescribed_on: '2018-12-31',
          dispensed_on: '2019-12-30',
        },
        ...{ atc: packAtc('J01CE02'), product: 12345, packages100: 100, register_ddd100: 750 },
        ...{
          diagnosis: packDiagnosis('ICPC-2', 'R81'),
          female: true,
          age: 39,
          residence: 1201,
          on_list: true,
        },
        ...{ is_return: false, first_line: true, carried: true },
      },
      {
        ...{
          line_key: expect.stringMatching(/^\d{1,19}$/),
          rx_key: key('prescription', 'R3'),
          patient_key: key('patient', 'SYN-1'),
        },
        ...{
          prescriber: null,
          month: toMonth(2019, 2),
          prescribed_on: '2019-02-01',
          dispensed_on: '2019-02-01',
        },
        ...{ atc: packAtc('J01CE02'), product: 12345, packages100: 100, register_ddd100: null },
        ...{ diagnosis: null, female: true, age: 39, residence: null, on_list: false },
        ...{ is_return: false, first_line: true, carried: false },
      },
      {
        ...{
          line_key: expect.stringMatching(/^\d{1,19}$/),
          rx_key: key('prescription', 'R1'),
          patient_key: key('patient', 'Å-1'),
        },
        ...{
          prescriber: 2,
          month: toMonth(2020, 1),
          prescribed_on: '2019-02-01',
          dispensed_on: '2020-01-02',
        },
        ...{ atc: packAtc('J01CE02'), product: 12345, packages100: 100, register_ddd100: 750 },
        ...{ diagnosis: null, female: true, age: 40, residence: 4601, on_list: true },
        ...{ is_return: false, first_line: true, carried: false },
      },
    ]);
  });

  it('counts a prescription at its first dispensing, and not at all when it was returned', async () => {
    const text = dispensingsText(
      [
        { line_id: 'b', prescription_id: 'twice', dispensed_on: '2021-02-03' },
        { line_id: 'a', prescription_id: 'twice', dispensed_on: '2021-02-03' },
        { line_id: 'c', prescription_id: 'twice', dispensed_on: '2021-01-03', packages: '-1', ddd: '' },
        { line_id: 'd', prescription_id: 'returned', dispensed_on: '2021-03-03', packages: '2' },
        { line_id: 'e', prescription_id: 'returned', dispensed_on: '2021-03-04', packages: '-2', ddd: '' },
        { line_id: 'f', prescription_id: 'later', dispensed_on: '2021-05-03' },
        { line_id: 'g', prescription_id: 'later', dispensed_on: '2021-04-03' },
      ].map((row, index) => ({ prescribed_on: '2021-01-01', product_number: String(index + 1), ...row })),
      '#smalspor;format=dispensings;register=LMR;period=2021-01/2021-12;sequence=1;synthetic=yes',
    );
    const { batch } = await fixture.accept({
      format: 'dispensings',
      files: [await fixture.file('first.csv', text)],
    });
    const first = await lakeRows(
      fixture.home,
      batch,
      'product::VARCHAR AS line',
      'WHERE first_line ORDER BY line',
    );
    expect(first).toEqual([{ line: '1' }, { line: '7' }]);
  });

  it('keeps and counts unknown ATC codes', async () => {
    const text = dispensingsText(
      [{ atc: 'Z99ZZ99', dispensed_on: '2022-02-02', prescribed_on: '2022-02-01' }],
      '#smalspor;format=dispensings;register=LMR;period=2022-01/2022-12;sequence=1;synthetic=yes',
    );
    const { batch } = await fixture.accept({
      format: 'dispensings',
      files: [await fixture.file('z.csv', text)],
    });
    expect(batch.quality.unknownAtc).toBe(1);
    expect(await lakeRows(fixture.home, batch, 'atc')).toEqual([{ atc: packAtc('Z99ZZ99') }]);
  });
});
