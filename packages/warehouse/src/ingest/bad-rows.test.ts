import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { quarantinePath } from '../lake/staged-batch.ts';
import { openQuarantine } from '../quarantine/open-quarantine.ts';
import { ImportRefusal } from './import-refusal.ts';
import {
  DISPENSING_COLUMNS,
  type DispensingFields,
  dispensingsText,
  homeContent,
  type ImportFixture,
  importFixture,
  lakeRows,
  QUARANTINE_KEY,
} from './testing/import-fixture.ts';

let fixture: ImportFixture;
let deliveries = 0;
beforeAll(async () => {
  fixture = await importFixture();
});
beforeEach(() => {
  // Each delivery is the first of its months.
  fixture.batches.length = 0;
});
afterAll(() => fixture.remove());

/** A register of its own for each delivery, so that none is a repetition of another. */
function delivery(rows: readonly DispensingFields[]): string {
  deliveries += 1;
  return dispensingsText(
    rows,
    `#smalspor;format=dispensings;register=R${deliveries};period=2019-01/2019-12;sequence=1;synthetic=yes`,
  );
}

async function rejectsOf(text: string) {
  const path = await fixture.file(`rows-${deliveries}.csv`, text);
  return fixture.accept({ format: 'dispensings', files: [path] });
}

describe('a bad row', () => {
  const bad: readonly [string, DispensingFields, string, string, string | null][] = [
    ['a missing line number', { line_id: '' }, 'line_id', 'missing-value', null],
    ['a missing patient', { patient_id: '' }, 'patient_id', 'missing-value', null],
    [
      'an endless identifier',
      { prescription_id: 'X'.repeat(129) },
      'prescription_id',
      'too-long',
      `${'A'.repeat(24)}…`,
    ],
    ['another sex', { sex: 'F' }, 'sex', 'unknown-choice', 'A'],
    ['a broken year of birth', { birth_year: '1980.5' }, 'birth_year', 'not-a-whole-number', '9999.9'],
    ['a year of birth with exponent', { birth_year: '2e3' }, 'birth_year', 'not-a-whole-number', '9a9'],
    ['a birth after the dispensing', { birth_year: '2020' }, 'birth_year', 'impossible-age', '9999'],
    ['someone aged 121', { birth_year: '1898' }, 'birth_year', 'impossible-age', '9999'],
    ['a short municipality code', { municipality: '301' }, 'municipality', 'not-a-municipality-code', '999'],
    ['an unknown municipality', { municipality: '0666' }, 'municipality', 'municipality-not-valid', '9999'],
    [
      'a municipality of later years',
      { municipality: '4601' },
      'municipality',
      'municipality-not-valid',
      '9999',
    ],
    [
      'a date that does not exist',
      { dispensed_on: '2019-02-29' },
      'dispensed_on',
      'not-a-date',
      '9999-99-99',
    ],
    ['a Norwegian date', { prescribed_on: '01.02.2019' }, 'prescribed_on', 'not-a-date', '99.99.9999'],
    ['a date without zeros', { prescribed_on: '2019-2-1' }, 'prescribed_on', 'not-a-date', '9999-9-9'],
    [
      'a date outside the period',
      { dispensed_on: '2020-01-01' },
      'dispensed_on',
      'outside-period',
      '9999-99-99',
    ],
    [
      'dispensing before prescribing',
      { prescribed_on: '2019-02-04' },
      'dispensed_on',
      'dispensed-before-prescribed',
      '9999-99-99',
    ],
    [
      'a prescription of long ago',
      { prescribed_on: '2016-02-04' },
      'prescribed_on',
      'prescribed-too-long-ago',
      '9999-99-99',
    ],
    ['a group of ATC codes', { atc: 'J01CE' }, 'atc', 'not-an-atc-code', 'A99AA'],
    ['an ATC code with letter O', { atc: 'JO1CE02' }, 'atc', 'not-an-atc-code', 'AA9AA99'],
    [
      'a product number with letters',
      { product_number: '12A' },
      'product_number',
      'not-a-whole-number',
      '99A',
    ],
    ['no packages', { packages: '0,00' }, 'packages', 'no-packages', '9,99'],
    ['three decimals', { packages: '1,125' }, 'packages', 'not-a-number', '9,999'],
    ['a thousands separator', { ddd: '1 000' }, 'ddd', 'not-a-number', '9 999'],
    ['a DDD of nothing', { ddd: '0' }, 'ddd', 'zero-ddd', '9'],
    ['a return with positive DDD', { packages: '-1' }, 'ddd', 'ddd-against-packages', '9,9'],
    [
      'a diagnosis without system',
      { diagnosis_code: 'R81' },
      'diagnosis_system',
      'diagnosis-without-system',
      null,
    ],
    [
      'a system without diagnosis',
      { diagnosis_system: 'ICPC-2' },
      'diagnosis_system',
      'diagnosis-without-system',
      'AAAA-9',
    ],
    [
      'a code of the other system',
      { diagnosis_code: 'N30.0', diagnosis_system: 'ICPC-2' },
      'diagnosis_code',
      'malformed-diagnosis',
      'A99.9',
    ],
    [
      'an unknown system',
      { diagnosis_code: 'R81', diagnosis_system: 'SNOMED' },
      'diagnosis_system',
      'unknown-choice',
      'AAAAAA',
    ],
    [
      'an HPR number of six digits',
      { prescriber_hpr: '123456' },
      'prescriber_hpr',
      'not-an-hpr-number',
      '999999',
    ],
    [
      'an HPR number with letters',
      { prescriber_hpr: '99000000x' },
      'prescriber_hpr',
      'not-an-hpr-number',
      '999999999a'.slice(1),
    ],
    ['neither yes nor no', { regular_gp: 'ja' }, 'regular_gp', 'not-a-flag', 'aa'],
  ];

  it('is reported with file, line, column, reason and the shape of its value', async () => {
    const rows = bad.flatMap(([, fields]) => [{}, fields]);
    const { batch, rejects } = await rejectsOf(delivery(rows));
    expect(
      rejects.map(({ line, column, code, maskedValue }) => [
        bad[(line - 4) / 2]?.[0],
        column,
        code,
        maskedValue,
      ]),
    ).toEqual(bad.map(([name, , column, code, masked]) => [name, column, code, masked]));
    expect(new Set(rejects.map(({ file }) => file))).toEqual(new Set([`rows-${deliveries}.csv`]));
    expect(rejects.every(({ reason }) => reason.length > 5)).toBe(true);
    expect(batch).toMatchObject({ rows: bad.length, rejectedRows: bad.length });
    expect(await lakeRows(fixture.home, batch, 'count(*)::INTEGER AS n')).toEqual([{ n: bad.length }]);
  });

  it('is found among lines that have the wrong number of fields, blank lines and broken quotes', async () => {
    const lines = delivery([{}, {}, {}, { sex: 'X' }, {}]).split('\n');
    lines.splice(3, 0, 'only;three;fields');
    lines.splice(4, 0, '');
    lines.splice(5, 0, `${lines[2]};more`);
    lines.splice(6, 0, `"open${lines[2]}`);
    lines.splice(7, 0, (lines[2] as string).replace('L1;', '"quoted;L1";'));
    const { batch, rejects } = await rejectsOf(lines.join('\n'));
    expect(rejects.map(({ line, column, code }) => [line, column, code])).toEqual([
      [4, null, 'too-few-fields'],
      [5, null, 'blank-line'],
      [6, null, 'too-many-fields'],
      [7, null, 'broken-quotes'],
      [11, 'sex', 'unknown-choice'],
    ]);
    expect(batch.rows).toBe(5);
  });

  it('is the second of two with the same line number, wherever they stand', async () => {
    const rows: DispensingFields[] = Array.from({ length: 5000 }, (_, index) => ({ line_id: `N${index}` }));
    rows[4000] = { line_id: 'N17' };
    rows[4500] = { line_id: 'N17' };
    const { rejects } = await rejectsOf(delivery(rows));
    expect(rejects.map(({ line, column, code }) => [line, column, code])).toEqual([
      [4003, 'line_id', 'repeated'],
      [4503, 'line_id', 'repeated'],
    ]);
  });

  it('has the rarer decimal sign of a file that uses both', async () => {
    const rows = ['7,5', '1.000', '2,5', '10', '3.5'].map((ddd) => ({ ddd: ddd.replace('1.000', '1.00') }));
    const { rejects } = await rejectsOf(delivery([...rows, { ddd: '1,5' }]));
    expect(rejects.map(({ line, code }) => [line, code])).toEqual([
      [4, 'mixed-decimals'],
      [7, 'mixed-decimals'],
    ]);
  });

  it('lies whole in the encrypted quarantine and nowhere else', async () => {
    const secret = { patient_id: 'SECRET-PATIENT-4711', sex: 'X' };
    const { batch, rejects } = await rejectsOf(delivery([{}, secret]));
    expect(JSON.stringify([batch, rejects])).not.toContain('SECRET');
    for (const path of Object.keys(await homeContent(fixture.home))) {
      const bytes = await readFile(`${fixture.home.root}/${path}`);
      expect(bytes.includes('SECRET-PATIENT'), path).toBe(false);
    }
    const [row] = await openQuarantine(quarantinePath(fixture.home, batch.id), {
      keys: [QUARANTINE_KEY],
      audit: async () => undefined,
    });
    expect(row).toMatchObject({ line: 4, file: rejects[0]?.file });
    expect(row?.raw.split(';')[DISPENSING_COLUMNS.indexOf('patient_id')]).toBe('SECRET-PATIENT-4711');
  });
});

