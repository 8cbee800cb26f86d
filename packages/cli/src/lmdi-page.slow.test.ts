import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestHome, type TestHome } from '@smalspor/application/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Running, startSmalspor } from './testing/run-smalspor.ts';

const docs = join(import.meta.dirname, '..', '..', '..', 'docs');
const page = readFileSync(join(docs, 'lmdi.md'), 'utf8');
const blocks = new Map(
  [...page.matchAll(/<!-- run by a test: (\w+) -->\n```sh\n([\s\S]*?)```/g)].map(
    ([, name = '', commands = '']) => [name, commands],
  ),
);

let home: TestHome;
let server: Running;
let environment: NodeJS.ProcessEnv;
const directory = mkdtempSync(join(tmpdir(), 'smalspor-journal-'));

async function run(name: string): Promise<string> {
  const child = spawn('bash', ['--norc', '-euo', 'pipefail', '-c', blocks.get(name) ?? 'false'], {
    cwd: directory,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text) => {
    said += String(text);
  });
  expect((await once(child, 'close'))[0]).toBe(0);
  return said;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

beforeAll(async () => {
  home = await createTestHome('empty');
  environment = {};
  await run('token');
  const port = await freePort();
  const tokenSha256 = [readFileSync(join(directory, 'token.sha256'), 'utf8').trim()];
  const sender = { name: 'journal', tokenSha256, formats: [], organisations: ['310000019'] };
  environment = {
    SMALSPOR: `http://localhost:${port}`,
    BUNDLE: join(docs, 'examples', 'lmdi-nursing-home.json'),
  };
  server = startSmalspor(['serve'], {
    ...home.environment,
    SMALSPOR_HOME: home.directory,
    SMALSPOR_SERVER_PORT: String(port),
    SMALSPOR_DELIVERIES_SENDERS: JSON.stringify([sender]),
    // The example is of a day in 2021.
    SMALSPOR_LMDI_KEEP_MONTHS: '',
  });
  await server.says(/answers on/);
}, 120_000);
afterAll(async () => {
  server?.child.kill('SIGTERM');
  await server?.ended;
  rmSync(directory, { recursive: true, force: true });
  await home.remove();
});

const statuses = (answer: string) =>
  (JSON.parse(answer) as { entry: { response: { status: string } }[] }).entry.map(
    ({ response }) => response.status,
  );

it('the page’s commands check and send the nursing home’s bundle, plain and packed', async () => {
  expect([...blocks.keys()]).toEqual(['token', 'check', 'send', 'packed']);
  expect(await run('check')).toContain('"severity":"information"');
  expect(statuses(await run('send')).filter((status) => status === '201 Created')).toHaveLength(3);
  expect(statuses(await run('packed'))).not.toContain('201 Created');
}, 60_000);
