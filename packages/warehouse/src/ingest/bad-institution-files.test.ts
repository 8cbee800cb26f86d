import { organisationNumber } from '@smalspor/domain/institutions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportFixture, importFixture, lakeRows } from './testing/import-fixture.ts';

let fixture: ImportFixture;
beforeAll(async () => {
  fixture = await importFixture();
});
afterAll(() => fixture.remove());

const HOME = organisationNumber(31_000_001) as number;
const SALES = 'line_id;organisation_number;pharmacy_id;supply;sold_on;atc;product_number;packages';
const BED_DAYS = 'organisation_number;ward_type;period_from;period_to;bed_days;basis';

async function take(
  format: 'institution-sales' | 'bed-days',
  rows: readonly string[],
  { period = '2019-01/2019-12', register = 'A', sequence = 1 } = {},
) {
  const declaration = `#smalspor;format=${format};register=${register};period=${period};sequence=${sequence};synthetic=yes`;
  const header = format === 'bed-days' ? BED_DAYS : SALES;
  const file = await fixture.file(`${format}.csv`, [declaration, header, ...rows, ''].join('\n'));
  const settings = { ...fixture.deps().settings, maxRejectShare: 0.8 };
  return fixture.accept({ format, files: [file] }, { settings });
}

const sale = (id: string, packages: string, product = '123', organisation = HOME) =>
  `${id};${organisation};4711;stock;2019-02-12;J01CA08;${product};${packages}`;

describe('a pharmacy’s file', () => {
  it('with goods that no register of products knows is taken whole: what has no dose is counted as such later', async () => {
    const { batch, rejects } = await take('institution-sales', [
      sale('1', '2', '999999999'),
      sale('2', '1', ''),
    ]);
    expect([batch.rows, rejects, batch.quality.withoutProduct]).toEqual([2, [], 1]);
    const rows = await lakeRows(fixture.home, batch, 'product, packages100', 'ORDER BY packages100');
    expect(rows).toEqual([
      { product: null, packages100: 100 },
      { product: 999_999_999, packages100: 200 },
    ]);
  });

  it('with more returns than sales is taken with its signs', async () => {
    const { batch } = await take('institution-sales', [sale('1', '1'), sale('2', '-3')], { register: 'B' });
    expect(batch.quality.returns).toBe(1);
    const [sum] = await lakeRows(fixture.home, batch, 'sum(packages100)::INTEGER AS packages100');
    expect(sum).toEqual({ packages100: -200 });
  });

  it('with a wrong organisation number loses that line alone, and says which', async () => {
    const rows = [sale('1', '1'), sale('2', '1', '123', HOME + 1)];
    const { batch, rejects } = await take('institution-sales', rows, { register: 'C' });
    expect(batch.rows).toBe(1);
    expect(rejects).toMatchObject([
      {
        line: 4,
        column: 'organisation_number',
        code: 'not-an-organisation-number',
        maskedValue: '999999999',
      },
    ]);
  });

  it('that overlaps an earlier one is refused with what to do, so that nothing is counted twice', async () => {
    const overlapping = [sale('7', '1')];
    await expect(take('institution-sales', overlapping, { period: '2018-07/2019-06' })).rejects.toMatchObject(
      {
        reason: 'undeclared-overlap',
        detail: expect.stringMatching(/Deliver exactly the same period to replace it/),
      },
    );
    await expect(take('institution-sales', overlapping)).rejects.toMatchObject({ reason: 'sequence-taken' });
    const { supersedes } = await take('institution-sales', overlapping, { sequence: 2 });
    expect(supersedes).toHaveLength(1);
  });
});

describe('a municipality’s file', () => {
  it('with bed days of another year loses those lines, and says which', async () => {
    const line = (from: string, to: string) => `${HOME};long-term;${from};${to};900;counted`;
    const rows = [line('2019-01', '2019-01'), line('2018-02', '2018-02'), line('2019-12', '2020-01')];
    const { batch, rejects } = await take('bed-days', rows);
    expect(batch.rows).toBe(1);
    expect(rejects.map(({ line: number, code }) => [number, code])).toEqual([
      [4, 'outside-period'],
      [5, 'outside-period'],
    ]);
  });
});
