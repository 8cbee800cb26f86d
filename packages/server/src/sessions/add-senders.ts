import type { FastifyInstance } from 'fastify';
import type { ServerOptions } from '../http/server-options.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** A token came that is nobody's. */
    tokenRefused: boolean;
  }
  interface FastifyContextConfig {
    /** The route is for machines: a token says who asks, and no session counts. */
    readsToken?: boolean;
    /** The route also takes tokens that another service has signed. */
    readsServiceToken?: boolean;
  }
}

const OWN_TOKEN = /^Bearer ([\x21-\x7e]{20,200})$/i;
/** A signed token (JWT): three parts with a point between them. */
const SIGNED_TOKEN = /^Bearer ([\w-]{10,4000}\.[\w-]{10,4000}\.[\w-]{10,2000})$/i;

/** Finds out which machine asks, for the routes that are for machines. */
export function addSenders(
  app: FastifyInstance,
  { senders, serviceTokens }: Pick<ServerOptions, 'senders' | 'serviceTokens'>,
): void {
  app.decorateRequest('tokenRefused', false);
  app.addHook('onRequest', async (request) => {
    const { readsToken, readsServiceToken } = request.routeOptions.config;
    const { authorization } = request.headers;
    if (!readsToken || authorization === undefined) return;
    const [, own] = OWN_TOKEN.exec(authorization) ?? [];
    const [, signed] = (readsServiceToken ? SIGNED_TOKEN.exec(authorization) : null) ?? [];
    const known = own === undefined ? null : senders.recognise(own);
    const actor = known ?? (signed === undefined ? null : await serviceTokens?.recognise(signed)) ?? null;
    if (actor === null) request.tokenRefused = true;
    else request.account = { actor, language: null };
  });
}
