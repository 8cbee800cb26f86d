import { type Product, serveHome } from '../../e2e/product.ts';
import { openHouse } from '../../packages/application/src/house/open-house.ts';
import { programmeReportsJob } from '../../packages/application/src/programmes/programme-reports-job.ts';
import { hasOpenJob } from '../../packages/database/src/jobs/index.ts';
import { countReportsByRelease } from '../../packages/database/src/reports/index.ts';
import { systemScope } from '../../packages/domain/src/access/index.ts';

export interface ServedProgrammes extends Product {
  /** Lets a minute pass in the demonstration, which asks for every report that is due. */
  issueEverything(cookie: string): Promise<void>;
  /** Whether that work has come to its end. */
  hasIssued(): Promise<boolean>;
  /** How many reports of doctors there are. */
  countReports(): Promise<number>;
}

/** The product on a home, and what a benchmark asks it for. */
export async function serveProgrammes(home: string): Promise<ServedProgrammes> {
  const product = await serveHome(home, { SMALSPOR_SERVER_REQUESTS_PER_MINUTE: '1000000' });
  const { origin } = product;
  const reader = await openHouse({ home, access: 'reads', role: 'command' });
  return {
    origin,
    issueEverything: async (cookie) => {
      const clock = await fetch(`${origin}/api/demo/clock`, { headers: { cookie } });
      const { now } = (await clock.json()) as { now: string };
      const later = new Date(Date.parse(now) + 60_000).toISOString();
      const answer = await fetch(`${origin}/api/demo/clock`, {
        method: 'PUT',
        headers: {
          cookie,
          origin,
          'content-type': 'application/json',
          'idempotency-key': crypto.randomUUID(),
        },
        body: JSON.stringify({ now: later }),
      });
      if (!answer.ok) throw new Error(`The clock could not be set: ${answer.status}`);
    },
    hasIssued: async () => !(await hasOpenJob(reader.db, programmeReportsJob, { roundId: null })),
    countReports: async () => {
      const counted = await countReportsByRelease(reader.db, systemScope('issue-reports'));
      return [...counted.values()].reduce((sum, count) => sum + count, 0);
    },
    stop: async () => {
      await reader.close();
      await product.stop();
    },
  };
}
