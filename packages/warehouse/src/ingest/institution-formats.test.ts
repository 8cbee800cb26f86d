import { organisationNumber } from '@smalspor/domain/institutions';
import { toMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportFixture, importFixture, lakeRows } from './testing/import-fixture.ts';

let fixture: ImportFixture;
beforeAll(async () => {
  fixture = await importFixture();
});
afterAll(() => fixture.remove());

const FIRST = organisationNumber(31_000_001) as number;
const SECOND = organisationNumber(31_000_004) as number;

async function importText(
  format: 'institutions' | 'institution-sales' | 'bed-days',
  header: string,
  rows: readonly string[],
  register = 'X',
) {
  const declaration = `#smalspor;format=${format};register=${register};period=2019-01/2020-12;sequence=1;synthetic=yes`;
  const text = [declaration, header, ...rows, ''].join('\n');
  const settings = { ...fixture.deps().settings, maxRejectShare: 0.8 };
  return fixture.accept({ format, files: [await fixture.file(`${format}.csv`, text)] }, { settings });
}

describe('importing institutions', () => {
  it('keeps the history of each, and takes in no two lines about the same months', async () => {
    const { batch, rejects } = await importText(
      'institutions',
      'organisation_number;ward_type;name;municipality;beds;valid_from;valid_to;continued_by',
      [
        `${FIRST};long-term;Solbakken;1201;40;2019-01;2019-12;`,
        `${FIRST};long-term;Solbakken;4601;36;2020-01;2020-06;${SECOND}`,
        `${FIRST};short-term;Solbakken;1201;8;2019-01;;`,
        `${FIRST};short-term;Solbakken;4601;8;2020-02;;`,
        `${SECOND};home-care;Heimetenesta;4601;;2020-01;;`,
        `${SECOND};home-care;Heimetenesta;4601;12;2020-01;2020-02;`,
        `${SECOND};acute;Legevakta;4601;4;2020-01;;${FIRST}`,
        `${FIRST + 1};acute;Legevakta;4601;4;2020-01;;`,
        '31000;acute;Legevakta;4601;4;2020-01;;',
        `${SECOND};ward;Legevakta;4601;4;2020-01;;`,
      ],
    );
    expect(rejects.map(({ line, column, code }) => [line, column, code])).toEqual([
      [6, 'valid_from', 'overlaps'],
      [8, 'beds', 'beds-at-home'],
      [9, 'continued_by', 'continued-without-end'],
      [10, 'organisation_number', 'not-an-organisation-number'],
      [11, 'organisation_number', 'not-an-organisation-number'],
      [12, 'ward_type', 'unknown-choice'],
    ]);
    expect(batch.quality).toMatchObject({ institutions: 2, withoutBeds: 0, ended: 2 });
    expect(
      await lakeRows(
        fixture.home,
        batch,
        'organisation, ward_type, municipality, beds, to_month, continued_by',
      ),
    ).toEqual([
      {
        organisation: FIRST,
        ward_type: 'long-term',
        municipality: 1201,
        beds: 40,
        to_month: toMonth(2019, 12),
        continued_by: null,
      },
      {
        organisation: FIRST,
        ward_type: 'long-term',
        municipality: 4601,
        beds: 36,
        to_month: toMonth(2020, 6),
        continued_by: SECOND,
      },
      {
        organisation: FIRST,
        ward_type: 'short-term',
        municipality: 1201,
        beds: 8,
        to_month: null,
        continued_by: null,
      },
      {
        organisation: SECOND,
        ward_type: 'home-care',
        municipality: 4601,
        beds: null,
        to_month: null,
        continued_by: null,
      },
    ]);
  });

  it('takes sales of several pharmacies for the same months, with returns and goods without a number', async () => {
    const header =
      'line_id;organisation_number;ward_type;pharmacy_id;supply;sold_on;atc;product_number;packages;ddd';
    const { batch, rejects } = await importText('institution-sales', header, [
      `S1;${FIRST};long-term;4711;stock;2019-02-12;J01CA08;123;2;26,66`,
      `S2;${FIRST};;4711;multidose;2019-02-13;J01XX05;;0,25;12,5`,
      `S3;${FIRST};long-term;4711;stock;2019-03-01;J01CA08;123;-1;-13,33`,
      `S3;${FIRST};long-term;4711;stock;2019-03-02;J01CA08;123;1;`,
      `S5;${FIRST};long-term;4711;stock;2021-01-01;J01CA08;123;1;`,
      `S6;${FIRST};long-term;4711;stock;2019-03-02;J01CA08;123;0;`,
      `S7;${FIRST};long-term;4711;stock;2019-03-02;J01CA08;123;-1;13,33`,
      `S8;${FIRST};long-term;4711;ward;2019-03-02;J01CA08;123;1;`,
    ]);
    expect(rejects.map(({ line, column, code }) => [line, column, code])).toEqual([
      [6, 'line_id', 'repeated'],
      [7, 'sold_on', 'outside-period'],
      [8, 'packages', 'no-packages'],
      [9, 'ddd', 'ddd-against-packages'],
      [10, 'supply', 'unknown-choice'],
    ]);
    expect(batch.quality).toEqual({
      institutions: 1,
      returns: 1,
      multidose: 1,
      unknownAtc: 0,
      withoutDdd: 0,
      withoutProduct: 1,
      withoutWard: 1,
    });
    expect(
      await lakeRows(
        fixture.home,
        batch,
        'organisation, ward_type, supply, month, packages100, seller_ddd100',
        'ORDER BY month, packages100',
      ),
    ).toEqual([
      {
        organisation: FIRST,
        ward_type: null,
        supply: 'multidose',
        month: toMonth(2019, 2),
        packages100: 25,
        seller_ddd100: 1250,
      },
      {
        organisation: FIRST,
        ward_type: 'long-term',
        supply: 'stock',
        month: toMonth(2019, 2),
        packages100: 200,
        seller_ddd100: 2666,
      },
      {
        organisation: FIRST,
        ward_type: 'long-term',
        supply: 'stock',
        month: toMonth(2019, 3),
        packages100: -100,
        seller_ddd100: -1333,
      },
    ]);
    const other = [`S1;${SECOND};acute;4712;hospital-pharmacy;2019-02-12;J01CA08;123;1;`];
    expect((await importText('institution-sales', header, other, 'Y')).batch.rows).toBe(1);
  });

  it('adds sales up by month, ward, pharmacy and goods on the first of the lines', async () => {
    const header =
      'line_id;organisation_number;ward_type;pharmacy_id;supply;sold_on;atc;product_number;packages;ddd';
    const sales = [
      ...[
        `${FIRST};long-term;4713;stock;2019-02-12;J01CA08;123;2;`,
        `${FIRST};long-term;4713;multidose;2019-02-20;J01CA08;123;-0,5;`,
      ],
      ...[
        `${FIRST};;4713;stock;2019-02-12;J01CA08;123;3;`,
        `${FIRST};long-term;4714;stock;2019-02-12;J01CA08;123;4;`,
      ],
      ...[
        `${FIRST};long-term;4713;stock;2019-03-12;J01CA08;123;5;`,
        `${FIRST};long-term;4713;stock;2020-02-12;J01CA08;123;6;`,
      ],
      ...[
        `${FIRST};long-term;4713;stock;2019-02-12;J01XX05;123;7;`,
        `${FIRST};long-term;4713;stock;2019-02-12;J01CA08;;8;`,
      ],
      ...[
        `${FIRST};long-term;4713;stock;2019-02-13;J01CA08;;1;`,
        `${SECOND};long-term;4713;stock;2019-02-12;J01CA08;123;9;`,
      ],
      `${FIRST};long-term;4713;stock;2019-02-12;J01CA08;123;no;`,
    ];
    const { batch } = await importText(
      'institution-sales',
      header,
      sales.map((each, place) => `S${place};${each}`),
      'Z',
    );
    const rows = await lakeRows(
      fixture.home,
      batch,
      'month_lines, month_returns, month_packages100::DOUBLE AS packages, month_squares::DOUBLE AS squares',
      'WHERE month_lines IS NOT NULL ORDER BY packages',
    );
    expect(rows.map((row) => Object.values(row))).toEqual([
      [2, 1, 150, 42_500],
      ...[300, 400, 500, 600, 700].map((packages) => [1, 0, packages, packages ** 2]),
      ...[900, 900].map((packages) => expect.arrayContaining([packages])),
    ]);
    expect(
      rows
        .filter(({ packages }) => packages === 900)
        .map(({ squares }) => squares)
        .sort(),
    ).toEqual([650_000, 810_000]);
    expect(batch.rows).toBe(10);
  });

  it('takes bed days of a month or of a whole year, once', async () => {
    const { batch, rejects } = await importText(
      'bed-days',
      'organisation_number;ward_type;period_from;period_to;bed_days;basis',
      [
        `${FIRST};long-term;2019-01;2019-01;1240;counted`,
        `${FIRST};long-term;2019-02;2019-12;13000;estimated`,
        `${FIRST};long-term;2019-12;2020-01;2000;counted`,
        `${FIRST};short-term;2019-01;2020-01;2000;counted`,
        `${FIRST};short-term;2020-12;2021-01;400;counted`,
        `${FIRST};short-term;2019-06;2019-05;400;counted`,
        `${FIRST};home-care;2019-06;2019-06;400;counted`,
        `${FIRST};acute;2019-06;2019-06;-4;counted`,
        `${FIRST};acute;2019-06;2019-06;0;counted`,
      ],
    );
    expect(rejects.map(({ line, column, code }) => [line, column, code])).toEqual([
      [5, 'period_from', 'overlaps'],
      [6, 'period_to', 'longer-than-a-year'],
      [7, 'period_from', 'outside-period'],
      [8, 'period_to', 'ends-before-it-begins'],
      [9, 'ward_type', 'unknown-choice'],
      [10, 'bed_days', 'not-a-whole-number'],
    ]);
    expect(batch.quality).toMatchObject({ institutions: 1, estimated: 1, empty: 1, bedDays: 14_240 });
  });
});
