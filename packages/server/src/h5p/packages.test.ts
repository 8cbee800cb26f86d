import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPackages } from '../../../content/src/packages/read-packages.ts';
import { throatPackage } from '../../../content/src/testing/throat-package.ts';
import { type FakeServer, startFakeServer } from '../testing/start-fake-server.ts';

const bytes = throatPackage({ 'content/picture.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' });
const file = { path: 'courses/c/packages/throat.nb.h5p', text: '', bytes };
const [read] = readPackages('courses/c/', [file], (_file, _line, fault) => expect.fail(fault)).values();
const digest = read?.package.digest ?? '';

let server: FakeServer;
beforeAll(async () => {
  server = await startFakeServer(() => ({ packages: read ? [read.package] : [] }));
});
afterAll(() => server.stop());

const get = (path: string) => fetch(server.origin + path);

describe('the document that plays a package', () => {
  it('has no origin, runs what lies in the package and the player alone, and is framed by the page alone', async () => {
    const answer = await get(`/h5p/packages/${digest}`);
    expect(answer.status).toBe(200);
    const policy = (answer.headers.get('content-security-policy') ?? '').split('; ');
    expect(policy).toContain('sandbox allow-scripts allow-forms');
    expect(policy).toContain("default-src 'none'");
    const own = `${server.origin}/h5p/packages/${digest}/`;
    const player = `${server.origin}/h5p/player/ ${server.origin}/h5p/frame/`;
    expect(policy).toContain(`connect-src ${player} ${own}`);
    expect(policy).toContain(`frame-ancestors ${server.origin}`);
    expect(policy.join()).not.toMatch(/allow-same-origin|unsafe-eval|'self'/);
    expect(policy.find((each) => each.startsWith('script-src'))).not.toContain('unsafe-inline');
    expect(answer.headers.get('x-frame-options')).toBeNull();
    expect(answer.headers.getSetCookie()).toEqual([]);
    const html = await answer.text();
    expect(html).toContain('<html lang="nb">');
    expect(html).toContain('<title>Sår hals</title>');
  });

  it('is the only page that lets itself be framed', async () => {
    const answer = await get('/api/session');
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(answer.headers.get('content-security-policy')).toContain("frame-src 'self'");
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
  });
});

describe('the files of a package', () => {
  const within = (path: string) => get(`/h5p/packages/${digest}/${path}`);

  it('come with their types, for a document without origin, and run nothing when opened by themselves', async () => {
    const types = {
      'h5p.json': 'application/json',
      'H5P.SmalsporSort-1.0/sort.js': 'text/javascript',
      'H5P.SmalsporSort-1.0/sort.css': 'text/css',
      'content/picture.svg': 'image/svg+xml',
    };
    for (const [path, type] of Object.entries(types)) {
      const answer = await within(path);
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get('content-type'), path).toContain(type);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
      expect(answer.headers.get('content-security-policy')).toMatch(/sandbox$/);
      await answer.arrayBuffer();
    }
  });

  it('are not found by guessing', async () => {
    const guesses = [
      `${digest}/nothing.js`,
      `${digest}/../../../package.json`,
      `${digest}/..%2f..%2fpackage.json`,
      `${digest}/constructor`,
      `${'0'.repeat(64)}`,
      `${'0'.repeat(64)}/h5p.json`,
    ];
    for (const guess of guesses) expect((await get(`/h5p/packages/${guess}`)).status, guess).toBe(404);
  });

  it('are played by the kept player', async () => {
    for (const path of [
      'player/main.bundle.js',
      'player/frame.bundle.js',
      'player/styles/h5p.css',
      'frame/play.js',
    ]) {
      const answer = await get(`/h5p/${path}`);
      expect(answer.status, path).toBe(200);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      await answer.arrayBuffer();
    }
    expect((await get('/h5p/player/nothing.js')).status).toBe(404);
    expect((await get('/h5p/player/../package.json')).status).toBe(404);
  });
});
