import { spawn } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { openHouse } from '../../packages/application/src/house/open-house.ts';
import { programmeReportsJob } from '../../packages/application/src/programmes/programme-reports-job.ts';
import { hasOpenJob } from '../../packages/database/src/jobs/index.ts';

export interface ServedHome {
  readonly origin: string;
  /** Lets a minute pass in the demonstration, which asks for every report that is due. */
  issueEverything(cookie: string): Promise<void>;
  /** Whether that work has come to its end. */
  hasIssued(): Promise<boolean>;
  stop(): Promise<void>;
}

/** The product on a home, as a process of its own. */
export async function serveHome(home: string): Promise<ServedHome> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const command = join(import.meta.dirname, '../../packages/cli/bin/smalspor.mjs');
  const server = spawn(process.execPath, [command, 'serve', '--home', home], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      SMALSPOR_SERVER_PORT: String(port),
      SMALSPOR_SERVER_PUBLIC_URL: origin,
      SMALSPOR_SERVER_REQUESTS_PER_MINUTE: '1000000',
      SMALSPOR_LOGGING_LEVEL: 'warn',
    },
  });
  const ended = new Promise<void>((resolve) => server.on('close', () => resolve()));
  while (!(await fetch(`${origin}/health`).catch(() => null))?.ok) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
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
    stop: async () => {
      await reader.close();
      server.kill('SIGTERM');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
