import type { Account } from '@smalspor/contract/use-cases';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServerOptions } from '../http/server-options.ts';
import { hashOfToken, newToken, readToken, sendToken } from './session-cookie.ts';
import { absoluteEndOf } from './session-times.ts';

/**
 * Starts a session with a new token; one that the browser held before is revoked, so that none can be planted.
 * @returns the token's hash, under which the session is stored
 */
export async function beginSession(
  { actor }: Account,
  request: FastifyRequest,
  reply: FastifyReply,
  { sessions, now }: ServerOptions,
): Promise<string> {
  const at = now();
  const earlier = readToken(request);
  if (earlier) await sessions.revoke(hashOfToken(earlier), at.toISOString());
  const token = newToken();
  const tokenHash = hashOfToken(token);
  await sessions.create({
    tokenHash,
    userId: actor.userId,
    createdAt: at.toISOString(),
    lastSeenAt: at.toISOString(),
    expiresAt: absoluteEndOf(at),
  });
  sendToken(reply, token);
  return tokenHash;
}