describe('too many bad rows', () => {
  it('refuse the delivery whole, with a masked account, and change nothing', async () => {
    const before = await homeContent(fixture.home);
    const rows = Array.from({ length: 100 }, (_, index) => (index % 10 === 0 ? { sex: 'Hemmelig' } : {}));
    const path = await fixture.file('many.csv', delivery(rows));
    const settings = { ...fixture.deps().settings, maxRejectShare: 0.09 };
    const refusal = await fixture
      .run({ format: 'dispensings', files: [path] }, { settings })
      .catch((error) => error);
    expect(refusal).toBeInstanceOf(ImportRefusal);
    expect(refusal).toMatchObject({
      code: 'file-refused',
      reason: 'too-many-rejects',
      facts: { rows: 100, rejectedRows: 10 },
    });
    expect(refusal.rejects).toHaveLength(10);
    expect(refusal.detail).toContain('sex: unknown-choice (10)');
    expect(refusal.detail + JSON.stringify(refusal.rejects)).not.toContain('Hemmelig');
    expect(await homeContent(fixture.home)).toEqual(before);
    const accepted = await fixture.run(
      { format: 'dispensings', files: [path] },
      { settings: { ...settings, maxRejectShare: 0.1 } },
    );
    expect(accepted.kind).toBe('accepted');
    if (accepted.kind === 'accepted') await accepted.abort();
    expect(await homeContent(fixture.home)).toEqual(before);
  });
});
