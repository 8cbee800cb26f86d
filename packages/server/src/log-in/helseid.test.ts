import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestBrowser, type TestBrowser } from '../testing/browser.ts';
import { listeningLog } from '../testing/listening-log.ts';
import { type FakeServer, freePort, startFakeServer } from '../testing/start-fake-server.ts';
import { type LogInProvider, startLogInProvider } from '../testing/start-log-in-provider.ts';

const MINUTE = 60_000;
const LEVEL = 'helseid://claims/identity/security_level';
const SESSION = '__Host-smalspor-session';
const lines: string[] = [];

let provider: LogInProvider;
let server: FakeServer;
let later = 0;
let port: number;

const start = () =>
  startFakeServer(
    () => ({
      logIn: [provider.service()],
      log: listeningLog(lines),
      now: () => new Date(Date.now() + later),
    }),
    port,
  );

beforeAll(async () => {
  port = await freePort();
  provider = await startLogInProvider(`http://localhost:${port}`);
  server = await start();
});
afterAll(async () => {
  await server.stop();
  await provider.goDown();
});
beforeEach(() => {
  later = 0;
  lines.length = 0;
  server.accounts.audit.length = 0;
  provider.tamper = {};
  provider.person = {
    subject: 'anne',
    claims: { name: 'Anne Demo', 'helseid://claims/hpr/hpr_number': '990000018' },
  };
});

/** Out to the service and back to the address that brings its answer. */
async function goOut(browser: TestBrowser): Promise<string> {
  return (await browser.follow('/log-in', /\/log-in\/callback/)).url;
}

/** Where the page is after the answer: `/` with a session, or the problem that is told. */
async function comeBack(browser: TestBrowser, address: string): Promise<string> {
  return (await browser.get(address)).headers.get('location') ?? '';
}

async function tried(): Promise<string> {
  const browser = createTestBrowser(server.origin);
  const end = await comeBack(browser, await goOut(browser));
  expect(browser.cookies.has(SESSION)).toBe(end === '/');
  return end;
}

/** What the audit log and the program's own log have after a log-in that failed. */
function expectOnlyARefusal(code: string): void {
  expect(server.accounts.audit).toEqual([`refused:visitor signIn person  ${code}`]);
  expect(lines.join('\n')).not.toMatch(/Anne|anne|990000018|eyJ|code=|01810012345/);
  expect(lines.join('\n')).toContain(`"code":"${code}"`);
}

describe('a log-in with HelseID’s demands', () => {
  it('opens a session, by a pushed request and with bound tokens', async () => {
    provider.asked.length = 0;
    expect(await tried()).toBe('/');
    expect(provider.asked.filter((one) => /^POST|\/me/.test(one))).toEqual(
      expect.arrayContaining(['POST /request', 'POST /token', 'GET /me']),
    );
    expect(server.accounts.audit).toEqual(['sign-in:anne']);
  });

  it('ends at the service too when the person signs out', async () => {
    const browser = createTestBrowser(server.origin);
    await comeBack(browser, await goOut(browser));
    const { next } = (await (await browser.send('POST', '/api/session/end', {})).json()) as { next: string };
    const address = new URL(next);
    expect(`${address.origin}${address.pathname}`).toBe(`${provider.issuer}/session/end`);
    expect(address.searchParams.get('post_logout_redirect_uri')).toBe(`${server.origin}/`);
    expect((await browser.get(next)).status).toBe(200);
  });

  it('goes on when the service has changed its keys since it was first met', async () => {
    expect(await tried()).toBe('/');
    await provider.rotate();
    // One log-in may find the old keys; no later one does.
    await tried();
    expect(await tried()).toBe('/');
  });
});

