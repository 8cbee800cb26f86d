import { readdir } from 'node:fs/promises';
import { request as sendRaw } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestBrowser, logIn, type TestBrowser } from '../testing/browser.ts';
import { listeningLog } from '../testing/listening-log.ts';
import { type FakeServer, startFakeServer } from '../testing/start-fake-server.ts';

const lines: string[] = [];
let server: FakeServer;
let doctor: TestBrowser;
let manager: TestBrowser;

beforeAll(async () => {
  server = await startFakeServer(() => ({ log: listeningLog(lines) }));
  doctor = createTestBrowser(server.origin);
  manager = createTestBrowser(server.origin);
  await logIn(doctor, 'anne');
  await logIn(manager, 'dina');
});
afterAll(() => server.stop());

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** A request as a program sends it, with whatever address and headers it likes. */
function send(method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const cookie = [...doctor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const own = { cookie, origin: server.origin, 'idempotency-key': crypto.randomUUID(), ...headers };
  const { port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const sent = sendRaw({ host: '127.0.0.1', port, method, path, headers: own }, async (answer) => {
      let text = '';
      for await (const chunk of answer) text += chunk;
      resolve({ status: answer.statusCode, headers: answer.headers, text });
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** Bytes that need not be a request at all. */
function sendBytes(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(Number(new URL(server.origin).port), '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

function expectProblem({ status, headers, text }: Answer, expected: number, code: string): void {
  expect([status, headers['content-type']]).toEqual([expected, 'application/problem+json; charset=utf-8']);
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(JSON.parse(text)).toMatchObject({ status: expected, code, requestId: expect.any(String) });
}

describe('an address that nothing can be at', () => {
  it.each(['/api/%', '/api/reports/%ff', '/%c0%ae', 'http://[/api/reports', '/api/%?secret=1'])(
    '%s is answered as any other such address, and not repeated',
    async (path) => {
      const answer = await send('GET', path);
      expectProblem(answer, 404, 'not-found');
      expect(answer.text).not.toMatch(/%|secret/);
    },
  );

  it('may be too long for the operation', async () => {
    const answer = await send('GET', `/api/reports/${'x'.repeat(2_000)}`);
    expectProblem(answer, 400, 'invalid-request');
    expect(answer.text).not.toContain('xxx');
  });

  it.each([
    ['DELETE', '/api/reports'],
    ['PATCH', '/api/session/language'],
    ['DELETE', '/api/session/end'],
  ])('%s %s is one', async (method, path) => {
    const length = { 'content-length': '0' };
    expectProblem(await send(method, path, length), 404, 'not-found');
    expectProblem(
      await send(method, path, { ...length, 'content-type': 'application/json' }),
      404,
      'not-found',
    );
  });

  it.each([
    ['no request at all', 'secret\r\n\r\n', 400],
    ['a request with too long headers', `GET /${'secret'.repeat(4_000)} HTTP/1.1\r\n\r\n`, 431],
  ])('%s gets a problem too', async (_what, bytes, status) => {
    const answer = await sendBytes(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    for (const header of ['application/problem+json', 'nosniff', "default-src 'none'", 'no-store']) {
      expect(answer).toContain(header);
    }
    expect(answer).toContain('"code":"invalid-request"');
    expect(answer).not.toContain('secret');
  });
});

describe('a body that is announced and does not come', () => {
  it('counts as none', async () => {
    const leif = createTestBrowser(server.origin);
    await logIn(leif, 'leif');
    const cookie = [...leif.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const empty = { cookie, 'content-type': 'application/json', 'content-length': '0' };
    expect((await send('POST', '/api/session/end', empty)).status).toBe(200);
    const refused = await send('PUT', '/api/session/language', { ...empty, cookie: cookieOfDoctor() });
    expectProblem(refused, 400, 'invalid-request');
  });
});

function cookieOfDoctor(): string {
  return [...doctor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

describe('what an address names', () => {
  const body = { reason: 'The register asks for it', lines: [{ file: 'a.csv', line: 1204 }] };

  it('is not overruled by the body or the query', async () => {
    expect((await manager.send('POST', '/api/batches/batch-2/quarantine', body)).status).toBe(200);
    const other = await manager.send('POST', '/api/batches/x/quarantine', { ...body, batchId: 'batch-2' });
    expect([other.status, await other.json()]).toMatchObject([400, { code: 'invalid-request' }]);
    expect((await doctor.get('/api/reports/example-leif?reportId=latest')).status).toBe(400);
    expect((await doctor.get('/api/reports/latest/pdf?language=nb&reportId=x')).status).toBe(400);
  });

  it('comes with nothing that the operation does not know, and the name of it is not repeated', async () => {
    const stranger = await manager.send('POST', '/api/releases', { secret: 1 });
    expect(stranger.status).toBe(400);
    expect(await stranger.text()).not.toContain('secret');
    for (const odd of [[1], 'text', 7]) {
      expect((await manager.send('POST', '/api/releases', odd)).status).toBe(400);
    }
  });
});

async function upload(fields: Record<string, string>, name = 'list.csv'): Promise<Response> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob(['#smalspor;x']), name);
  const cookie = [...manager.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const headers = { origin: server.origin, 'idempotency-key': crypto.randomUUID(), cookie };
  return fetch(`${server.origin}/api/imports`, { method: 'POST', headers, body: form });
}

describe('text that is none', () => {
  const ask = (change: object) =>
    manager.send('POST', '/api/batches/batch-2/quarantine', {
      reason: 'The register asks\nfor it',
      lines: [{ file: 'a.csv', line: 1204 }],
      ...change,
    });

  it.each([
    'a long reason \u0000',
    'a long reason \u001b[31m',
    'a long reason \u0085',
    'a long reason \ud800',
  ])('is refused in a body: %j', async (text) => {
    for (const change of [{ reason: text }, { lines: [{ file: text, line: 1 }] }]) {
      const answer = await ask(change);
      expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'invalid-request' }]);
    }
  });

  it('does not mean line breaks, which a reason may have', async () => {
    expect((await ask({})).status).toBe(200);
  });

  it('is refused in an upload, which leaves nothing behind', async () => {
    expect((await upload({ format: 'products', register: 'FEST' })).status).toBe(202);
    expect((await upload({ format: 'products', register: 'FEST\u0000' })).status).toBe(400);
    expect((await upload({ format: 'products', stranger: 'x' })).status).toBe(400);
    expect((await upload({ format: 'products' }, 'list\u0000.csv')).status).toBe(400);
    expect(await readdir(server.options.uploads.directory)).toEqual([]);
  });

  it('is refused where the demo looks for people', async () => {
    const browser = createTestBrowser(server.origin);
    const { url } = await browser.follow('/log-in', /\/demo-log-in\//);
    const search = `${new URL(url).pathname}/people?text=`;
    expect((await browser.get(`${search}anne`)).status).toBe(200);
    expect((await browser.get(`${search}%00`)).status).toBe(400);
    const chosen = await browser.send('POST', new URL(url).pathname, { subject: 'anne\u0000' });
    expect(chosen.status).toBe(400);
  });
});

describe('an upload that its sender breaks off', () => {
  it('is told in the log as that, and leaves nothing behind', async () => {
    const cookie = [...manager.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent = sendRaw({
      host: '127.0.0.1',
      port: new URL(server.origin).port,
      method: 'POST',
      path: '/api/imports',
      headers: {
        cookie,
        origin: server.origin,
        'idempotency-key': crypto.randomUUID(),
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': '100000',
      },
    });
    sent.on('error', () => undefined);
    const field = '--b\r\nContent-Disposition: form-data; name="format"\r\n\r\nproducts\r\n';
    const file = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n';
    sent.write(`${field}${file}${'x'.repeat(20_000)}`);
    await vi.waitFor(async () => expect(await readdir(server.options.uploads.directory)).toHaveLength(1));
    sent.destroy();
    await vi.waitFor(() => expect(lines.join('\n')).toContain('info {"event":"upload-cancelled"}'));
    expect(await readdir(server.options.uploads.directory)).toEqual([]);
    expect(lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });
});
