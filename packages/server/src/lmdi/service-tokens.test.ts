import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FAKE_SENDER_ORGANISATION, fakeSenders } from '../testing/fake-deliveries.ts';
import { type FakeServer, startFakeServer } from '../testing/start-fake-server.ts';
import { createServiceTokens } from './service-tokens.ts';

const ISSUER = 'https://tokens.example.no/';
const SCOPE = 'fhi:lmr/fhirmottak.api';
const NOW = new Date('2026-03-01T12:00:00Z');
const inSeconds = (seconds: number) => new Date(NOW.getTime() + seconds * 1_000);

let server: FakeServer;
let own: { readonly privateKey: CryptoKey; readonly publicKey: CryptoKey };
let keysAnswer = 200;
const keys = createServer(async (_request, response) => {
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  response.writeHead(keysAnswer, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [jwk] }));
});
const settings = () => ({
  ...{ issuer: ISSUER, audience: null, scope: SCOPE, now: () => NOW },
  keys: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/jwk`,
});
beforeAll(async () => {
  own = await generateKeyPair('RS256');
  await new Promise<void>((resolve) => keys.listen(0, '127.0.0.1', resolve));
  server = await startFakeServer(() => ({ serviceTokens: createServiceTokens(settings(), fakeSenders) }));
});
afterAll(async () => {
  await server.stop();
  await new Promise((resolve) => keys.close(resolve));
});

const CLAIMS = {
  scope: `other:scope ${SCOPE}`,
  consumer: { authority: 'iso6523-actorid-upis', ID: `0192:${FAKE_SENDER_ORGANISATION}` },
};

interface Changes {
  readonly claims?: object;
  readonly issuer?: string;
  readonly ends?: Date;
  readonly key?: CryptoKey;
}

function tokenOf({
  claims = {},
  issuer = ISSUER,
  ends = inSeconds(100),
  key = own.privateKey,
}: Changes = {}): Promise<string> {
  return new SignJWT({ ...CLAIMS, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
    .setIssuer(issuer)
    .setExpirationTime(ends)
    .sign(key);
}

const bundle = JSON.stringify({ entry: [{ id: 1 }] });
function post(token: string, path = '/fhirmottak/v1'): Promise<Response> {
  return fetch(`${server.origin}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': path.startsWith('/api') ? 'application/json' : 'application/fhir+json',
      'idempotency-key': 'k-12345678',
    },
    body: bundle,
  });
}

describe('a token that a service has signed', () => {
  it('lets the organisation that it names tell, as the sender that it is', async () => {
    expect((await post(await tokenOf())).status).toBe(200);
  });

  it('without the scope is refused as such', async () => {
    const answer = await post(await tokenOf({ claims: { scope: 'other:scope' } }));
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ issue: [{ code: 'forbidden' }] });
  });

  it.each<[string, () => Promise<string>]>([
    ['has ended', () => tokenOf({ ends: inSeconds(-60) })],
    ['is another issuer’s', () => tokenOf({ issuer: 'https://other.example.no/' })],
    ['is signed with another key', async () => tokenOf({ key: (await generateKeyPair('RS256')).privateKey })],
    [
      'names an organisation that is no sender',
      () => tokenOf({ claims: { consumer: { ID: '0192:310000035' } } }),
    ],
    ['names no organisation', () => tokenOf({ claims: { consumer: 'x' } })],
    [
      'is signed by nobody',
      async () => `${(await tokenOf()).split('.').slice(0, 2).join('.')}.${'A'.repeat(342)}`,
    ],
    [
      'says that it needs no signature',
      async () =>
        `${Buffer.from('{"alg":"none"}').toString('base64url')}.${(await tokenOf()).split('.')[1]}.${'A'.repeat(20)}`,
    ],
  ])('that %s is nobody’s', async (_what, make) => {
    const before = server.accounts.audit.length;
    const answer = await post(await make());
    expect(answer.status).toBe(401);
    expect(server.accounts.audit.slice(before)).toEqual([
      'refused:visitor receiveBundle operation  not-signed-in',
    ]);
  });

  it('opens nothing else', async () => {
    expect((await post(await tokenOf(), '/api/deliveries')).status).toBe(401);
  });

  it('for another audience is nobody’s where one is asked for', async () => {
    const asked = createServiceTokens(
      { ...settings(), audience: 'https://smalspor.example.no' },
      fakeSenders,
    );
    expect(await asked.recognise(await tokenOf())).toBeNull();
    const meant = await tokenOf({ claims: { aud: 'https://smalspor.example.no' } });
    expect(await asked.recognise(meant)).toMatchObject({ name: 'lmr' });
  });

  it('cannot be judged while the keys cannot be had: the sender comes again', async () => {
    keysAnswer = 500;
    const late = createServiceTokens(settings(), fakeSenders);
    await expect(late.recognise(await tokenOf())).rejects.toMatchObject({ code: 'log-in-unavailable' });
    const away = createServiceTokens({ ...settings(), keys: 'http://127.0.0.1:9/jwk' }, fakeSenders);
    await expect(away.recognise(await tokenOf())).rejects.toMatchObject({ code: 'log-in-unavailable' });
    keysAnswer = 200;
    expect(await late.recognise(await tokenOf())).toMatchObject({ name: 'lmr' });
  });
});
