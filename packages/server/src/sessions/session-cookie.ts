import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * `__Host-` binds the cookie to this very host, path `/` and `Secure`. Chromium and Firefox accept `Secure` on
 * http://localhost as well, so the demo uses the same cookie; Safari needs https.
 */
const NAME = '__Host-smalspor-session';
/** What the page of the visits keeps beside the session: it is this person's and goes with the session. */
const VISITS = '__Host-smalspor-visits';
const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

/** 256 random bits: opaque, and impossible to guess. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What the store keeps instead of the token. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function readToken(request: FastifyRequest): string | null {
  return request.cookies[NAME] ?? null;
}

/** A session cookie: the browser forgets it when it closes, the store decides when it ends. */
export function sendToken(reply: FastifyReply, token: string): void {
  reply.setCookie(NAME, token, ATTRIBUTES);
  reply.clearCookie(VISITS, ATTRIBUTES);
}

export function clearToken(reply: FastifyReply): void {
  reply.clearCookie(NAME, ATTRIBUTES);
  reply.clearCookie(VISITS, ATTRIBUTES);
}
