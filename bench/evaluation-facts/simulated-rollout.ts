import type { RolloutRow } from '../../packages/domain/src/regression/index.ts';
import { type RandomStream, randomStream } from '../../packages/synthetic/src/chance/random-stream.ts';
import { normal, poisson } from '../../packages/synthetic/src/chance/samplers.ts';

/**
 * A small country with a stepped roll-out whose effect is known: counties begin one after the other, five of them after the last
 * quarter; the doctors who join are those who lie high, for good and by chance, in the year before. Only those who join are kept.
 */
export interface SimulatedRollout {
  readonly rows: readonly RolloutRow[];
  /** Log rate ratio that was planted. */
  readonly truth: number;
}

export const SIMULATION = {
  counties: 16,
  doctors: 30,
  quarters: 24,
  /** First quarter that a county may begin in; one county begins every quarter. */
  firstStart: 13,
  changePercent: -8,
  trendPercentPerYear: -4,
  seasonAmplitude: 0.15,
  /** Standard deviations of log rates: between doctors, of a doctor’s quarter, and of a county’s year. */
  between: 0.35,
  passing: 0.2,
  countyYear: 0.02,
  /** Of those in a county, by level and by the mean of the passing part in the year before. */
  joining: 0.45,
  ratePerQuarter: 0.075,
  listSize: 1000,
} as const;

export function simulateRollout(seed: number): SimulatedRollout {
  const plan = SIMULATION;
  const truth = Math.log1p(plan.changePercent / 100);
  const random = randomStream(seed, 'evaluation');
  const rows: RolloutRow[] = [];
  for (let county = 0; county < plan.counties; county += 1) {
    const start = plan.firstStart + county;
    const shocks = Array.from(
      { length: Math.ceil(plan.quarters / 4) },
      () => plan.countyYear * normal(random),
    );
    const doctors = Array.from({ length: plan.doctors }, () => drawDoctor(random, start));
    const joined = doctors.sort((a, b) => b.pull - a.pull).slice(0, Math.round(plan.joining * plan.doctors));
    joined.forEach(({ level, passing, list }, index) => {
      for (let quarter = 0; quarter < plan.quarters; quarter += 1) {
        const logRate =
          Math.log(plan.ratePerQuarter) +
          level +
          (passing[quarter] as number) +
          (shocks[Math.floor(quarter / 4)] as number) +
          (plan.trendPercentPerYear / 400) * quarter +
          plan.seasonAmplitude * Math.cos((Math.PI * quarter) / 2) +
          (quarter >= start ? truth : 0);
        // Lists grow and shrink, by up to a fifth over the years.
        const exposure = list.size * (1 + (list.growth * quarter) / plan.quarters);
        const count = poisson(random, exposure * Math.exp(logRate));
        rows.push({
          unit: `${county}/${index}`,
          cluster: `${county}`,
          group: start,
          period: quarter,
          count,
          exposure,
        });
      }
    });
  }
  return { rows, truth };
}

function drawDoctor(random: RandomStream, start: number) {
  const { between, passing: spread, quarters, listSize } = SIMULATION;
  const level = between * normal(random);
  // Long enough for a start after the end.
  const passing = Array.from({ length: quarters + 8 }, () => spread * normal(random));
  const before = passing.slice(start - 4, start).reduce((sum, value) => sum + value, 0) / 4;
  const pull = level / between + (2 * before) / (spread / 2) + normal(random);
  const list = { size: listSize * (0.7 + 0.6 * random.uniform()), growth: 0.4 * (random.uniform() - 0.5) };
  return { level, passing, pull, list };
}
