import helmet from '@fastify/helmet';
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import { Refusal } from '@smalspor/domain/refusal';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerOptions } from './server-options.ts';

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Headers, rate limits and the guard against forged requests. The guard has two locks: the session cookie is
 * `SameSite=Lax`, and every request that can change something must say that it comes from this very origin.
 */
export async function addSecurity(app: FastifyInstance, options: ServerOptions): Promise<void> {
  const origin = new URL(options.publicUrl).origin;
  const encrypted = origin.startsWith('https:');

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        // Only what plays a package lets itself be framed, and only by this page.
        frameSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        manifestSrc: ["'self'"],
        ...(encrypted ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: encrypted ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  });

  // Whose request it is, is counted after its session has been looked up, and by then its caller may have hung up: a closed
  // connection has no address any more.
  app.decorateRequest('callerAddress', '');
  app.addHook('onRequest', (request, _reply, done) => {
    request.callerAddress = request.ip ?? '';
    done();
  });

  await app.register(rateLimit, {
    max: (request) => (isOfOpenData(request) ? options.openRequestsPerMinute : options.requestsPerMinute),
    timeWindow: '1 minute',
    keyGenerator: (request) => `${isOfOpenData(request) ? 'open ' : ''}${normalizeIP(request.callerAddress)}`,
    allowList: (request) => request.routeOptions.url === '/health',
    errorResponseBuilder: (_request, context) =>
      new Refusal('too-many-requests', 'Too many requests from this address. Wait a little and try again.', {
        facts: { retryAfterSeconds: Math.ceil(context.ttl / 1000) },
      }),
  });

  app.addHook('onRequest', async (request) => {
    if (READING_METHODS.has(request.method)) return;
    // The log-in service's own endpoints are called by programs and carry their own proofs.
    if (request.routeOptions.config.provesItself) return;
    if (request.headers.origin !== origin) {
      throw new Refusal('origin-refused', `Changes are only accepted from ${origin}.`);
    }
  });
}

function isOfOpenData({ routeOptions }: FastifyRequest): boolean {
  return routeOptions.config.isOpenData === true;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Where the request came from, as it was when it arrived; empty when the caller had hung up already. */
    callerAddress: string;
  }
  interface FastifyContextConfig {
    /** The route's callers prove who they are in the request itself, so it needs no guard against forgery. */
    provesItself?: boolean;
    /** Open to everyone and the same for everyone; has a limit of its own. */
    isOpenData?: boolean;
  }
}
