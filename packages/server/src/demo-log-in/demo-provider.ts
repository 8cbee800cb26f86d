import { randomBytes } from 'node:crypto';
import type { DemoPeople } from '@smalspor/contract/use-cases';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';
import { HELSEID_SCOPES, type LogInService } from '../log-in/log-in-service.ts';
import { CLAIMS_OF_SCOPES, claimsOf } from './claims.ts';
import { createMemoryAdapter } from './memory-adapter.ts';

export const DEMO_PATH = '/demo-oidc';
/** The page where the visitor chooses whom to be; the web page shows it. */
export const CHOICE_PATH = '/demo-log-in';

const CLIENT_ID = 'smalspor-demo';
const TEN_MINUTES = 600;

export interface DemoProvider {
  readonly provider: Provider;
  readonly service: Omit<LogInService, 'reachedAt'>;
}

/**
 * A real OIDC provider with the demands of HelseID: PAR, PKCE, `private_key_jwt`, DPoP with nonce, RS256. Only the
 * people are invented. Keys live as long as the process.
 */
export async function createDemoProvider(publicUrl: string, people: DemoPeople): Promise<DemoProvider> {
  const issuer = new URL(DEMO_PATH, publicUrl).href;
  const clientKeys = await newKeys('client');
  const providerKeys = await newKeys('provider');
  const provider = new Provider(issuer, {
    ...behaviour(people),
    adapter: createMemoryAdapter(),
    jwks: { keys: [providerKeys.privateKey] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    clients: [
      {
        client_id: CLIENT_ID,
        redirect_uris: [new URL('/log-in/callback', publicUrl).href],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'RS256',
        id_token_signed_response_alg: 'RS256',
        dpop_bound_access_tokens: true,
        require_pushed_authorization_requests: true,
        application_type: 'web',
        jwks: { keys: [clientKeys.publicKey] },
      },
    ],
  });
  // The mount gives every request the public host and protocol, as a proxy would.
  provider.proxy = true;
  return {
    provider,
    service: {
      id: 'demo',
      profile: 'helseid',
      issuer,
      clientId: CLIENT_ID,
      clientKey: clientKeys.privateKey,
      scopes: HELSEID_SCOPES,
      minimumLevel: 4,
      maximumAgeSeconds: null,
      button: null,
    },
  };
}

function behaviour(people: DemoPeople): Configuration {
  return {
    scopes: Object.keys(CLAIMS_OF_SCOPES),
    claims: CLAIMS_OF_SCOPES,
    // As HelseID: claims stand in the ID token too.
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    clientAuthMethods: ['private_key_jwt'],
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
      rpInitiatedLogout: { enabled: false },
    },
    // A browser that comes with an old or broken request gets the product's own page.
    renderError: (context) => context.redirect('/?problem=log-in-failed'),
    interactions: { url: (_context, interaction) => `${CHOICE_PATH}/${interaction.uid}` },
    findAccount: async (_context, subject) => {
      const person = await people.find(subject);
      return person ? { accountId: subject, claims: (use: string) => claimsOf(person, use) } : undefined;
    },
    // The only client is Smalspor itself, so there is nothing to consent to.
    loadExistingGrant: async (context) => {
      const { client, session, provider } = context.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(Object.keys(CLAIMS_OF_SCOPES).join(' '));
      await grant.save();
      return grant;
    },
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 60,
      IdToken: 60,
      Interaction: TEN_MINUTES,
      Session: TEN_MINUTES,
      Grant: TEN_MINUTES,
    },
  };
}

async function newKeys(kid: string) {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const named = { kid, alg: 'RS256', use: 'sig' };
  return {
    privateKey: { ...(await exportJWK(privateKey)), ...named },
    publicKey: { ...(await exportJWK(publicKey)), ...named },
  };
}
