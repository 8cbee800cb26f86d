import type { Identity } from '@smalspor/contract/use-cases';
import { importJWK } from 'jose';
import * as client from 'openid-client';
import type { LogInService } from './log-in-service.ts';
import type { PendingLogIn } from './pending-log-in.ts';
import { readIdentity } from './read-identity.ts';

export interface LogInClient {
  /** Announces a log-in to the service (PAR) and gives the address to send the browser to. */
  begin(
    language: string,
  ): Promise<{ readonly address: URL; readonly pending: Omit<PendingLogIn, 'returnTo'> }>;
  /** Exchanges the code in the address that the browser came back to. */
  finish(address: URL, pending: PendingLogIn): Promise<Identity>;
}

/**
 * The one way in: authorization code with PKCE, announced by PAR, proved by `private_key_jwt`, tokens bound by DPoP.
 * Tokens are used at once for the claims and then forgotten.
 */
export function createLogInClient(
  service: LogInService,
  { publicUrl }: { readonly publicUrl: string },
): LogInClient {
  const redirectUri = new URL('/log-in/callback', publicUrl).href;
  let prepared: Promise<Prepared> | null = null;

  /** Discovers once; a failure is forgotten, so that a service that was down is found when it is up. */
  const prepare = (): Promise<Prepared> => {
    prepared ??= discover(service, publicUrl).catch((error: unknown) => {
      prepared = null;
      throw error;
    });
    return prepared;
  };

  return {
    async begin(language) {
      const { configuration, proof } = await prepare();
      const codeVerifier = client.randomPKCECodeVerifier();
      const state = client.randomState();
      const nonce = client.randomNonce();
      const address = await client.buildAuthorizationUrlWithPAR(
        configuration,
        {
          redirect_uri: redirectUri,
          scope: service.scopes.join(' '),
          code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          state,
          nonce,
          prompt: 'login',
          ui_locales: language,
        },
        { DPoP: proof },
      );
      return { address, pending: { codeVerifier, state, nonce } };
    },

    async finish(address, pending) {
      const { configuration, proof } = await prepare();
      const tokens = await client.authorizationCodeGrant(
        configuration,
        address,
        {
          pkceCodeVerifier: pending.codeVerifier,
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          idTokenExpected: true,
        },
        undefined,
        { DPoP: proof },
      );
      const idToken = tokens.claims();
      if (!idToken) throw new Error('The log-in service sent no ID token');
      const userInfo = await client.fetchUserInfo(configuration, tokens.access_token, idToken.sub, {
        DPoP: proof,
      });
      return readIdentity(idToken, userInfo);
    },
  };
}

interface Prepared {
  readonly configuration: client.Configuration;
  readonly proof: client.DPoPHandle;
}

async function discover(service: LogInService, publicUrl: string): Promise<Prepared> {
  const algorithm = service.clientKey.kty === 'EC' ? 'ES256' : 'RS256';
  const key = await importJWK(service.clientKey, algorithm);
  if (key instanceof Uint8Array)
    throw new Error('The client key of the log-in must be an RSA or EC private key');
  const { reachedAt } = service;
  const fetchLocally = reachedAt && { [client.customFetch]: localFetch(publicUrl, reachedAt) };
  const configuration = await client.discovery(
    new URL(service.issuer),
    service.clientId,
    { id_token_signed_response_alg: 'RS256' },
    client.PrivateKeyJwt({ key, ...(service.clientKey.kid ? { kid: service.clientKey.kid } : {}) }),
    {
      timeout: 10,
      ...fetchLocally,
      // Only the demo's own log-in, which never leaves this machine, may be without encryption.
      ...(reachedAt ? { execute: [client.allowInsecureRequests] } : {}),
    },
  );
  const pair = await client.randomDPoPKeyPair('ES256');
  return { configuration, proof: client.getDPoPHandle(configuration, pair) };
}

/** Sends requests for the public address to where this process itself listens. */
function localFetch(publicUrl: string, reachedAt: () => string): client.CustomFetch {
  const origin = new URL(publicUrl).origin;
  return (address, init) => {
    const { pathname, search, origin: asked } = new URL(address);
    return fetch(asked === origin ? `${reachedAt()}${pathname}${search}` : address, init as RequestInit);
  };
}
