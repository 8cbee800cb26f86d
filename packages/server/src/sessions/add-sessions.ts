import type { Account, StoredSession } from '@smalspor/contract/use-cases';
import type { FastifyInstance } from 'fastify';
import type { ServerOptions } from '../http/server-options.ts';
import { hashOfToken, readToken } from './session-cookie.ts';
import { hasEnded, needsTouch } from './session-times.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who is signed in, read anew for every request; `null` for a visitor. */
    account: Account | null;
    session: StoredSession | null;
    /** A cookie came whose session is over: worth another sentence than never having signed in. */
    sessionEnded: boolean;
  }
  interface FastifyContextConfig {
    readsSession?: boolean;
  }
}

/** Finds out who asks, for the routes that want to know. */
export function addSessions(app: FastifyInstance, { sessions, accounts, now }: ServerOptions): void {
  app.decorateRequest('account', null);
  app.decorateRequest('session', null);
  app.decorateRequest('sessionEnded', false);

  app.addHook('onRequest', async (request) => {
    if (!request.routeOptions.config.readsSession) return;
    const token = readToken(request);
    if (token === null) return;
    const at = now();
    const tokenHash = hashOfToken(token);
    const session = await sessions.find(tokenHash);
    if (session === null || hasEnded(session, at)) {
      request.sessionEnded = true;
      if (session) await sessions.revoke(tokenHash, at.toISOString());
      return;
    }
    request.account = await accounts.load(session.userId);
    if (request.account === null) {
      request.sessionEnded = true;
      await sessions.revoke(tokenHash, at.toISOString());
      return;
    }
    request.session = session;
    if (needsTouch(session, at)) {
      await sessions.touch(tokenHash, at.toISOString());
      request.session = { ...session, lastSeenAt: at.toISOString() };
    }
  });
}
