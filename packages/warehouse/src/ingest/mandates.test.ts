import type { Mandate } from '@smalspor/domain/institution-data';
import { organisationNumber } from '@smalspor/domain/institutions';
import { toMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportFixture, importFixture } from './testing/import-fixture.ts';

let fixture: ImportFixture;
beforeAll(async () => {
  fixture = await importFixture();
});
afterAll(() => fixture.remove());

const OURS = organisationNumber(31_000_001) as number;
const OTHERS = organisationNumber(31_000_004) as number;
const mandate = (organisation: number, from: number, to: number | null): Mandate => ({
  organisation,
  from: toMonth(2019, from),
  to: to === null ? null : toMonth(2019, to),
});

const SALES = 'line_id;organisation_number;pharmacy_id;supply;sold_on;atc;packages';
const sale = (id: number, organisation: number, month: string) =>
  `S${id};${organisation};4711;stock;2019-${month}-12;J01CA08;1`;

async function take(
  format: 'institution-sales' | 'bed-days',
  header: string,
  rows: readonly string[],
  {
    mandates,
    register = 'A',
    sequence = 1,
  }: { mandates?: readonly Mandate[]; register?: string; sequence?: number },
) {
  const declaration = `#smalspor;format=${format};register=${register};period=2019-01/2019-12;sequence=${sequence};synthetic=yes`;
  const file = await fixture.file(`${format}.csv`, [declaration, header, ...rows, ''].join('\n'));
  const settings = { ...fixture.deps().settings, maxRejectShare: 0.01 };
  const changes = { settings, ...(mandates === undefined ? {} : { mandates }) };
  return fixture.accept({ format, files: [file] }, changes);
}

describe('a sender with mandates', () => {
  const rows = [
    sale(1, OURS, '02'),
    sale(2, OTHERS, '02'),
    sale(3, OURS, '03'),
    sale(4, OURS, '04'),
    sale(5, OTHERS, '04'),
  ];

  it('has the lines taken that it may deliver, in the months that it may; the others are kept aside, masked', async () => {
    const { batch, rejects } = await take('institution-sales', SALES, rows, {
      mandates: [mandate(OURS, 2, 3), mandate(OTHERS, 4, null)],
    });
    // Three of five are others': more than may be bad, and still the file is a good one.
    expect(batch).toMatchObject({ rows: 3, rejectedRows: 2, quality: { institutions: 2 } });
    expect(rejects).toMatchObject([
      { line: 4, column: 'organisation_number', code: 'no-mandate', maskedValue: '999999999' },
      { line: 6, column: 'organisation_number', code: 'no-mandate' },
    ]);
    expect(rejects[0]?.reason).toMatch(/no mandate for these months/);
  });

  it('delivers the period again when the mandate is given, and nothing is counted twice', async () => {
    const { batch, supersedes, rejects } = await take('institution-sales', SALES, rows, {
      mandates: [mandate(OURS, 1, null), mandate(OTHERS, 1, null)],
      sequence: 2,
    });
    expect([batch.rows, rejects.length, supersedes.length]).toEqual([5, 0, 1]);
  });

  it('is told when nothing in the file is its to deliver', async () => {
    await expect(
      take('institution-sales', SALES, rows, { mandates: [], register: 'B' }),
    ).rejects.toMatchObject({ reason: 'no-mandate', facts: { rows: 5, rejectedRows: 5 } });
  });

  it('still has its file refused whole when its own lines are bad', async () => {
    const bad = [sale(1, OURS, '02'), sale(2, OURS, '13'), sale(3, OTHERS, '02'), sale(4, OTHERS, '03')];
    await expect(
      take('institution-sales', SALES, bad, { mandates: [mandate(OURS, 1, null)], register: 'C' }),
    ).rejects.toMatchObject({ reason: 'too-many-rejects' });
  });

  it('needs one for every month of a line of bed days', async () => {
    const header = 'organisation_number;ward_type;period_from;period_to;bed_days;basis';
    const line = (from: string, to: string, organisation = OURS) =>
      `${organisation};long-term;2019-${from};2019-${to};900;counted`;
    const { batch, rejects } = await take(
      'bed-days',
      header,
      [line('01', '02'), line('03', '04'), line('05', '05', OTHERS)],
      {
        mandates: [mandate(OURS, 2, 12), mandate(OTHERS, 5, 5)],
      },
    );
    expect([batch.rows, rejects.map(({ line: number }) => number)]).toEqual([2, [3]]);
  });

  it('is not needed by whoever imports by hand', async () => {
    const { batch } = await take('institution-sales', SALES, rows, { register: 'D' });
    expect(batch.rows).toBe(5);
  });
});
