import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compareRivals } from './explore-facts/compare-rivals.ts';
import { measureFacts } from './explore-facts/measure-facts.ts';
import { measurePaint } from './explore-facts/measure-paint.ts';
import { measureViews } from './explore-facts/measure-views.ts';
import { openExploreHouse } from './explore-facts/open-explore-house.ts';
import { describeMachine } from './report-facts/machine.ts';

/**
 * How fast Explore is: views with many users at once and the first paint, on the release of `--home` (nothing is written to it); figures
 * of the country from single lines; and the same sums and models in PostgreSQL and R. `--only` names some of them. Ends with exit
 * code 1 when a target is missed or an answer is not the same.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    home: { type: 'string' },
    only: { type: 'string', default: 'views,paint,facts,rivals' },
    users: { type: 'string', default: '50' },
    views: { type: 'string', default: '2000' },
    /** Invented dispensings that figures are counted from. */
    lines: { type: 'string', default: '20000000' },
    /** Rows that are asked about here, in PostgreSQL and in R. */
    rows: { type: 'string', default: '2000000' },
  },
});
const only = values.only.split(',');
const needsHome = only.includes('views') || only.includes('paint');
if (needsHome && values.home === undefined) {
  console.error('npm run bench -- explore --home DIR, a home with a release; or --only facts,rivals');
  process.exit(2);
}

const say = (text: string) => values.json || console.log(text);
const home = values.home ?? '';
const directory = await mkdtemp(join(tmpdir(), 'smalspor-bench-'));
try {
  const machine = describeMachine();
  say('Views');
  const views = only.includes('views') ? await viewsOf(home) : null;
  say('First paint');
  const paint = only.includes('paint')
    ? await measurePaint(home, directory).catch((error: Error) => ({ missing: error.message }))
    : null;
  say('Figures from single lines');
  const size = { rows: Number(values.lines), fromYear: 2015, toYear: 2021, gps: 5000, others: 10_000 };
  const facts = only.includes('facts') ? await measureFacts(directory, size) : null;
  say('Beside PostgreSQL and R');
  const rivals = only.includes('rivals') ? await compareRivals(directory, Number(values.rows)) : null;
  const answers = [
    ...(rivals?.questions ?? []).flatMap(({ postgres, r }) => [postgres, r]),
    ...Object.values(rivals?.models ?? {}).map(({ r }) => r),
  ];
  const checks = {
    viewsAreQuick: views && views.p95Milliseconds <= 50,
    paintsQuickly: paint && !('missing' in paint) && paint.firstPaintMilliseconds <= 1500,
    factsAreQuick: facts && facts.yearP95Milliseconds <= 300,
    factsAreTheCube:
      facts && facts.compared > 0 && facts.differing === 0 && facts.differingWithOneLineMore > 0,
    rivalsAnswerTheSame: rivals && answers.every((rival) => rival === null || rival.sameAnswer),
  };
  if (values.json)
    console.log(JSON.stringify({ name: 'explore', machine, views, paint, facts, rivals, checks }));
  else console.dir({ views, paint, facts, rivals, checks }, { depth: 5 });
  process.exitCode = Object.values(checks).every((check) => check !== false) ? 0 : 1;
} finally {
  await rm(directory, { recursive: true, force: true });
}

async function viewsOf(root: string) {
  const { house, close } = await openExploreHouse(root);
  try {
    return await measureViews(house, { users: Number(values.users), views: Number(values.views) });
  } finally {
    close();
  }
}
