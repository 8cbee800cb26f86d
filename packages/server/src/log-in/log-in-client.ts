import type { Identity } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';
import * as client from 'openid-client';
import { connectService } from './connect-service.ts';
import { LOG_IN_PROFILES } from './log-in-profiles.ts';
import type { LogInService } from './log-in-service.ts';
import type { PendingLogIn } from './pending-log-in.ts';
import { exportProofKey, importProofKey, newProofKey } from './proof-key.ts';
import { readFreshness } from './read-freshness.ts';

export interface FinishedLogIn {
  readonly identity: Identity;
  /** Proves to the service, at sign-out, whose session there is meant. */
  readonly idToken: string;
}

export interface LogInClient {
  readonly service: LogInService;
  /** Announces a log-in to the service (PAR) and gives the address to send the browser to. */
  begin(
    language: string,
  ): Promise<{ readonly address: URL; readonly pending: Omit<PendingLogIn, 'returnTo'> }>;
  /** Exchanges the code in the address that the browser came back to. */
  finish(address: URL, pending: PendingLogIn): Promise<FinishedLogIn>;
  /** Where the browser goes to end the session at the service as well; `null` where the service has no such place. */
  endAddress(idToken: string): Promise<URL | null>;
}

/** What was discovered is asked for anew after this long; keys are fetched more often, and when an unknown one signs. */
const KNOWN_FOR_MS = 60 * 60_000;

/**
 * The one way in: authorization code with PKCE, announced by PAR, proved by `private_key_jwt`, tokens bound by DPoP
 * where the profile says so. Tokens are used at once for the claims and then forgotten.
 */
export function createLogInClient(
  service: LogInService,
  { publicUrl, callbackPath }: { readonly publicUrl: string; readonly callbackPath: string },
): LogInClient {
  const rules = LOG_IN_PROFILES[service.profile];
  const redirectUri = new URL(callbackPath, publicUrl).href;
  let known: { readonly since: number; readonly connection: Promise<client.Configuration> } | null = null;

  const forget = (): void => {
    known = null;
  };
  /** A failure is forgotten, so that a service that was down is found when it is up. */
  const connect = (): Promise<client.Configuration> => {
    if (known !== null && Date.now() - known.since < KNOWN_FOR_MS) return known.connection;
    const connection = connectService(service, publicUrl).catch((error: unknown) => {
      forget();
      throw error;
    });
    known = { since: Date.now(), connection };
    return connection;
  };

  return {
    service,
    async begin(language) {
      const connection = await connect();
      const codeVerifier = client.randomPKCECodeVerifier();
      const state = client.randomState();
      const nonce = client.randomNonce();
      const proofKey = rules.bindsTokens ? await newProofKey() : null;
      const acr = rules.acrOf(service.minimumLevel);
      const address = await client.buildAuthorizationUrlWithPAR(
        connection,
        {
          redirect_uri: redirectUri,
          scope: service.scopes.join(' '),
          code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          state,
          nonce,
          prompt: 'login',
          ui_locales: language,
          ...(acr === null ? {} : { acr_values: acr }),
          ...(service.maximumAgeSeconds === null ? {} : { max_age: String(service.maximumAgeSeconds) }),
        },
        proofKey === null ? {} : { DPoP: client.getDPoPHandle(connection, proofKey) },
      );
      const sealedKey = proofKey === null ? null : await exportProofKey(proofKey);
      return { address, pending: { service: service.id, codeVerifier, state, nonce, proofKey: sealedKey } };
    },

    async finish(address, pending) {
      const connection = await connect();
      const proof =
        pending.proofKey === null
          ? {}
          : { DPoP: client.getDPoPHandle(connection, await importProofKey(pending.proofKey)) };
      const tokens = await client
        .authorizationCodeGrant(
          connection,
          address,
          {
            pkceCodeVerifier: pending.codeVerifier,
            expectedState: pending.state,
            expectedNonce: pending.nonce,
            idTokenExpected: true,
            ...(service.maximumAgeSeconds === null ? {} : { maxAge: service.maximumAgeSeconds }),
          },
          undefined,
          proof,
        )
        .catch((error: unknown) => {
          // Its keys may have changed since they were fetched: the next log-in fetches them anew.
          forget();
          throw error;
        });
      const idToken = tokens.claims();
      if (!idToken || !tokens.id_token) throw new Error('The log-in service sent no ID token');
      if (rules.bindsTokens && tokens.token_type.toLowerCase() !== 'dpop') {
        throw new Refusal('log-in-failed', 'The log-in service did not bind its token to our key.');
      }
      readFreshness(idToken, service.clientId);
      const userInfo = rules.readsUserInfo
        ? await client.fetchUserInfo(connection, tokens.access_token, idToken.sub, proof)
        : {};
      return { identity: rules.read(idToken, userInfo), idToken: tokens.id_token };
    },

    async endAddress(idToken) {
      const connection = await connect();
      if (!connection.serverMetadata().end_session_endpoint) return null;
      return client.buildEndSessionUrl(connection, {
        id_token_hint: idToken,
        post_logout_redirect_uri: new URL('/', publicUrl).href,
      });
    },
  };
}
