import { listReferenceSeries } from '@smalspor/database/reference-series';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { createTestHome } from '../testing/index.ts';
import { fetchReferenceSeries } from './fetch-reference-series.ts';
import { nationalContext } from './national-context.ts';
import { readNationalGoals } from './read-national-goals.ts';
import { type FakeStatisticsBank, openFakeStatisticsBank } from './testing/fake-statistics-bank.ts';

const YEARS = [
  { year: '2012', all: 4_392_000, methenamine: 732_000, population: 1_000_000 },
  { year: '2019', all: 2_555_000, methenamine: ':', population: 1_000_000 },
  { year: '2020', all: 3_000_000, methenamine: 804_000, population: 1_000_000 },
];
const call = { requestId: 'r', idempotencyKey: 'k' };
const { signal } = new AbortController();

let home: Awaited<ReturnType<typeof createTestHome>>;
let house: House;
let bank: FakeStatisticsBank;
beforeAll(async () => {
  home = await createTestHome('empty');
  house = await home.open();
});
afterEach(async () => {
  await bank.close();
  await house.db.deleteFrom('reference_series').execute();
});
afterAll(() => home.remove());

async function houseWith(at = house.now()) {
  bank = await openFakeStatisticsBank(YEARS);
  const { configuration } = house;
  const statistics = { ...configuration.statistics, address: `${bank.address}/` };
  return { ...house, now: () => at, configuration: { ...configuration, statistics } };
}

async function dispensed() {
  const { goals } = await readNationalGoals(house, {}, call);
  return goals.flatMap(({ series }) => series).find(({ id }) => id === 'dispensed-to-people');
}

it('asks for nothing but the table, and shows the series beside the one that judges, with its own baseline', async () => {
  const fetching = await houseWith('2026-01-10T08:00:00.000Z');
  expect((await dispensed())?.fetched).toEqual({
    publisher: 'Folkehelseinstituttet, Legemiddelregisteret',
    licence: 'CC BY 4.0',
    at: null,
  });
  expect(await fetchReferenceSeries(fetching, { again: false, signal })).toEqual([
    {
      id: 'dispensed-to-people',
      outcome: 'fetched',
      years: 3,
      without: 1,
      fetchedAt: '2026-01-10T08:00:00.000Z',
    },
  ]);
  expect(bank.asked).toHaveLength(1);
  expect(bank.asked[0]).toMatchObject({
    path: '/api/open/v1/lmr/Table/825/data',
    body: { response: { format: 'json-stat2' } },
  });
  const series = await dispensed();
  expect(series?.judges).toBe(false);
  expect(series?.fetched?.at).toBe('2026-01-10T08:00:00.000Z');
  expect(series?.points.map(({ year, value, reason }) => [year, value, reason])).toEqual([
    [2012, 10, null],
    [2019, null, 'hidden'],
    [2020, 6, null],
  ]);
  expect(series?.points.at(-1)?.changePercent).toBeCloseTo(-40, 9);
  const { goals } = await readNationalGoals(house, {}, call);
  expect(goals[0]).toMatchObject({
    id: 'total-use',
    outcome: 'reached',
    judged: { year: 2020, changePercent: -32 },
  });
});

it('stands in reports once it is fetched, with what it counts and the goal of its unit', async () => {
  const fetching = await houseWith('2026-01-10T08:00:00.000Z');
  const told = async () => nationalContext(house.content, await listReferenceSeries(house.db));
  expect(await told()).toEqual([]);
  await fetchReferenceSeries(fetching, { again: false, signal });
  const [context, ...more] = await told();
  expect(more).toEqual([]);
  expect(context).toMatchObject({
    under: 'prescriptions-per-1000',
    unit: 'ddd-per-1000-days',
    fetchedAt: '2026-01-10T08:00:00.000Z',
    goal: { percent: -30, since: 2012, by: 2020 },
  });
  expect(context?.points.map(({ value }) => value)).toEqual([10, null, 6]);
});

it('keeps what it has for the days of the configuration, unless asked again', async () => {
  const fetching = await houseWith('2026-01-10T08:00:00.000Z');
  await fetchReferenceSeries(fetching, { again: false, signal });
  const later = { ...fetching, now: () => '2026-02-08T08:00:00.000Z' };
  expect(await fetchReferenceSeries(later, { again: false, signal })).toMatchObject([{ outcome: 'kept' }]);
  expect(bank.asked).toHaveLength(1);
  expect(await fetchReferenceSeries(later, { again: true, signal })).toMatchObject([
    { outcome: 'unchanged' },
  ]);
  const old = { ...fetching, now: () => '2026-03-20T08:00:00.000Z' };
  bank.years = YEARS.slice(0, 1);
  expect(await fetchReferenceSeries(old, { again: false, signal })).toMatchObject([
    { outcome: 'fetched', years: 1 },
  ]);
});

it.each([
  ['a bank that is away', { status: 503, text: '' }, 'statistics-unavailable'],
  ['too many questions', { status: 429, text: '' }, 'statistics-unavailable'],
  ['a table that is gone', { status: 404, text: '' }, 'statistics-refused'],
  ['a page instead of figures', { status: 200, text: '<html>' }, 'statistics-refused'],
])('loses nothing to %s', async (_what, instead, code) => {
  const fetching = await houseWith();
  await fetchReferenceSeries(fetching, { again: false, signal });
  const before = await dispensed();
  bank.instead = instead;
  await expect(fetchReferenceSeries(fetching, { again: true, signal })).rejects.toMatchObject({ code });
  expect(await dispensed()).toEqual(before);
});

it('loses nothing to a table without years, and to a bank that nobody answers for', async () => {
  const fetching = await houseWith();
  bank.years = [];
  await expect(fetchReferenceSeries(fetching, { again: true, signal })).rejects.toMatchObject({
    code: 'statistics-refused',
  });
  bank.years = [{ year: '2012_2012', all: 1, methenamine: 1, population: 1 }];
  await expect(fetchReferenceSeries(fetching, { again: true, signal })).rejects.toMatchObject({
    code: 'statistics-refused',
  });
  const statistics = { ...fetching.configuration.statistics, address: 'http://127.0.0.1:1' };
  const nowhere = { ...fetching, configuration: { ...fetching.configuration, statistics } };
  await expect(fetchReferenceSeries(nowhere, { again: true, signal })).rejects.toMatchObject({
    code: 'statistics-unavailable',
  });
});
