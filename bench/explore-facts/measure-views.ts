import { setTimeout as pause } from 'node:timers/promises';
import { exploreRelease } from '../../packages/application/src/explore/explored.ts';
import { readExploreChoices } from '../../packages/application/src/explore/read-choices.ts';
import { readExploreView } from '../../packages/application/src/explore/read-view.ts';
import { endsOf } from '../../packages/application/src/explore/told-figures.ts';
import type { House } from '../../packages/application/src/house/house.ts';
import type { InputOf } from '../../packages/contract/src/operations/index.ts';
import type { Actor } from '../../packages/domain/src/access/index.ts';
import { seededRandom } from '../../packages/domain/src/statistics/index.ts';
import { formatMonth } from '../../packages/domain/src/time/index.ts';
import { percentile, round } from '../warehouse-facts/timing.ts';

export interface ViewFigures {
  readonly users: number;
  readonly views: number;
  /** Views that could not be told and were refused; they are in the times. */
  readonly refused: number;
  readonly p50Milliseconds: number;
  readonly p95Milliseconds: number;
  readonly slowestMilliseconds: number;
  /** The first view of all municipalities, before anything was remembered. */
  readonly firstViewMilliseconds: number;
  /** Of these, views of all doctors of the country: how many, and their 95th percentile. Nothing is warmed. */
  readonly doctors: number;
  readonly doctorsP95Milliseconds: number;
  /** The same of those that nobody had looked at before. */
  readonly doctorsNewP95Milliseconds: number;
  /** Processor time of a view, JSON included. */
  readonly processorMilliseconds: number;
  readonly meanKilobytes: number;
}

const RESEARCHER: Actor = { userId: 'bench', name: 'Bench', roles: ['researcher'], hpr: null };
/** A user looks at a view for as long as this before asking for the next. */
const LOOKING_MS = 1_000;
const CALL = { requestId: 'bench', idempotencyKey: null };

/** Users who each ask for random views of all that can be chosen, look, and ask for the next; JSON is written as the server does. */
export async function measureViews(
  house: House,
  { users, views }: { readonly users: number; readonly views: number },
): Promise<ViewFigures> {
  const random = seededRandom(1);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const { indicators, levels } = await readExploreChoices(house, RESEARCHER, {}, CALL);
  const { reader, explorables } = await exploreRelease(house);
  const ask = (): InputOf<'readExploreView'> => {
    const indicator = pick(indicators);
    const { level, periods } = pick(indicator.levels);
    const period = pick(periods);
    const explorable = explorables.find(({ id }) => id === indicator.id);
    const ends = explorable ? endsOf({ explorable, period, wards: null }, reader) : [];
    const units = levels.find((each) => each.level === level)?.units ?? [];
    return {
      indicator: indicator.id,
      level,
      period,
      // Half of the looks are at the newest period, as everybody's first one is.
      ...(ends.length > 0 && random() < 0.5 ? { end: formatMonth(pick(ends)) } : {}),
      ...(units.length > 0 ? { units: pick(units).id } : {}),
      ...(indicator.splits.length > 0 && level !== 'prescriber' && random() < 0.2
        ? { split: pick(indicator.splits) }
        : {}),
      ...(indicator.wards.length > 0 ? { wards: pick(indicator.wards) } : {}),
      ...(level === 'municipality' && random() < 0.3 ? { like: 'size' as const } : {}),
    };
  };
  const times: number[] = [];
  const ofDoctors: number[] = [];
  const ofNewDoctors: number[] = [];
  const seen = new Set<string>();
  let refused = 0;
  let bytes = 0;
  const one = async (query: InputOf<'readExploreView'>) => {
    const began = performance.now();
    try {
      bytes += JSON.stringify(await readExploreView(house, RESEARCHER, query, CALL)).length;
    } catch (error) {
      if ((error as { code?: string }).code === undefined) throw error;
      refused += 1;
    }
    times.push(performance.now() - began);
    if (query.level !== 'prescriber') return;
    ofDoctors.push(performance.now() - began);
    const look = `${query.indicator} ${query.end}`;
    if (!seen.has(look)) ofNewDoctors.push(performance.now() - began);
    seen.add(look);
  };
  await one({ indicator: 'prescriptions-per-1000', level: 'municipality' });
  const first = times.pop() ?? Number.NaN;
  bytes = 0;
  const before = process.cpuUsage();
  await Promise.all(
    Array.from({ length: users }, async () => {
      await pause(random() * LOOKING_MS);
      for (let left = Math.ceil(views / users); left > 0; left -= 1) {
        await one(ask());
        await pause(LOOKING_MS * (0.5 + random()));
      }
    }),
  );
  const used = process.cpuUsage(before);
  return {
    users,
    views: times.length,
    refused,
    p50Milliseconds: round(percentile(times, 0.5), 1),
    p95Milliseconds: round(percentile(times, 0.95), 1),
    slowestMilliseconds: round(Math.max(...times), 1),
    firstViewMilliseconds: round(first, 1),
    doctors: ofDoctors.length,
    doctorsP95Milliseconds: round(percentile(ofDoctors, 0.95), 1),
    doctorsNewP95Milliseconds: round(percentile(ofNewDoctors, 0.95), 1),
    processorMilliseconds: round((used.user + used.system) / 1000 / times.length, 2),
    meanKilobytes: round(bytes / 1024 / Math.max(1, times.length - refused), 1),
  };
}
