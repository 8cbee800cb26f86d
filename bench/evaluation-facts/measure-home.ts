import { readEvaluation } from '../../packages/application/src/evaluation/index.ts';
import type { House } from '../../packages/application/src/house/house.ts';
import { homePaths } from '../../packages/warehouse/src/home/index.ts';
import { openExploreHouse } from '../explore-facts/open-explore-house.ts';

export interface HomeFigures {
  readonly programme: string;
  readonly participants: number;
  /** Opening the release and evaluating, by the clock and by the processors, and the second of them alone. */
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly evaluateSeconds: number;
  readonly evaluateProcessorSeconds: number;
  readonly estimates: Readonly<Record<string, string>>;
}

/** How long the evaluation of a programme takes on the newest release of a home, and what it says. Nothing is written to the home. */
export async function measureHome(root: string, programme: string): Promise<HomeFigures> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  const opened = await openExploreHouse(root);
  try {
    const synthetic = async () => (await opened.house.shelf.current())?.manifest.synthetic ?? false;
    const house = { ...opened.house, home: homePaths(root), synthetic } as unknown as House;
    const [then, usedThen] = [performance.now(), process.cpuUsage()];
    const found = await readEvaluation(house, programme);
    const now = performance.now();
    return {
      programme,
      participants: found.participants,
      seconds: secondsOf(now - began),
      processorSeconds: processorSeconds(used),
      evaluateSeconds: secondsOf(now - then),
      evaluateProcessorSeconds: processorSeconds(usedThen),
      estimates: Object.fromEntries(
        found.estimates.map(({ name, changePercent, low, high, truthPercent }) => [
          name,
          `${oneDecimal(changePercent)} (${oneDecimal(low)} to ${oneDecimal(high)}), true ${oneDecimal(truthPercent)}`,
        ]),
      ),
    };
  } finally {
    opened.close();
  }
}

function processorSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return secondsOf((user + system) / 1000);
}

function secondsOf(milliseconds: number): number {
  return Math.round(milliseconds / 10) / 100;
}

function oneDecimal(value: number | null): string {
  return value === null ? 'unknown' : value.toFixed(1);
}
