/** How long something took, by the clock and by the processors; on a busy machine the second is the better measure. */
export interface Timing {
  readonly seconds: number;
  readonly processorSeconds: number;
}

export async function timed(work: () => Promise<unknown>): Promise<Timing> {
  const before = process.cpuUsage();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  const used = process.cpuUsage(before);
  return { seconds, processorSeconds: (used.user + used.system) / 1e6 };
}

/** The shortest of some runs: what the machine can do when nothing else is in the way. */
export async function fastest(runs: number, work: () => Promise<unknown>): Promise<Timing> {
  const timings: Timing[] = [];
  for (let run = 0; run < runs; run += 1) timings.push(await timed(work));
  return {
    seconds: Math.min(...timings.map(({ seconds }) => seconds)),
    processorSeconds: Math.min(...timings.map(({ processorSeconds }) => processorSeconds)),
  };
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
