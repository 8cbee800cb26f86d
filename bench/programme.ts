import { parseArgs } from 'node:util';
import { fillRounds } from './programme-facts/fill-rounds.ts';
import { serveHome } from './programme-facts/serve-home.ts';
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

const filled = await fillRounds(values.home, Number(values.groups));
const served = await serveHome(values.home);
try {
  const seconds = Number(values.seconds);
  const quiet = await walkPages(served.origin, filled.visitors, { seconds });
  const issuing = await walkPages(served.origin, filled.visitors, {
    seconds: 600,
    begin: () => served.issueEverything(filled.visitors[0]?.cookie ?? ''),
    isDone: () => served.hasIssued(),
  });
  const figures = {
    rounds: filled.rounds,
    participants: filled.participants,
    users: filled.visitors.length,
    requests: quiet.requests,
    pageP95Ms: quiet.p95,
    slowestPageP95Ms: quiet.slowest.p95,
    slowestPage: quiet.slowest.page,
    issuingRequests: issuing.requests,
    issuingPageP95Ms: issuing.p95,
    issuingSeconds: issuing.seconds,
    failures: quiet.failures + issuing.failures,
  };
  if (values.json) console.log(JSON.stringify({ name: 'programme', machine: describeMachine(), figures }));
  else for (const [name, value] of Object.entries(figures)) console.log(`${name.padEnd(22)} ${value}`);
} finally {
  await served.stop();
}
