import type { OutputOf } from '@smalspor/contract/operations';
import type { CallContext } from '@smalspor/contract/use-cases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerOptions } from '../http/server-options.ts';
import { clearToken } from './session-cookie.ts';

/**
 * Revokes the session in the store, so that a copied cookie is worth nothing, and forgets the cookie. The answer leads to
 * the log-in service where that ends its own session too.
 */
export async function endSession(
  request: FastifyRequest,
  reply: FastifyReply,
  call: CallContext,
  { sessions, accounts, now }: ServerOptions,
): Promise<OutputOf<'signOut'>> {
  const { session, account } = request;
  if (session) await sessions.revoke(session.tokenHash, now().toISOString());
  if (account) await accounts.signOut(account.actor, call);
  clearToken(reply);
  const elsewhere = session && (await request.server.endAtLogInService(session.tokenHash));
  return { next: elsewhere ?? '/' };
}
