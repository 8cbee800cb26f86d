import type { OutputOf } from '@smalspor/contract/operations';
import type { CallContext } from '@smalspor/contract/use-cases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerOptions } from '../http/server-options.ts';
import { clearToken } from './session-cookie.ts';

/** Revokes the session in the store, so that a copied cookie is worth nothing, and forgets the cookie. */
export async function endSession(
  request: FastifyRequest,
  reply: FastifyReply,
  call: CallContext,
  { sessions, accounts, now }: ServerOptions,
): Promise<OutputOf<'signOut'>> {
  if (request.session) await sessions.revoke(request.session.tokenHash, now().toISOString());
  if (request.account) await accounts.signOut(request.account.actor, call);
  clearToken(reply);
  return { next: '/' };
}
