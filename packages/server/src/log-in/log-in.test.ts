import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestBrowser, logIn } from '../testing/browser.ts';
import { type FakeServer, startFakeServer } from '../testing/start-fake-server.ts';

let server: FakeServer;

beforeAll(async () => {
  server = await startFakeServer();
});
afterAll(() => server.stop());

const newBrowser = () => createTestBrowser(server.origin);

describe('the log-in', () => {
  it('goes out and comes back with a session, and the audit log knows', async () => {
    const browser = newBrowser();
    expect(await logIn(browser, 'anne')).toBe('/');
    expect(await (await browser.get('/api/session')).json()).toMatchObject({
      user: { name: 'Anne Demo', roles: ['gp'], readsReports: true, managesData: false },
      demo: true,
    });
    expect(server.accounts.audit).toContain('sign-in:anne');
  });

  it('tells the number with its professions, of whom both are known', async () => {
    const met = async (subject: string) => {
      await logIn(newBrowser(), subject);
      return server.accounts.met.at(-1);
    };
    expect(await met('anne')).toMatchObject({ hpr: '990000018', professions: ['LE'] });
    expect(await met('leif')).toMatchObject({ hpr: '990000026', professions: null });
    expect(await met('siri')).toMatchObject({ hpr: null, professions: null });
  });

  it('that fails leaves a line in the audit log, once, and says nothing of who', async () => {
    server.accounts.audit.length = 0;
    const { headers } = await newBrowser().get('/log-in/callback?code=secret&state=x');
    expect(headers.get('location')).toBe('/?problem=log-in-cookie-missing');
    expect(server.accounts.audit).toEqual(['refused:visitor signIn person  log-in-cookie-missing']);
  });

  it('announces everything by PAR: the address of the browser says nothing', async () => {
    const response = await newBrowser().get('/log-in?language=nn');
    const address = new URL(response.headers.get('location') ?? '');
    expect([...address.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri']);
  });

  it('comes back to the page that was asked for, if it is one of ours', async () => {
    const come = async (returnTo: string): Promise<string> => {
      const browser = newBrowser();
      const { url } = await browser.follow(
        `/log-in?returnTo=${encodeURIComponent(returnTo)}`,
        /\/demo-log-in\//,
      );
      const chosen = await browser.send('POST', new URL(url).pathname, { subject: 'anne' });
      const { next } = (await chosen.json()) as { next: string };
      const callback = await browser.follow(next, /\/log-in\/callback/);
      return (await browser.get(callback.url)).headers.get('location') ?? '';
    };
    expect(await come('/reports')).toBe('/reports');
    const view = '/explore?level=municipality&units=5601%2C5603&end=2020-12';
    expect(await come(view)).toBe(view);
    expect(await come('/explore?next=https://evil.example')).toBe('/');
    expect(await come(`/explore?units=${'5601,'.repeat(400)}`)).toBe('/');
    expect(await come('//evil.example')).toBe('/');
    expect(await come('https://evil.example')).toBe('/');
    expect(await come('/\\evil.example')).toBe('/');
  });

  it('cannot be finished in another browser', async () => {
    const browser = newBrowser();
    const { url } = await browser.follow('/log-in', /\/demo-log-in\//);
    const chosen = await browser.send('POST', new URL(url).pathname, { subject: 'anne' });
    const { next } = (await chosen.json()) as { next: string };
    const { url: callback } = await browser.follow(next, /\/log-in\/callback/);
    const other = await newBrowser().get(callback);
    expect(other.headers.get('location')).toBe('/?problem=log-in-cookie-missing');
  });

  it('cannot be finished twice', async () => {
    const browser = newBrowser();
    const { url } = await browser.follow('/log-in', /\/demo-log-in\//);
    const pending = browser.cookies.get('__Host-smalspor-log-in') ?? '';
    const chosen = await browser.send('POST', new URL(url).pathname, { subject: 'anne' });
    const { next } = (await chosen.json()) as { next: string };
    const { url: callback } = await browser.follow(next, /\/log-in\/callback/);
    await browser.get(callback);
    browser.cookies.set('__Host-smalspor-log-in', pending);
    expect((await browser.get(callback)).headers.get('location')).toBe('/?problem=log-in-failed');
  });

  it('refuses an answer that belongs to another log-in', async () => {
    const browser = newBrowser();
    await browser.get('/log-in');
    const forged = await browser.get('/log-in/callback?code=abc&state=forged');
    expect(forged.headers.get('location')).toBe('/?problem=log-in-failed');
    expect(browser.cookies.has('__Host-smalspor-session')).toBe(false);
  });

  it('gives a new token each time and revokes the one before', async () => {
    const browser = newBrowser();
    await logIn(browser, 'anne');
    const first = browser.cookies.get('__Host-smalspor-session') ?? '';
    await logIn(browser, 'leif');
    const thief = newBrowser();
    thief.cookies.set('__Host-smalspor-session', first);
    expect(await (await thief.get('/api/session')).json()).toMatchObject({ user: null });
  });
});

describe('the demo’s own log-in', () => {
  it('sends a browser with a broken request to a page of ours', async () => {
    const { headers } = await newBrowser().get('/demo-oidc/auth?client_id=nobody');
    expect(headers.get('location')).toBe('/?problem=log-in-failed');
  });

  it('demands PAR, a signed client and DPoP, as HelseID does', async () => {
    const metadata = (await (
      await newBrowser().get('/demo-oidc/.well-known/openid-configuration')
    ).json()) as Record<string, unknown>;
    expect(metadata).toMatchObject({
      issuer: `${server.origin}/demo-oidc`,
      require_pushed_authorization_requests: true,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      code_challenge_methods_supported: ['S256'],
      response_types_supported: ['code'],
    });
    expect(metadata.dpop_signing_alg_values_supported).toContain('ES256');
  });

  it('does not start on a home that holds real data', async () => {
    const start = startFakeServer(({ logIn }) => ({
      logIn: { ...(logIn as object as FakeDemo), holdsOnlySyntheticData: async () => false },
    }));
    await expect(start).rejects.toMatchObject({ code: 'demo-only' });
  });

  it('closes when real data arrive while it runs', async () => {
    let onlySynthetic = true;
    const changing = await startFakeServer(({ logIn }) => ({
      logIn: { ...(logIn as object as FakeDemo), holdsOnlySyntheticData: async () => onlySynthetic },
    }));
    const browser = createTestBrowser(changing.origin);
    onlySynthetic = false;
    await expect(logIn(browser, 'anne')).rejects.toThrow('demo-only');
    await changing.stop();
  });

  it('finds people by a part of their name', async () => {
    const browser = newBrowser();
    const { url } = await browser.follow('/log-in', /\/demo-log-in\//);
    const found = await browser.get(`${new URL(url).pathname}/people?text=ny`);
    expect(await found.json()).toEqual([
      { subject: 'nils', name: 'Nils Ny', role: 'gp', place: 'Nordstrand 1, Oslo' },
    ]);
  });

  it('knows only its own people', async () => {
    await expect(logIn(newBrowser(), 'nobody')).rejects.toThrow('not-found');
  });
});

type FakeDemo = Extract<FakeServer['options']['logIn'], { people: unknown }>;
