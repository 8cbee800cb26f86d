import { execFileSync, spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { STRICT_LOGGING } from '../packages/application/src/testing/strict-logging.ts';
import { startFakeServer } from '../packages/server/src/testing/start-fake-server.ts';

const root = join(import.meta.dirname, '..');
/** Long: a machine that is busy with other things starts slowly, and a walk that is never begun tells nothing. */
const READY_WITHIN_MS = 180_000;

export interface Product {
  readonly origin: string;
  stop(): Promise<void>;
}

/**
 * The product to walk through: the home that `E2E_HOME` names, served by the real command; without it the built
 * page on a server whose application holds invented people and reports in memory.
 */
export function startProduct(): Promise<Product> {
  const home = process.env.E2E_HOME;
  return home ? serveHome(home) : serveExamples();
}

/** Invented people, reports, deliveries and releases in memory: whatever is done to them is gone afterwards. */
export async function serveExamples(): Promise<Product> {
  const web = join(root, 'packages', 'web');
  const vite = join(root, 'node_modules', '.bin', 'vite');
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: web, stdio: 'inherit' });
  const { origin, stop } = await startFakeServer(() => ({ webDirectory: join(web, 'dist') }));
  return { origin, stop };
}

/** The real command on a home, as a process of its own. @param settings of the environment, over those of tests */
export async function serveHome(
  home: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<Product> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const command = join(root, 'packages', 'cli', 'bin', 'smalspor.mjs');
  const server = spawn(process.execPath, [command, 'serve', '--home', home], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      SMALSPOR_SERVER_PORT: String(port),
      SMALSPOR_SERVER_PUBLIC_URL: origin,
      // Tests click faster than people.
      SMALSPOR_SERVER_REQUESTS_PER_MINUTE: '10000',
      SMALSPOR_LOGGING_LEVEL: 'warn',
      ...STRICT_LOGGING,
      ...settings,
    },
  });
  const ended = new Promise<void>((resolve) => server.on('close', () => resolve()));
  try {
    await untilHealthy(origin, () => server.exitCode);
  } catch (error) {
    // A child that is left would keep the walk from ending.
    server.kill('SIGTERM');
    throw error;
  }
  return {
    origin,
    stop: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}

async function untilHealthy(origin: string, exitCode: () => number | null): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  while (Date.now() < end) {
    if (exitCode() !== null) throw new Error(`The server ended with ${exitCode()} before it answered`);
    const answer = await fetch(`${origin}/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The server did not answer within ${READY_WITHIN_MS / 1000} seconds`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
