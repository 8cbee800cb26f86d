import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { Refusal } from '@smalspor/domain/refusal';
import type { FastifyInstance } from 'fastify';
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

  await app.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: '1 minute',
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

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route's callers prove who they are in the request itself, so it needs no guard against forgery. */
    provesItself?: boolean;
  }
}
