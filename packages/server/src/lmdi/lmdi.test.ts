import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestBrowser, logIn } from '../testing/browser.ts';
import { FAKE_TOKEN } from '../testing/fake-deliveries.ts';
import { type FakeServer, startFakeServer } from '../testing/start-fake-server.ts';

let server: FakeServer;
beforeAll(async () => {
  server = await startFakeServer();
});
afterAll(() => server.stop());

const bundle = (entries: number) =>
  JSON.stringify({ resourceType: 'Bundle', entry: Array.from({ length: entries }, (_, id) => ({ id })) });

interface Outcome {
  readonly resourceType: string;
  readonly issue: readonly { readonly code: string; readonly expression?: readonly string[] }[];
}

async function post(
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
  path = '',
): Promise<{ readonly status: number; readonly headers: Headers; readonly answer: Outcome }> {
  const response = await fetch(`${server.origin}/fhirmottak/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${FAKE_TOKEN}`, 'content-type': 'application/fhir+json', ...headers },
    body,
  });
  return { status: response.status, headers: response.headers, answer: (await response.json()) as Outcome };
}

describe('the receiver of bundles', () => {
  it('takes them plain or packed, and answers in FHIR', async () => {
    const plain = await post(bundle(3));
    expect(plain.status).toBe(200);
    expect(plain.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
    expect(plain.answer).toMatchObject({ type: 'transaction-response', entry: [{}, {}, {}] });
    const packed = await post(gzipSync(bundle(5_000)), { 'content-encoding': 'gzip' });
    expect(packed.answer).toMatchObject({ type: 'transaction-response' });
    const checked = await post(bundle(1), {}, '/validateLegemiddelregisterBundle');
    expect(checked.answer).toMatchObject({
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'information' }],
    });
  });

  it('tells every fault at its place', async () => {
    const { status, answer } = await post(bundle(0));
    expect(status).toBe(400);
    expect(answer.issue.map(({ code, expression }) => `${code} ${expression}`)).toEqual([
      'required Bundle.entry',
      'value Bundle.type',
    ]);
  });

  it.each([
    ['no token', { authorization: '' }, bundle(1), 401, 'login'],
    ['another’s token', { authorization: 'Bearer not-a-token-of-anybody-here' }, bundle(1), 401, 'login'],
    ['another media type', { 'content-type': 'application/fhir+xml' }, '<a/>', 400, 'structure'],
    ['a packing that is not known', { 'content-encoding': 'br' }, bundle(1), 400, 'structure'],
    ['what is not packed, as packed', { 'content-encoding': 'gzip' }, bundle(1), 400, 'structure'],
    ['a bundle that breaks off', {}, bundle(1).slice(0, -2), 400, 'structure'],
    ['what is no JSON', {}, '"hello', 400, 'structure'],
  ])('answers %s with an OperationOutcome', async (_what, headers, body, status, code) => {
    const found = await post(body, headers);
    expect(found.status).toBe(status);
    expect(found.answer).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ code }] });
    if (status === 401) expect(found.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('reads no more than it may of a small file that unpacks to a large one', async () => {
    const bomb = gzipSync(Buffer.alloc(64_000_000, ' '));
    expect(bomb.byteLength).toBeLessThan(100_000);
    const { status, answer } = await post(bomb, { 'content-encoding': 'gzip' });
    expect(status).toBe(413);
    expect(answer.issue).toMatchObject([{ code: 'too-long' }]);
    const plain = await post('x'.repeat(3_000_000));
    expect(plain.status).toBe(413);
  });

  it('tells what it can do, to anybody', async () => {
    const response = await fetch(`${server.origin}/fhirmottak/v1/metadata`);
    expect(await response.json()).toMatchObject({
      resourceType: 'CapabilityStatement',
      fhirVersion: '4.0.1',
    });
  });

  it('is nothing for a person’s session', async () => {
    const browser = createTestBrowser(server.origin);
    await logIn(browser, 'dina');
    expect((await browser.get('/fhirmottak/v1')).status).toBe(404);
    const before = server.accounts.audit.length;
    expect((await post(bundle(1), { authorization: 'Bearer not-a-token-of-anybody-here' })).status).toBe(401);
    expect(server.accounts.audit.slice(before)).toEqual([
      'refused:visitor receiveBundle operation  not-signed-in',
    ]);
  });
});
