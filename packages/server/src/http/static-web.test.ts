import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FakeServer, startFakeServer } from '../testing/start-fake-server.ts';

const SCRIPT = `export const words = '${'antibiotika '.repeat(500)}';`;
let server: FakeServer;
let webDirectory: string;

beforeAll(async () => {
  webDirectory = await mkdtemp(join(tmpdir(), 'smalspor-web-'));
  await mkdir(join(webDirectory, 'assets'));
  await writeFile(join(webDirectory, 'index.html'), '<!doctype html><title>Smalspor</title>');
  await writeFile(join(webDirectory, 'assets', 'page-1.js'), SCRIPT);
  await writeFile(join(webDirectory, 'assets', 'page-1.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(join(webDirectory, 'assets', 'page-1.js.gz'), gzipSync(SCRIPT));
  server = await startFakeServer(() => ({ webDirectory }));
});
afterAll(async () => {
  await server.stop();
  await rm(webDirectory, { recursive: true, force: true });
});

const get = (url: string, encoding?: string) =>
  server.app.inject({
    url,
    headers: { accept: 'text/html', ...(encoding === undefined ? {} : { 'accept-encoding': encoding }) },
  });

it('sends a script packed to whoever can unpack it, and says that it is one and may be kept', async () => {
  const packed = await get('/assets/page-1.js', 'gzip, deflate, br');
  expect(packed.headers).toMatchObject({
    'content-encoding': 'br',
    'content-type': expect.stringMatching(/^(text|application)\/javascript/),
    'cache-control': 'public, max-age=31536000, immutable',
    vary: expect.stringMatching(/accept-encoding/i),
  });
  expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(SCRIPT);
  expect((await get('/assets/page-1.js', 'gzip')).headers['content-encoding']).toBe('gzip');
});

it('sends the script as it is to others, and what has no packed file beside it to everybody', async () => {
  const plain = await get('/assets/page-1.js');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.payload).toBe(SCRIPT);
  for (const url of ['/', '/explore']) {
    const page = await get(url, 'gzip, br');
    expect([page.statusCode, page.headers['content-encoding']]).toEqual([200, undefined]);
    expect(page.payload).toContain('<title>Smalspor</title>');
  }
});
