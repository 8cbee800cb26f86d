import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { createTestHome, type TestHome, townFiles } from '@smalspor/application/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Running, runSmalspor, startSmalspor } from './testing/run-smalspor.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'deliveries.md'), 'utf8');
const blocks = new Map(
  [...page.matchAll(/<!-- run by a test: (\w+) -->\n```sh\n([\s\S]*?)```/g)].map(
    ([, name = '', commands = '']) => [name, commands],
  ),
);
const command = join(import.meta.dirname, '..', 'bin', 'smalspor.mjs');
const PATIENCE = { timeout: 150_000, interval: 1_000 };

let home: TestHome;
let server: Running;
let environment: NodeJS.ProcessEnv;
/** Where each sender works, and the folder that is watched. */
let folderSender: string;
let uploader: string;
let incoming: string;

/** Runs commands of the page as they stand. @returns what they said */
async function run(cwd: string, commands: string, more: NodeJS.ProcessEnv = {}): Promise<string> {
  const child = spawn('bash', ['--norc', '-euo', 'pipefail', '-c', commands], {
    cwd,
    env: { ...environment, ...more },
  });
  let said = '';
  child.stdout.on('data', (text) => {
    said += String(text);
  });
  child.stderr.on('data', (text) => {
    said += String(text);
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`It ended with ${code}: ${said}`);
  return said;
}

const block = (name: string): string => {
  const commands = blocks.get(name);
  if (commands === undefined) throw new Error(`The page has no commands called ${name}`);
  return commands;
};

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function overview() {
  const { out } = await runSmalspor(['deliveries', '--json', '--home', home.directory], environment);
  return JSON.parse(out) as {
    deliveries: {
      state: string;
      cameBy: string;
      sender: string | null;
      reports: number | null;
      reason: string | null;
    }[];
    alerts: { kind: string }[];
  };
}

beforeAll(async () => {
  home = await createTestHome('empty');
  [folderSender, uploader, incoming] = ['folder-sender', 'uploader', 'watched'].map((name) => {
    const path = join(home.directory, '..', `${home.directory.split('/').at(-1)}-${name}`);
    mkdirSync(path);
    return path;
  }) as [string, string, string];
  const bin = join(uploader, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'smalspor'), `#!/bin/sh\nexec "${process.execPath}" "${command}" "$@"\n`);
  chmodSync(join(bin, 'smalspor'), 0o755);
  environment = {
    ...home.environment,
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    SMALSPOR_HOME: home.directory,
  };
  for (const { name, path } of await townFiles()) copyFileSync(path, join(folderSender, name));
  await run(uploader, block('token'));
  const port = await freePort();
  const tokenSha256 = readFileSync(join(uploader, 'token.sha256'), 'utf8').trim();
  environment = {
    ...environment,
    SMALSPOR: `http://localhost:${port}`,
    INCOMING: incoming,
    SMALSPOR_SERVER_PORT: String(port),
    SMALSPOR_DELIVERIES_FOLDER: incoming,
    SMALSPOR_DELIVERIES_SETTLE_SECONDS: '1',
    SMALSPOR_DELIVERIES_SENDERS: JSON.stringify([
      { name: 'flr', tokenSha256: [tokenSha256], formats: ['gp-lists'] },
    ]),
  };
  server = startSmalspor(['serve'], environment);
  await server.says(/answers on/);
}, 120_000);
afterAll(async () => {
  server?.child.kill('SIGTERM');
  await server?.ended;
  await run(home.directory, `rm -rf "${folderSender}" "${uploader}" "${incoming}"`);
  await home.remove();
});

it('has commands for each way', () => {
  expect([...blocks.keys()]).toEqual(['folder', 'token', 'upload', 'resume', 'watch']);
});

it('what is put in the folder is taken in, published and reported on', { timeout: 200_000 }, async () => {
  await run(folderSender, block('folder'));
  await vi.waitFor(async () => {
    const { deliveries } = await overview();
    expect(deliveries).toMatchObject([{ cameBy: 'folder', state: 'done', reports: expect.any(Number) }]);
  }, PATIENCE);
  expect(readdirSync(incoming)).toEqual([]);
});

const FILE = 'gp-lists-corrected.csv';

it('what is uploaded is taken in too, and goes on where the line broke', { timeout: 200_000 }, async () => {
  const lists = readFileSync(join(folderSender, 'gp-lists-2020.csv'), 'utf8');
  writeFileSync(join(uploader, FILE), lists.replace('sequence=1', 'sequence=2'));
  // The line breaks in the middle: the second command of the page sends a part only.
  const broken = block('upload').replace('--upload-file "$FILE"', '--data-binary @half --request PUT');
  const half = readFileSync(join(uploader, FILE)).subarray(0, 1_000);
  writeFileSync(join(uploader, 'half'), half);
  const said = await run(uploader, `${broken}\n${block('resume')}`, { FILE });
  expect(said).toMatch(/"state":"waiting".*"received":1000[\s\S]*"state":"(taken|imported|released|done)"/);
  await vi.waitFor(async () => {
    const { deliveries } = await overview();
    expect(deliveries[0]).toMatchObject({ cameBy: 'upload', sender: 'flr', state: 'done' });
  }, PATIENCE);
  // The same once more, whole, as the page has it: nothing happens.
  expect(await run(uploader, block('upload'), { FILE })).toContain('"state":"done"');
  await run(uploader, block('watch'));
  expect(readFileSync(join(uploader, 'status'), 'utf8')).toBe('0\n');
});

it('another checksum is refused with a note and an alert, and the job that watches hears of it', {
  timeout: 200_000,
}, async () => {
  const commands = block('folder')
    .replace('sha256sum', 'rm dispensings-*.csv; sha256sum')
    .replace('mkdir', 'echo more >> gp-lists-2020.csv; mkdir');
  await run(folderSender, commands);
  await vi.waitFor(async () => {
    const { alerts, deliveries } = await overview();
    expect(alerts).toMatchObject([{ kind: 'refused' }]);
    expect(deliveries[0]).toMatchObject({ state: 'refused', reason: expect.stringContaining('SHA-256') });
  }, PATIENCE);
  const [aside = ''] = readdirSync(join(incoming, 'refused'));
  expect(existsSync(join(incoming, 'refused', aside, 'WHY-REFUSED.txt'))).toBe(true);
  await run(uploader, block('watch'));
  expect(readFileSync(join(uploader, 'status'), 'utf8')).toBe('6\n');
  const { out, code } = await runSmalspor(['deliveries'], environment);
  expect(code).toBe(6);
  expect(out).toMatch(/refused {2}[0-9a-f-]{36}\n {4}ask the sender to mend it/);
});
