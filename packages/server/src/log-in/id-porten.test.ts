import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestBrowser, type TestBrowser } from '../testing/browser.ts';
import { type FakeServer, freePort, startFakeServer } from '../testing/start-fake-server.ts';
import { type LogInProvider, startLogInProvider } from '../testing/start-log-in-provider.ts';

const met: unknown[] = [];
let helseId: LogInProvider;
let idPorten: LogInProvider;
let server: FakeServer;

beforeAll(async () => {
  const port = await freePort();
  helseId = await startLogInProvider(`http://localhost:${port}`);
  idPorten = await startLogInProvider(`http://localhost:${port}`);
  server = await startFakeServer(
    ({ accounts }) => ({
      logIn: [
        helseId.service(),
        idPorten.service({
          id: 'id-porten',
          profile: 'id-porten',
          clientId: 'plain',
          scopes: ['openid', 'profile', 'helseid://scopes/hpr/hpr_number'],
          button: 'landing.signInIdPorten',
        }),
      ],
      accounts: {
        ...accounts,
        signIn: (identity, ...rest) => {
          met.push(identity);
          return accounts.signIn(identity, ...rest);
        },
      },
    }),
    port,
  );
});
afterAll(async () => {
  await server.stop();
  await helseId.goDown();
  await idPorten.goDown();
});

async function come(browser: TestBrowser, address = '/log-in?service=id-porten'): Promise<string> {
  const { url } = await browser.follow(address, /\/log-in\/callback/);
  return (await browser.get(url)).headers.get('location') ?? '';
}

it('is let in with the level that was asked for, and never with an HPR number or an identity number', async () => {
  idPorten.person = {
    subject: 'dina',
    acr: 'idporten-loa-high',
    claims: { name: 'Dina Data', 'helseid://claims/hpr/hpr_number': '990000018', pid: '01810012345' },
  };
  expect(await come(createTestBrowser(server.origin))).toBe('/');
  expect(met.at(-1)).toEqual({
    issuer: idPorten.issuer,
    subject: 'dina',
    name: 'Dina Data',
    hpr: null,
    pidPseudonym: null,
    securityLevel: 4,
  });
});

it.each(['idporten-loa-substantial', undefined])('is turned away with the level %s', async (acr) => {
  idPorten.person = { subject: 'dina', ...(acr === undefined ? {} : { acr }), claims: { name: 'Dina Data' } };
  expect(await come(createTestBrowser(server.origin))).toBe('/?problem=log-in-too-weak');
});

it('cannot pass its answer off as another service’s', async () => {
  idPorten.person = { subject: 'dina', acr: 'idporten-loa-high', claims: { name: 'Dina Data' } };
  const browser = createTestBrowser(server.origin);
  const { url } = await browser.follow('/log-in?service=id-porten', /\/log-in\/callback/);
  const moved = url.replace('/log-in/callback/id-porten', '/log-in/callback');
  expect((await browser.get(moved)).headers.get('location')).toBe('/?problem=log-in-failed');
});

it('leaves the first service as it was, also for a name that no service has', async () => {
  helseId.person = { subject: 'anne', claims: { name: 'Anne Demo' } };
  expect(await come(createTestBrowser(server.origin), '/log-in')).toBe('/');
  expect(await come(createTestBrowser(server.origin), '/log-in?service=nobody')).toBe('/');
  expect(met.at(-1)).toMatchObject({ issuer: helseId.issuer, subject: 'anne' });
});

it('has a button of its own on the first page', async () => {
  const answer = await (await createTestBrowser(server.origin).get('/api/session')).json();
  expect(answer).toMatchObject({
    demo: false,
    logIns: [
      { id: 'helseid', button: null },
      { id: 'id-porten', button: 'landing.signInIdPorten' },
    ],
  });
});
