import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openHouse } from '../../packages/application/src/house/open-house.ts';
import { operations } from '../../packages/application/src/institution-follow-up/operations.ts';
import type { Actor } from '../../packages/domain/src/access/index.ts';
import { percentile, round } from '../warehouse-facts/timing.ts';

/** How quickly those who follow institutions up get their pages, of a region and of the nation, through the real use cases. */
export interface CountyViewFigures {
  readonly institutions: number;
  readonly takingPart: number;
  /** Milliseconds by the clock over all reads; 95 of 100 were quicker. */
  readonly countyViewP95Ms: number;
  readonly countyViewP50Ms: number;
  /** Processor time of a read in the mean, JSON included, without the database's own. */
  readonly countyViewProcessorMs: number;
  /** The 95th percentile of each read, as `nation coverage`. */
  readonly countyViewsP95Ms: Readonly<Record<string, number>>;
  /** Wards of long stays: what is told of those that take part, and their counties. */
  readonly changePercent: number | null;
  readonly meanChangePercent: number | null;
  readonly changeCounties: number;
  readonly othersChangePercent: number | null;
  /** What was counted while the country was made, of long and short stays in all counties; `null` where no truth is known. */
  readonly trueChangePercent: number | null;
}

const ROUNDS = 25;
const CALL = { requestId: 'bench', idempotencyKey: null };
const READERS: Readonly<Record<string, Actor>> = {
  region: actorWith({ role: 'regional-centre', kind: 'region', id: 'sor-ost' }),
  nation: actorWith({ role: 'programme-admin' }),
};

/** @param home a copy: each list of institutions is on record */
export async function measureCountyView(home: string): Promise<CountyViewFigures> {
  const house = await openHouse({ home, access: 'reads', role: 'command' });
  try {
    const {
      readInstitutionCoverage,
      listFollowedInstitutions,
      readInstitutionChange,
      readInstitutionSpread,
    } = operations;
    const reads: Readonly<Record<string, (actor: Actor) => Promise<unknown>>> = {
      coverage: (actor) => readInstitutionCoverage(house, actor, {}, CALL),
      institutions: (actor) => listFollowedInstitutions(house, actor, {}, CALL),
      change: (actor) => readInstitutionChange(house, actor, {}, CALL),
      urinary: (actor) => readInstitutionChange(house, actor, { indicator: 'institution-urinary' }, CALL),
      spread: (actor) => readInstitutionSpread(house, actor, {}, CALL),
    };
    const times = new Map<string, number[]>();
    let processor = 0;
    // The first round opens the release and is not counted.
    for (let turn = 0; turn <= ROUNDS; turn += 1) {
      for (const [who, actor] of Object.entries(READERS)) {
        for (const [what, read] of Object.entries(reads)) {
          const [began, before] = [performance.now(), process.cpuUsage()];
          JSON.stringify(await read(actor));
          const [took, used] = [performance.now() - began, process.cpuUsage(before)];
          if (turn === 0) continue;
          times.set(`${who} ${what}`, [...(times.get(`${who} ${what}`) ?? []), took]);
          processor += (used.user + used.system) / 1000;
        }
      }
    }
    const nation = READERS.nation as Actor;
    const { all } = await readInstitutionCoverage(house, nation, {}, CALL);
    const change = await readInstitutionChange(house, nation, {}, CALL);
    const every = [...times.values()].flat();
    return {
      institutions: all.all,
      takingPart: all.takingPart,
      countyViewP95Ms: round(percentile(every, 0.95)),
      countyViewP50Ms: round(percentile(every, 0.5)),
      countyViewProcessorMs: round(processor / every.length),
      countyViewsP95Ms: Object.fromEntries(
        [...times].map(([name, each]) => [name, round(percentile(each, 0.95))]),
      ),
      changePercent: rounded(change.total?.change?.value),
      meanChangePercent: rounded(change.mean),
      changeCounties: change.total?.counties ?? 0,
      othersChangePercent: rounded(change.others?.change?.value),
      trueChangePercent: await trueChange(home),
    };
  } finally {
    await house.close();
  }
}

async function trueChange(home: string): Promise<number | null> {
  try {
    const { institutions } = JSON.parse(await readFile(join(home, 'truth.json'), 'utf8'));
    return institutions.descriptive.antibiotics.changePercent;
  } catch {
    return null;
  }
}

function rounded(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : round(value);
}

function actorWith({
  role,
  ...place
}: {
  role: Actor['roles'][number];
  kind?: 'region';
  id?: string;
}): Actor {
  const { kind, id } = place;
  const places = kind === undefined || id === undefined ? [] : [{ role, kind, id }];
  return { userId: 'bench', name: 'Bench', roles: [role], hpr: null, places };
}
