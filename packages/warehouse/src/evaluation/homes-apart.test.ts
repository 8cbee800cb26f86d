import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_INSTITUTION_DISCLOSURE } from '@smalspor/domain/institution-disclosure';
import { parseMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withDuckDb } from '../duckdb/with-duckdb.ts';
import type { SalesColumns } from '../institutions/sales-columns.ts';
import { createTableOf } from '../measure/append-rows.ts';
import { homesApart } from './homes-apart.ts';
import { writeCohorts } from './write-cohorts.ts';

const SPAN = { from: parseMonth('2017-01'), to: parseMonth('2019-12') };
const START = parseMonth('2018-04');
const MONTHS = Array.from({ length: SPAN.to - SPAN.from + 1 }, (_, at) => SPAN.from + at);
const COLUMNS = [
  { indicator: 'institution-total', numerator: 0 },
  { indicator: 'institution-urinary', numerator: 1 },
] as unknown as SalesColumns[];

/** Eight homes of each county take part and eight do not; all have long stays, and so many of the participants short ones too. */
const SHORT: Readonly<Record<number, number>> = { 1: 1, 2: 8, 3: 8, 4: 8 };
const HOMES = Object.entries(SHORT).flatMap(([county, short]) =>
  Array.from({ length: 16 }, (_, at) => ({
    unit: Number(county) * 100 + at,
    county: Number(county),
    started: at < 8 ? START : null,
    wards: ['long-term', ...(at < short ? ['short-term'] : [])],
  })),
);

let directory: string;
let apart: readonly string[];
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'homes-apart-'));
  await withDuckDb({ spillDirectory: directory, threads: 1 }, async (connection) => {
    const months = HOMES.flatMap((home) => MONTHS.map((month) => ({ ...home, month })));
    await createTableOf(
      connection,
      'institution_month',
      { organisation: 'INTEGER', ward_type: 'VARCHAR', month: 'INTEGER', s0: 'DOUBLE', s1: 'DOUBLE' },
      months.flatMap(({ unit, month, wards }) =>
        wards.map((ward) => [unit, ward, month, 30 + (unit % 7), 9]),
      ),
    );
    await createTableOf(
      connection,
      'evaluated_rask',
      {
        unit: 'INTEGER',
        month: 'INTEGER',
        county: 'INTEGER',
        started: 'INTEGER',
        indicator: 'VARCHAR',
        numerator: 'DOUBLE',
        denominator: 'DOUBLE',
      },
      months.flatMap(({ unit, month, county, started }) =>
        COLUMNS.map(({ indicator }) => [unit, month, county, started, indicator, 40, 300]),
      ),
    );
    const indicators = COLUMNS.map(({ indicator }) => indicator);
    const programme = { programme: 'rask', span: SPAN, indicators, k: 6, windowsTo: SPAN.to };
    const note = await writeCohorts(connection, [programme], directory);
    expect(note.programmes[0]).toMatchObject({ counties: 4, wholeCounties: 0 });
    apart = await homesApart(connection, 'rask', COLUMNS, DEFAULT_INSTITUTION_DISCLOSURE);
  });
});
afterAll(() => rm(directory, { recursive: true, force: true }));

it('keeps back the county in which one participant alone has short stays, and one more beside it', () => {
  expect(apart).toHaveLength(2);
  expect(apart).not.toContain('01');
});
