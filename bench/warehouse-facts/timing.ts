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

export interface Laps {
  /** Ends the lap that has been running since the last one, and names it. */
  readonly end: (name: string) => void;
  /** What the laps of these names took together. */
  readonly of: (names: readonly string[]) => Timing;
}

export function startLaps(onLap: (name: string, seconds: number) => void): Laps {
  const laps: (Timing & { readonly name: string })[] = [];
  let [began, before] = [performance.now(), process.cpuUsage()];
  return {
    end(name) {
      const used = process.cpuUsage(before);
      const seconds = (performance.now() - began) / 1000;
      laps.push({ name, seconds, processorSeconds: (used.user + used.system) / 1e6 });
      onLap(name, seconds);
      [began, before] = [performance.now(), process.cpuUsage()];
    },
    of(names) {
      const chosen = laps.filter(({ name }) => names.includes(name));
      const sum = (part: keyof Timing) => chosen.reduce((total, lap) => total + lap[part], 0);
      return { seconds: sum('seconds'), processorSeconds: sum('processorSeconds') };
    },
  };
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
