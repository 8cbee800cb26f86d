import {
  differenceInDifferences,
  eventStudy,
  groupTimeEffects,
  type RolloutRow,
  rolloutOf,
  simpleEffect,
} from '../../packages/domain/src/regression/index.ts';
import { randomStream } from '../../packages/synthetic/src/chance/random-stream.ts';

export interface NationFigures {
  readonly doctors: number;
  readonly months: number;
  readonly rows: number;
  readonly rolloutMilliseconds: number;
  readonly twoWayMilliseconds: number;
  readonly groupTimeMilliseconds: number;
}

/** How long the models take for as many doctors and months as the nation has; the counts are of no interest here. */
export function measureNation(doctors: number, months: number): NationFigures {
  const random = randomStream(1, 'nation');
  const rows: RolloutRow[] = [];
  for (let doctor = 0; doctor < doctors; doctor += 1) {
    const county = doctor % 19;
    const group = random.chance(0.4) ? 36 + 3 * county : null;
    const rate = 0.02 + 0.02 * random.uniform();
    for (let period = 0; period < months; period += 1) {
      const exposure = 900 + 200 * random.uniform();
      const count = Math.round(exposure * rate * (0.5 + random.uniform()));
      rows.push({ unit: `${doctor}`, group, period, count, exposure });
    }
  }
  const timed = <T>(work: () => T): [T, number] => {
    const began = performance.now();
    const done = work();
    return [done, Math.round(performance.now() - began)];
  };
  const [rollout, rolloutMilliseconds] = timed(() => rolloutOf(rows));
  const [, twoWayMilliseconds] = timed(() => differenceInDifferences(rollout));
  const [, groupTimeMilliseconds] = timed(() => {
    const options = {
      control: 'not-yet-treated',
      anticipation: 12,
      basePeriods: 12,
      eventTimes: { from: -24, to: 23 },
    } as const;
    const found = groupTimeEffects(rollout, options);
    return [simpleEffect(found), eventStudy(found)];
  });
  return {
    doctors,
    months,
    rows: rows.length,
    rolloutMilliseconds,
    twoWayMilliseconds,
    groupTimeMilliseconds,
  };
}