describe('a log-in is refused', () => {
  it('when it has taken too long', async () => {
    const browser = createTestBrowser(server.origin);
    const callback = await goOut(browser);
    later = 11 * MINUTE;
    expect(await comeBack(browser, callback)).toBe('/?problem=log-in-expired');
    expectOnlyARefusal('log-in-expired');
  });

  it('when the server was restarted in the middle, and goes well the next time', async () => {
    const browser = createTestBrowser(server.origin);
    const callback = await goOut(browser);
    await server.stop();
    server = await start();
    expect(await comeBack(browser, callback)).toBe('/?problem=log-in-expired');
    expect(await comeBack(browser, await goOut(browser))).toBe('/');
  });

  it('when its answer comes twice, and when its code does', async () => {
    const browser = createTestBrowser(server.origin);
    const callback = await goOut(browser);
    const kept = new Map(browser.cookies);
    expect(await comeBack(browser, callback)).toBe('/');
    expect(await comeBack(browser, callback)).toBe('/?problem=log-in-cookie-missing');
    server.accounts.audit.length = 0;
    lines.length = 0;
    // Even a thief who has the cookie of the log-in finds the code used up.
    const thief = createTestBrowser(server.origin);
    for (const [name, value] of kept) thief.cookies.set(name, value);
    expect(await comeBack(thief, callback)).toBe('/?problem=log-in-failed');
    expectOnlyARefusal('log-in-failed');
    expect(lines.join('\n')).toContain('invalid_grant');
  });

  it.each([
    ['state is forged', 'state', 'forged'],
    ['issuer is another', 'iss', 'https://evil.example'],
    ['code is made up', 'code', 'made-up'],
  ])('when its %s', async (_what, name, value) => {
    const browser = createTestBrowser(server.origin);
    const callback = new URL(await goOut(browser));
    callback.searchParams.set(name, value);
    expect(await comeBack(browser, callback.href)).toBe('/?problem=log-in-failed');
    expectOnlyARefusal('log-in-failed');
  });

  it('when the answer does not say which service it is from', async () => {
    provider.tamper = { withoutIss: true };
    expect(await tried()).toBe('/?problem=log-in-failed');
    expectOnlyARefusal('log-in-failed');
  });

  const soon = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
  it.each<[string, LogInProvider['tamper']]>([
    ['of another issuer', { claims: (token) => ({ ...token, iss: 'https://evil.example' }) }],
    ['for another client', { claims: (token) => ({ ...token, aud: 'another' }) }],
    ['given to another client', { claims: (token) => ({ ...token, azp: 'another' }) }],
    ['of another log-in', { claims: (token) => ({ ...token, nonce: 'another' }) }],
    ['without a nonce', { claims: ({ nonce: _none, ...token }) => token }],
    ['signed by another key', { signedByAnother: true }],
    ['run out', { claims: (token) => ({ ...token, exp: soon(-120) }) }],
    ['from a clock far ahead', { claims: (token) => ({ ...token, iat: soon(300), exp: soon(360) }) }],
    ['old', { claims: (token) => ({ ...token, iat: soon(-3000) }) }],
  ])('when its token is %s', async (_what, tamper) => {
    provider.tamper = tamper;
    expect(await tried()).toBe('/?problem=log-in-failed');
    expectOnlyARefusal('log-in-failed');
  });

  it.each(['3', 3, null, 'high', '99'])('when its security level is %s', async (level) => {
    provider.person.claims[LEVEL] = level;
    expect(await tried()).toBe('/?problem=log-in-too-weak');
    expect(lines.join('\n')).not.toMatch(/Anne|anne|990000018/);
  });

  it('when ID token and HPR number do not fit together', async () => {
    provider.tamper = {
      claims: (token) => ({ ...token, 'helseid://claims/hpr/hpr_number': '990000026' }),
    };
    expect(await tried()).toBe('/?problem=log-in-failed');
    expectOnlyARefusal('log-in-failed');
  });
});

describe('clocks', () => {
  it.each([-45, 45])('that differ by %s seconds do no harm', async (seconds) => {
    provider.tamper = {
      claims: ({ iat, exp, ...token }) => ({
        ...token,
        iat: Number(iat) + seconds,
        exp: Number(exp) - 60 + 20 + seconds,
      }),
    };
    expect(await tried()).toBe('/');
  });
});

describe('a service that is down', () => {
  it('is told as such, at both steps, and is found when it is up again', async () => {
    const browser = createTestBrowser(server.origin);
    const callback = await goOut(browser);
    await provider.goDown();
    const { headers } = await createTestBrowser(server.origin).get('/log-in');
    expect(headers.get('location')).toBe('/?problem=log-in-unavailable');
    expect(await comeBack(browser, callback)).toBe('/?problem=log-in-unavailable');
    await provider.comeUp();
    expect(await tried()).toBe('/');
  });
});
