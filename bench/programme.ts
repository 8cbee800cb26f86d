import { parseArgs } from 'node:util';
import { fillRounds } from './programme-facts/fill-rounds.ts';
import { serveProgrammes } from './programme-facts/serve-programmes.ts';
import { walkPages } from './programme-facts/walk-pages.ts';
import { describeMachine } from './report-facts/machine.ts';

/**
 * How quickly the pages of programmes answer with fifty people at work, alone and while everyone's reports are issued in the
 * background. It writes rounds and people into the home, so it takes a copy of a demonstration, such as one that
 * `smalspor demo --no-serve` made.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    home: { type: 'string' },
    groups: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '30' },
  },
});
if (values.home === undefined) {
  console.error('Which home? npm run bench -- programme --home HOME, a copy that may be written to.');
  process.exit(2);
}

const WARM_UP_SECONDS = 15;

const filled = await fillRounds(values.home, Number(values.groups));
const served = await serveProgrammes(values.home);
try {
  // The server begins to issue when it starts. A server that has just been started answers its first questions slowly; the
  // figures are those of one at work.
  const reportsBefore = await served.countReports();
  await walkPages(served.origin, filled.visitors, { seconds: WARM_UP_SECONDS });
  const issuing = await walkPages(served.origin, filled.visitors, {
    seconds: 600,
    begin: () => served.issueEverything(filled.visitors[0]?.cookie ?? ''),
    isDone: () => served.hasIssued(),
  });
  const quiet = await walkPages(served.origin, filled.visitors, { seconds: Number(values.seconds) });
  const figures = {
    rounds: filled.rounds,
    participants: filled.participants,
    users: filled.visitors.length,
    requests: quiet.requests,
    pageP95Ms: quiet.p95,
    pagesP95Ms: quiet.pages,
    issuedReports: (await served.countReports()) - reportsBefore,
    issuingRequests: issuing.requests,
    issuingPageP95Ms: issuing.p95,
    issuingSeconds: issuing.seconds,
    issuingPagesP95Ms: issuing.pages,
    failures: { ...quiet.failures, ...issuing.failures },
  };
  if (values.json) console.log(JSON.stringify({ name: 'programme', machine: describeMachine(), figures }));
  else {
    for (const [name, value] of Object.entries(figures)) {
      console.log(`${name.padEnd(22)} ${typeof value === 'number' ? value : JSON.stringify(value)}`);
    }
  }
} finally {
  await served.stop();
}
