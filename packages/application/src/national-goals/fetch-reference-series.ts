import { createHash } from 'node:crypto';
import { keepReferenceSeries, listReferenceSeries } from '@smalspor/database/reference-series';
import { type BankYear, pointsOf, type ReferenceSeries } from '@smalspor/domain/national-goals';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import { askStatisticsBank } from './ask-statistics-bank.ts';
import { type BankTable, readJsonStat } from './json-stat.ts';

/** What became of one series. */
export interface FetchedSeries {
  readonly id: string;
  readonly outcome: 'fetched' | 'unchanged' | 'kept';
  readonly fetchedAt: string;
  readonly years: number;
  /** Years that the bank gives no figure for. */
  readonly without: number;
}

type FetchingHouse = Pick<House, 'content' | 'configuration' | 'db' | 'now'>;

const TOTAL = 'TOTALT';
const DAY_MS = 86_400_000;

/**
 * Fetches the national series that are older than the configuration allows, or all of them `again`. Each is kept as soon
 * as it is read whole; where the bank fails, what was there stays.
 */
export async function fetchReferenceSeries(
  house: FetchingHouse,
  { again, signal }: { readonly again: boolean; readonly signal: AbortSignal },
): Promise<readonly FetchedSeries[]> {
  const kept = new Map((await listReferenceSeries(house.db)).map((series) => [series.id, series]));
  const { keepDays } = house.configuration.statistics;
  const results: FetchedSeries[] = [];
  for (const series of house.content.referenceSeries) {
    const known = kept.get(series.id);
    const age = known ? Date.parse(house.now()) - Date.parse(known.fetchedAt) : Number.POSITIVE_INFINITY;
    if (known && !again && age < keepDays * DAY_MS) {
      results.push({ ...tally(series.id, known.points), outcome: 'kept', fetchedAt: known.fetchedAt });
      continue;
    }
    const stored = await fetchOne(house, series, signal);
    await keepReferenceSeries(house.db, stored);
    const outcome = stored.answerSha256 === known?.answerSha256 ? 'unchanged' : 'fetched';
    results.push({ ...tally(series.id, stored.points), outcome, fetchedAt: stored.fetchedAt });
  }
  return results;
}

function tally(id: string, points: readonly { readonly value: number | null }[]) {
  return { id, years: points.length, without: points.filter(({ value }) => value === null).length };
}

async function fetchOne({ configuration, now }: FetchingHouse, series: ReferenceSeries, signal: AbortSignal) {
  const base = configuration.statistics.address.replace(/\/$/, '');
  const address = `${base}/${series.register}/Table/${series.table}/data`;
  const answer = await askStatisticsBank(
    {
      address,
      dimensions: [
        { code: 'Atc_Verdi', codes: [...series.add, ...series.subtract] },
        { code: 'Kjonn_Verdi', codes: [TOTAL] },
        { code: 'Aldersgruppe_Verdi', codes: [TOTAL] },
        { code: 'Utlevering_Ar', codes: 'all' },
        { code: 'MEASURE_TYPE', codes: ['DDD', 'Befolkning'] },
      ],
    },
    signal,
  );
  const years = yearsIn(readJsonStat(answer), series);
  if (years.length === 0 || !years.every(({ year }) => Number.isInteger(year)))
    throw new Refusal(
      'statistics-refused',
      `Table ${series.table} of the statistics bank has no years that can be read. What was fetched before stays.`,
    );
  return {
    id: series.id,
    fetchedAt: now(),
    address,
    answerSha256: createHash('sha256').update(answer).digest('hex'),
    points: pointsOf(series, years, `${series.publisher}, tabell ${series.table}`),
  };
}

/** The cells of each year. The population is the same in the row of every code, and is read from the first. */
function yearsIn(table: BankTable, { add, subtract }: ReferenceSeries): readonly BankYear[] {
  const all = { Kjonn_Verdi: TOTAL, Aldersgruppe_Verdi: TOTAL };
  return table.codesOf('Utlevering_Ar').map((year) => ({
    year: Number(year),
    doses: new Map(
      [...add, ...subtract].map((code) => [
        code,
        table.cellAt({ ...all, Atc_Verdi: code, Utlevering_Ar: year, MEASURE_TYPE: 'DDD' }),
      ]),
    ),
    population: table.cellAt({
      ...all,
      Atc_Verdi: add[0] ?? '',
      Utlevering_Ar: year,
      MEASURE_TYPE: 'Befolkning',
    }),
  }));
}
