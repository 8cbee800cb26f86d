import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestBrowser, logIn } from '../testing/browser.ts';
import { type FakeServer, startFakeServer } from '../testing/start-fake-server.ts';

const MINUTE = 60_000;

let server: FakeServer;
let now = new Date('2021-02-01T08:00:00Z');

beforeAll(async () => {
  server = await startFakeServer(() => ({ now: () => now }));
});
afterAll(() => server.stop());

async function signedIn() {
  now = new Date('2021-02-01T08:00:00Z');
  const browser = createTestBrowser(server.origin);
  await logIn(browser, 'anne');
  return browser;
}

const statusAfter = async (browser: Awaited<ReturnType<typeof signedIn>>, minutes: number) => {
  now = new Date(now.getTime() + minutes * MINUTE);
  return (await browser.get('/api/reports')).status;
};

it('sets a cookie that scripts, other sites and other hosts never see', async () => {
  const browser = createTestBrowser(server.origin);
  const { url } = await browser.follow('/log-in', /\/demo-log-in\//);
  const chosen = await browser.send('POST', new URL(url).pathname, { subject: 'anne' });
  const { next } = (await chosen.json()) as { next: string };
  const { url: callback } = await browser.follow(next, /\/log-in\/callback/);
  const cookies = (await browser.get(callback)).headers.getSetCookie();
  const session = cookies.find((cookie) => cookie.startsWith('__Host-smalspor-session='));
  expect(session).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
});

it('lasts while it is used and ends when it is left alone', async () => {
  const browser = await signedIn();
  expect(await statusAfter(browser, 29)).toBe(200);
  expect(await statusAfter(browser, 29)).toBe(200);
  expect(await statusAfter(browser, 31)).toBe(401);
  expect(await statusAfter(browser, -31)).toBe(401);
});

it('ends after a working day however much it is used', async () => {
  const browser = await signedIn();
  let status = 200;
  let minutes = 0;
  while (status === 200 && minutes < 24 * 60) {
    status = await statusAfter(browser, 20);
    minutes += 20;
  }
  expect(minutes).toBe(600);
});

it('says that it has ended, which is another thing than never having begun', async () => {
  const browser = await signedIn();
  await statusAfter(browser, 31);
  expect(await (await browser.get('/api/reports')).json()).toMatchObject({ code: 'session-expired' });
  const visitor = createTestBrowser(server.origin);
  expect(await (await visitor.get('/api/reports')).json()).toMatchObject({ code: 'not-signed-in' });
});

it('is gone after sign-out, for everyone who holds the cookie', async () => {
  const browser = await signedIn();
  const token = browser.cookies.get('__Host-smalspor-session') ?? '';
  const response = await browser.send('POST', '/api/session/end', {});
  expect(await response.json()).toEqual({ next: '/' });
  expect(browser.cookies.has('__Host-smalspor-session')).toBe(false);
  browser.cookies.set('__Host-smalspor-session', token);
  expect((await browser.get('/api/reports')).status).toBe(401);
  expect(server.accounts.audit).toContain('sign-out:anne');
});

it('keeps the language on the account', async () => {
  const browser = await signedIn();
  await browser.send('PUT', '/api/session/language', { language: 'nn' });
  const elsewhere = createTestBrowser(server.origin);
  await logIn(elsewhere, 'anne');
  expect(await (await elsewhere.get('/api/session')).json()).toMatchObject({ language: 'nn' });
});
