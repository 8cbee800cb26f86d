import type { Visitor } from './fill-rounds.ts';

export interface PageTimes {
  readonly requests: number;
  /** Milliseconds until the answer was whole, over all pages; 95 of 100 were quicker. */
  readonly p95: number;
  /** The same for each page. */
  readonly pages: Readonly<Record<string, number>>;
  readonly seconds: number;
  /** How many answers were no answer, and to what, as `report 404`. */
  readonly failures: Readonly<Record<string, number>>;
}

export interface WalkOptions {
  /** How long to walk at the most. */
  readonly seconds: number;
  /** Starts what is to go on meanwhile. */
  readonly begin?: () => Promise<void>;
  /** Ends the walk; asked once a second. */
  readonly isDone?: () => Promise<boolean>;
}

/** What people read between two pages, in milliseconds: a quick reader, so that fifty ask some fifty times a second. */
const PAUSE_MS = 1_000;

const PAGES: Readonly<Record<string, (visitor: Visitor) => string>> = {
  session: () => '/api/session',
  rounds: () => '/api/rounds',
  round: ({ roundId }) => `/api/rounds/${roundId}`,
  worksheet: ({ roundId }) => `/api/rounds/${roundId}/worksheets/first`,
  courses: () => '/api/courses?language=nb',
  goals: () => '/api/goals',
  reports: () => '/api/reports',
  report: () => '/api/reports/latest',
};

/** Everybody goes from page to page, each with a pause in between, and every answer is timed at the one who asks. */
export async function walkPages(
  origin: string,
  visitors: readonly Visitor[],
  options: WalkOptions,
): Promise<PageTimes> {
  const times = new Map<string, number[]>(Object.keys(PAGES).map((page) => [page, []]));
  const failures: Record<string, number> = {};
  let isOver = false;
  const visit = async (visitor: Visitor, index: number): Promise<void> => {
    await pause((index / visitors.length) * PAUSE_MS);
    for (let turn = index; !isOver; turn += 1) {
      const names = Object.keys(PAGES);
      const page = names[turn % names.length] ?? 'rounds';
      const begun = performance.now();
      const answer = await fetch(origin + PAGES[page]?.(visitor), { headers: { cookie: visitor.cookie } });
      await answer.arrayBuffer();
      times.get(page)?.push(performance.now() - begun);
      if (!answer.ok) {
        const failure = `${page} ${answer.status}`;
        failures[failure] = (failures[failure] ?? 0) + 1;
      }
      await pause(PAUSE_MS);
    }
  };
  const begun = performance.now();
  await options.begin?.();
  const walking = Promise.all(visitors.map(visit));
  while (performance.now() - begun < options.seconds * 1_000) {
    await pause(1_000);
    if (options.isDone && (await options.isDone())) break;
  }
  isOver = true;
  await walking;
  const all = [...times.values()].flat();
  return {
    requests: all.length,
    p95: quantile(all, 0.95),
    pages: Object.fromEntries([...times].map(([page, each]) => [page, quantile(each, 0.95)])),
    seconds: Math.round((performance.now() - begun) / 1_000),
    failures,
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 10) / 10;
}
