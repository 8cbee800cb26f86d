import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  decodeJwt,
  decodeProtectedHeader,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  SignJWT,
} from 'jose';
import Provider from 'oidc-provider';
import { createMemoryAdapter } from '../demo-log-in/memory-adapter.ts';
import type { LogInService } from '../log-in/log-in-service.ts';

type Claims = Record<string, unknown>;

export interface LogInProvider {
  readonly issuer: string;
  /** As Smalspor is told about it. */
  service(change?: Partial<LogInService>): LogInService;
  /** Who logs in next, with the claims of the ID token; userinfo gives the HPR number as a number. */
  person: { subject: string; acr?: string; claims: Claims };
  /** What is done to the next ID tokens after they were made: claims changed, or signed by a key that is nobody's. */
  tamper: { claims?: (claims: Claims) => Claims; signedByAnother?: boolean; withoutIss?: boolean };
  /** Requests that have come, as `POST /request`. */
  readonly asked: string[];
  /** Puts a new signing key in force, under a new name. */
  rotate(): Promise<void>;
  goDown(): Promise<void>;
  comeUp(): Promise<void>;
}

const CLAIMS = {
  openid: ['sub'],
  profile: ['name'],
  'helseid://scopes/identity/pid_pseudonym': ['helseid://claims/identity/pid_pseudonym'],
  'helseid://scopes/identity/security_level': ['helseid://claims/identity/security_level'],
  'helseid://scopes/hpr/hpr_number': ['helseid://claims/hpr/hpr_number', 'helseid://claims/identity/pid'],
  no_pid: [],
};
const HPR = 'helseid://claims/hpr/hpr_number';

/**
 * A real OIDC provider on a port, with HelseID's demands for the client `smalspor` (pushed requests, `private_key_jwt`,
 * bound tokens with a nonce) and ID-porten's for `plain`. Nobody is asked: `person` logs in.
 */
export async function startLogInProvider(origin: string): Promise<LogInProvider> {
  const clientKey = await newKey('client-1', 'ES256');
  const another = await newKey('provider-1', 'RS256');
  let signing = await newKey('provider-1', 'RS256');
  let answer: (...exchange: Parameters<ReturnType<Provider['callback']>>) => unknown = () => undefined;
  const server = createServer((request, response) => answer(request, response));
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const issuer = `http://localhost:${port}`;
  const state: LogInProvider = {
    issuer,
    person: { subject: 'anne', claims: { name: 'Anne Demo', [HPR]: '990000018' } },
    tamper: {},
    asked: [],
    service: (change = {}) => ({
      id: 'helseid',
      profile: 'helseid',
      issuer,
      clientId: 'smalspor',
      clientKey: clientKey.secret,
      scopes: Object.keys(CLAIMS).filter((scope) => scope !== 'no_pid'),
      minimumLevel: 4,
      maximumAgeSeconds: null,
      button: null,
      reachedAt: null,
      ...change,
    }),
    rotate: async () => {
      signing = await newKey(`provider-${randomBytes(3).toString('hex')}`, 'RS256');
      start();
    },
    goDown: () => close(server),
    comeUp: () => listen(server, port),
  };

  function start(): void {
    const provider = createProvider(state, origin, signing.secret, clientKey.open);
    provider.use(async (context, next) => {
      state.asked.push(`${context.method} ${context.path}`);
      if (context.path.startsWith('/choose/')) {
        context.respond = false;
        const { subject, acr } = state.person;
        const login = { accountId: subject, remember: false, ...(acr === undefined ? {} : { acr }) };
        return provider.interactionFinished(context.req, context.res, { login });
      }
      await next();
      const { body } = context as { body?: unknown };
      if (context.path === '/token' && isTokenAnswer(body)) {
        context.body = { ...body, id_token: await retouch(body.id_token, state.tamper) };
      }
      const location = context.response.get('location') ?? '';
      if (state.tamper.withoutIss && location.includes('/log-in/callback')) {
        const address = new URL(location);
        address.searchParams.delete('iss');
        context.set('location', address.href);
      }
    });
    answer = provider.callback();
  }

  async function retouch(
    idToken: string,
    { claims, signedByAnother }: LogInProvider['tamper'],
  ): Promise<string> {
    if (!claims && !signedByAnother) return idToken;
    const key = await importJWK(signedByAnother ? another.secret : signing.secret, 'RS256');
    const changed = claims ? claims(decodeJwt(idToken)) : decodeJwt(idToken);
    return new SignJWT(changed)
      .setProtectedHeader({ alg: 'RS256', kid: decodeProtectedHeader(idToken).kid ?? '' })
      .sign(key);
  }

  start();
  return state;
}

function createProvider(state: LogInProvider, origin: string, signing: JWK, clientKey: JWK): Provider {
  const client = {
    response_types: ['code'],
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'private_key_jwt',
    token_endpoint_auth_signing_alg: 'ES256',
    id_token_signed_response_alg: 'RS256',
    require_pushed_authorization_requests: true,
    post_logout_redirect_uris: [`${origin}/`],
    jwks: { keys: [clientKey] },
  } as const;
  return new Provider(state.issuer, {
    adapter: createMemoryAdapter(),
    jwks: { keys: [signing as never] },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    clients: [
      {
        ...client,
        client_id: 'smalspor',
        redirect_uris: [`${origin}/log-in/callback`],
        dpop_bound_access_tokens: true,
      },
      {
        ...client,
        client_id: 'plain',
        redirect_uris: [`${origin}/log-in/callback`, `${origin}/log-in/callback/id-porten`],
      },
    ] as never,
    acrValues: ['idporten-loa-substantial', 'idporten-loa-high'],
    scopes: Object.keys(CLAIMS),
    claims: { ...CLAIMS, acr: null, auth_time: null },
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    clientAuthMethods: ['private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['ES256', 'RS256', 'PS256'] },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
      rpInitiatedLogout: { enabled: true },
    },
    renderError: (context, out) => {
      context.body = out;
    },
    interactions: { url: (_context, { uid }) => `/choose/${uid}` },
    findAccount: async (_context, subject) => ({
      accountId: subject,
      claims: async (use: string) => {
        const { claims } = state.person;
        const isNumber = use === 'userinfo' && typeof claims[HPR] === 'string';
        return {
          sub: subject,
          'helseid://claims/identity/security_level': '4',
          ...claims,
          ...(isNumber ? { [HPR]: Number(claims[HPR]) } : {}),
        };
      },
    }),
    loadExistingGrant: async ({ oidc: { client: asking, session, provider } }) => {
      if (!asking || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: asking.clientId, accountId: session.accountId });
      grant.addOIDCScope(Object.keys(CLAIMS).join(' '));
      await grant.save();
      return grant;
    },
    ttl: { AccessToken: 60, AuthorizationCode: 60, IdToken: 60, Interaction: 600, Session: 600, Grant: 600 },
  });
}

function isTokenAnswer(body: unknown): body is { readonly id_token: string } {
  return typeof body === 'object' && body !== null && 'id_token' in body;
}

async function newKey(kid: string, alg: string): Promise<{ readonly secret: JWK; readonly open: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const named = { kid, alg, use: 'sig' };
  return {
    secret: { ...(await exportJWK(privateKey)), ...named },
    open: { ...(await exportJWK(publicKey)), ...named },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => resolve());
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
