import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Month, parseMonth } from '@smalspor/domain/time';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withDuckDb } from '../duckdb/with-duckdb.ts';
import { createTableOf } from '../measure/append-rows.ts';
import type { CohortCell, EvaluationNote } from './evaluation-file.ts';
import { readCohorts } from './read-cohorts.ts';
import { writeCohorts } from './write-cohorts.ts';

const SPAN = { from: parseMonth('2017-01'), to: parseMonth('2019-12') };
const START = parseMonth('2018-03');

interface Unit {
  readonly unit: number;
  readonly county: number;
  readonly started: Month | null;
}

const some = (count: number, first: number, county: number, started: Month | null): Unit[] =>
  Array.from({ length: count }, (_, index) => ({ unit: first + index, county, started }));

/** County 1 can be told apart; in county 2 two take no part; nobody has begun in county 3. */
const UNITS: readonly Unit[] = [
  ...some(6, 0, 1, START),
  ...some(2, 10, 1, (START + 2) as Month),
  ...some(7, 20, 1, null),
  ...some(6, 30, 2, (START + 5) as Month),
  ...some(2, 40, 2, null),
  ...some(9, 50, 3, null),
];

let directory: string;
let cells: readonly CohortCell[];
let note: EvaluationNote;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cohorts-'));
  await withDuckDb({ spillDirectory: directory, threads: 1 }, async (connection) => {
    await createTableOf(
      connection,
      'evaluated_rak',
      {
        unit: 'INTEGER',
        month: 'INTEGER',
        county: 'INTEGER',
        started: 'INTEGER',
        indicator: 'VARCHAR',
        numerator: 'DOUBLE',
        denominator: 'DOUBLE',
      },
      UNITS.flatMap(({ unit, county, started }) =>
        Array.from({ length: SPAN.to - SPAN.from + 1 }, (_, index) => {
          const month = SPAN.from + index;
          return [
            unit,
            month,
            county,
            started,
            'made-up',
            started !== null && month >= started ? 8 : 10,
            100,
          ];
        }),
      ),
    );
    const programme = { programme: 'rak', span: SPAN, indicators: ['made-up'], k: 5, windowsTo: SPAN.to };
    note = await writeCohorts(connection, [programme], directory);
    cells = (await readCohorts(connection, directory, note, 'rak')) ?? [];
  });
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const inMonth = (month: number) => cells.filter((cell) => cell.month === month);

it('tells participants and others apart where both are enough, and else the whole county', () => {
  expect(inMonth(SPAN.from).map(({ county, part, units }) => `${county} ${part} ${units}`)).toEqual([
    '01 participants 8',
    '01 others 7',
    '02 whole 8',
    '03 whole 9',
  ]);
  expect(note.programmes).toMatchObject([{ participants: 14, counties: 1, wholeCounties: 2 }]);
});

it('puts those who were too few together with the others who began, and says when they all did', () => {
  const [participants] = inMonth(START);
  expect(participants).toMatchObject({ first: START, last: START + 2, start: START + 1, countyStart: START });
  // Six have begun, two not yet.
  expect(participants).toMatchObject({ numerator: 6 * 8 + 2 * 10, denominator: 800 });
});

it('leaves no county’s participants or others to be reckoned where they are few', () => {
  const told = cells.filter(({ county, month }) => county === '02' && month === SPAN.to);
  expect(told).toHaveLength(1);
  expect(told[0]).toMatchObject({ part: 'whole', numerator: 6 * 8 + 2 * 10 });
});

it('tells of all who began by the months since their own start, beside the nation of the same months', () => {
  const byStart = cells.filter(({ part }) => part === 'by-start');
  expect(byStart.map(({ month }) => month)).toEqual(Array.from({ length: 24 }, (_, index) => index - 12));
  expect(byStart.every(({ units, county }) => units === 14 && county === '00')).toBe(true);
  expect(byStart.find(({ month }) => month === -1)).toMatchObject({ numerator: 140, denominator: 1400 });
  expect(byStart.find(({ month }) => month === 0)).toMatchObject({ numerator: 112, denominator: 1400 });
  const nation = cells.filter(({ part }) => part === 'nation-by-start');
  expect(nation.find(({ month }) => month === -12)).toMatchObject({ numerator: 140, denominator: 1400 });
  expect(nation.find(({ month }) => month === 11)?.numerator).toBeGreaterThan(112);
});
