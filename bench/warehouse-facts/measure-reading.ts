import { addMonths } from '@smalspor/domain/time';
import type { HomePaths } from '@smalspor/warehouse/home';
import { openRelease } from '@smalspor/warehouse/read';
import type { LakeSize } from './make-lake.ts';
import { RELEASE_ID } from './measure-release.ts';
import { percentile, round, timed } from './timing.ts';

const READS = 300;
const INDICATOR = 'prescriptions-per-1000';

export interface ReadingFigures {
  /** One indicator's whole series of one GP, 95th percentile. */
  readonly drillDownP95Ms: number;
  readonly drillDownMedianMs: number;
  /** All cells of one GP. */
  readonly ownCellsP95Ms: number;
  readonly openReleaseMs: number;
  /** All GPs' own cells, as issuing every report reads them, for each GP. */
  readonly everyonesCellsMsPerGp: number;
}

/** How fast figures come out of a published release. */
export async function measureReading(
  home: HomePaths,
  memoryLimit: string,
  { gps }: LakeSize,
): Promise<ReadingFigures> {
  const began = performance.now();
  const reader = await openRelease(home, RELEASE_ID, { memoryLimit, minGroupMembers: 4 });
  const openReleaseMs = performance.now() - began;
  const { from, to } = reader.manifest;
  const [one, all]: [number[], number[]] = [[], []];
  for (let read = 0; read < READS; read += 1) {
    const prescriber = 1 + ((read * 7919) % gps);
    const scope = { kind: 'own', prescriber } as const;
    const series = await timed(async () => {
      const own = await reader.ownCells(scope, prescriber, [INDICATOR]);
      for (let end = from; end <= to; end = addMonths(end, 1))
        own({ indicator: INDICATOR, kind: 'month', end });
      own({ indicator: INDICATOR, kind: 'rolling12', end: to });
    });
    one.push(1000 * series.seconds);
    const everything = await timed(() => reader.ownCells(scope, prescriber));
    all.push(1000 * everything.seconds);
  }
  const everyone = await timed(async () => {
    for await (const part of reader.everyonesCells({ kind: 'system', act: 'issue-reports' })) {
      for (const prescriber of part.prescribers) {
        part.cellsOf(prescriber)({ indicator: INDICATOR, kind: 'rolling12', end: to });
      }
    }
  });
  reader.close();
  return {
    drillDownP95Ms: round(percentile(one, 0.95)),
    drillDownMedianMs: round(percentile(one, 0.5)),
    ownCellsP95Ms: round(percentile(all, 0.95)),
    openReleaseMs: round(openReleaseMs),
    everyonesCellsMsPerGp: round((1000 * everyone.seconds) / gps, 3),
  };
}
