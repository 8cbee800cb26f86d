import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestBrowser, logIn } from '../testing/browser.ts';
import { FAKE_TOKEN } from '../testing/fake-deliveries.ts';
import { type FakeServer, startFakeServer } from '../testing/start-fake-server.ts';

let server: FakeServer;
beforeAll(async () => {
  server = await startFakeServer();
});
afterAll(() => server.stop());

const AS_SENDER = { authorization: `Bearer ${FAKE_TOKEN}` };
const manifest = {
  format: 'smalspor-delivery/1',
  files: [{ name: 'products.csv', format: 'products', bytes: 11, sha256: 'a'.repeat(64) }],
};

function announce(headers: Record<string, string>): Promise<Response> {
  return fetch(`${server.origin}/api/deliveries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': 'k-12345678', ...headers },
    body: JSON.stringify(manifest),
  });
}

const put = (headers: Record<string, string>, body = 'hello world') =>
  fetch(`${server.origin}/api/deliveries/delivery-3/files/products.csv`, { method: 'PUT', headers, body });

describe('a sender', () => {
  it('announces, sends bytes of any kind or none, goes on, and follows, from wherever it is', async () => {
    expect((await announce(AS_SENDER)).status).toBe(200);
    expect((await put(AS_SENDER)).status).toBe(200);
    expect(server.deliveries.received.get('products.csv')).toEqual({ from: 0, text: 'hello world' });
    const rest = { ...AS_SENDER, 'content-type': 'application/json', 'content-range': 'bytes 6-10/11' };
    expect((await put(rest, 'world')).status).toBe(200);
    expect(server.deliveries.received.get('products.csv')).toEqual({ from: 6, text: 'world' });
    const followed = await fetch(`${server.origin}/api/deliveries/delivery-3`, { headers: AS_SENDER });
    expect(await followed.json()).toMatchObject({ state: 'waiting', files: [{ received: 5 }] });
    const wrong = await put({ ...AS_SENDER, 'content-range': 'bytes all' });
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ code: 'invalid-request' });
  });

  it('without a token, or with one that is nobody’s, is turned away, and the attempt is on record', async () => {
    const before = server.accounts.audit.length;
    expect((await announce({})).status).toBe(401);
    expect(server.accounts.audit.length).toBe(before);
    for (const authorization of [`Bearer ${FAKE_TOKEN}x`, 'Bearer short', 'Basic abc']) {
      expect((await announce({ authorization })).status).toBe(401);
      expect((await put({ authorization })).status).toBe(401);
    }
    expect(server.accounts.audit.slice(before)).toHaveLength(6);
    expect(server.accounts.audit.at(-1)).toBe(
      'refused:visitor sendDeliveryFile delivery delivery-3 not-signed-in',
    );
  });

  it('sees nothing else with its token', async () => {
    for (const path of ['/api/batches', '/api/deliveries', '/api/session/notices']) {
      expect((await fetch(`${server.origin}${path}`, { headers: AS_SENDER })).status).toBe(401);
    }
  });
});

it('a data manager’s session delivers nothing, but sees how deliveries go', async () => {
  const browser = createTestBrowser(server.origin);
  await logIn(browser, 'dina');
  expect((await browser.get('/api/deliveries')).status).toBe(200);
  expect((await browser.get('/api/deliveries/delivery-3')).status).toBe(401);
});
