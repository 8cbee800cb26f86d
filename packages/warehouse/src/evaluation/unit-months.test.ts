import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '@smalspor/content/loading';
import { currentProgramme } from '@smalspor/domain/programmes';
import { type Month, parseMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withDuckDb } from '../duckdb/with-duckdb.ts';
import { placeBedDays } from '../institutions/place-bed-days.ts';
import type { SalesColumns } from '../institutions/sales-columns.ts';
import { createTableOf } from '../measure/append-rows.ts';
import { createParticipants } from './participations.ts';
import { createHomeMonths } from './unit-months.ts';

const content = loadContent();
const STARTED = parseMonth('2018-02');
const SPAN = { from: parseMonth('2018-01'), to: parseMonth('2018-02') };
/** The first home tells all, the second January alone, the third nothing; the fourth has acute beds. */
const WARDS = [
  { organisation: 1, type: 'long-term', beds: 10, told: [279, 252] },
  { organisation: 2, type: 'long-term', beds: 20, told: [558, null] },
  { organisation: 3, type: 'long-term', beds: 10, told: [null, null] },
  { organisation: 4, type: 'long-term', beds: 10, told: [279, 252] },
  { organisation: 4, type: 'acute', beds: 2, told: [10, 10] },
] as const;
/** Doses without a ward, as some pharmacies sell. */
const UNPLACED = [2, 4];

let directory: string;
let rows: readonly (readonly unknown[])[];
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'home-months-'));
  await withDuckDb({ spillDirectory: directory, threads: 1 }, async (connection) => {
    const months = [SPAN.from, SPAN.to];
    const town = 301;
    const wardMonth = {
      organisation: 'INTEGER',
      ward_type: 'VARCHAR',
      month: 'INTEGER',
      beds: 'INTEGER',
    } as const;
    await createTableOf(
      connection,
      'ward_month',
      wardMonth,
      WARDS.flatMap(({ organisation, type, beds }) =>
        months.map((month) => [organisation, type, month, beds]),
      ),
    );
    await createTableOf(
      connection,
      'institution_month',
      {
        organisation: 'INTEGER',
        ward_type: 'VARCHAR',
        month: 'INTEGER',
        in_register: 'BOOLEAN',
        municipality: 'INTEGER',
        bed_days: 'DOUBLE',
        s0: 'DOUBLE',
      },
      [
        ...WARDS.flatMap(({ organisation, type, told }) =>
          months.map((month, index) => [organisation, type, month, true, town, told[index] ?? null, 10]),
        ),
        ...UNPLACED.flatMap((organisation) =>
          months.map((month) => [organisation, null, month, false, null, null, 5]),
        ),
      ],
    );
    await connection.run(`
      CREATE TEMP TABLE lake_bed_days (organisation INTEGER, ward_type VARCHAR, from_month INTEGER, to_month INTEGER,
        bed_days DOUBLE, estimated BOOLEAN, told INTEGER);
      CREATE TEMP TABLE lake_participations (programme VARCHAR, prescriber INTEGER, organisation INTEGER, started INTEGER)`);
    await createParticipants(connection, [
      { programme: 'rask', prescriber: null, organisation: 1, started: STARTED },
    ]);
    await placeBedDays(connection, null);
    const rollOut = currentProgramme(content.programmes, 'rask')?.rollOut;
    if (!rollOut) throw new Error('RASK goes county by county');
    const columns = [{ indicator: 'institution-total', numerator: 0 }] as unknown as SalesColumns[];
    const { geography } = content;
    await createHomeMonths(connection, { programme: 'rask', geography, rollOut, span: SPAN, columns });
    const found = await connection.runAndReadAll(
      'SELECT unit, month, numerator, denominator, started FROM evaluated_rask ORDER BY unit, month',
    );
    rows = found.getRowsJS() as unknown[][];
  });
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const of = (home: number) =>
  rows
    .filter(([unit]) => unit === home)
    .map(([, month, numerator, denominator]) => [(month as Month) - SPAN.from, numerator, denominator]);

it('says since when a home takes part, and nothing of the others', () => {
  const started = new Map(rows.map(([unit, , , , since]) => [unit, since]));
  expect([...started]).toEqual([
    [1, STARTED],
    [2, null],
    [3, null],
    [4, null],
  ]);
});

it('counts a month that nobody told with the ward’s own mean', () => {
  expect(of(1)).toEqual([
    [0, 10, 279],
    [1, 10, 252],
  ]);
  expect(of(2).map(([, , days]) => days)).toEqual([558, 558]);
});

it('counts a home that never told any with its beds, as full as those that did', () => {
  // Of 10, 20 and 10 beds: 279 + 558 + 279 of 1,240 in January, 252 + 252 of 560 in February.
  const share = (279 + 558 + 279 + 252 + 252) / (31 * 40 + 28 * 20);
  const [january, february] = of(3).map(([, , days]) => days);
  expect(january).toBeCloseTo(310 * share, 6);
  expect(february).toBeCloseTo(280 * share, 6);
});

it('adds doses without a ward to the home, unless it has acute beds', () => {
  expect(of(2).map(([, doses]) => doses)).toEqual([15, 15]);
  expect(of(4).map(([, doses]) => doses)).toEqual([10, 10]);
});
