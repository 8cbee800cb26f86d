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
  }
}

const BEARER = /^Bearer ([\x21-\x7e]{20,200})$/i;

/** Finds out which machine asks, for the routes that are for machines. */
export function addSenders(app: FastifyInstance, { senders }: Pick<ServerOptions, 'senders'>): void {
  app.decorateRequest('tokenRefused', false);
  app.addHook('onRequest', async (request) => {
    if (!request.routeOptions.config.readsToken) return;
    const { authorization } = request.headers;
    if (authorization === undefined) return;
    const [, token] = BEARER.exec(authorization) ?? [];
    const actor = token === undefined ? null : senders.recognise(token);
    if (actor === null) request.tokenRefused = true;
    else request.account = { actor, language: null };
  });
}
