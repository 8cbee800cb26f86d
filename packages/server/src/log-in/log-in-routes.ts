import { isRefusal, type ProblemCode, Refusal } from '@smalspor/domain/refusal';
import { LANGUAGES } from '@smalspor/domain/texts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServerOptions } from '../http/server-options.ts';
import { beginSession } from '../sessions/begin-session.ts';
import type { LogInClient } from './log-in-client.ts';
import { createPendingLogInSeal } from './pending-log-in.ts';

const COOKIE = '__Host-smalspor-log-in';
/** `Lax`, because the browser comes back from another site by following a link. */
const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge: 600 } as const;
const ATTEMPTS = { rateLimit: { max: 60, timeWindow: '1 minute' } };

/** The two steps of the log-in: out to the service, and back with its answer. */
export function addLogInRoutes(app: FastifyInstance, client: LogInClient, options: ServerOptions): void {
  const pendingSeal = createPendingLogInSeal();

  app.get('/log-in', { schema: { hide: true }, config: ATTEMPTS }, async (request, reply) => {
    const { returnTo, language } = request.query as Record<string, unknown>;
    try {
      const { address, pending } = await client.begin(LANGUAGES.find((one) => one === language) ?? 'nb');
      const sealed = await pendingSeal.seal({ ...pending, returnTo: ownPage(returnTo) });
      return reply
        .setCookie(COOKIE, sealed, ATTRIBUTES)
        .header('cache-control', 'no-store')
        .redirect(address.href, 303);
    } catch (error) {
      return showFailure(error, request, reply);
    }
  });

  app.get('/log-in/callback', { schema: { hide: true }, config: ATTEMPTS }, async (request, reply) => {
    reply.clearCookie(COOKIE, ATTRIBUTES).header('cache-control', 'no-store');
    try {
      const sealed = request.cookies[COOKIE];
      const pending = sealed ? await pendingSeal.open(sealed) : null;
      if (!pending) {
        throw new Refusal(
          'log-in-cookie-missing',
          'The browser did not bring back the cookie of this log-in.',
        );
      }
      const identity = await client.finish(new URL(request.url, options.publicUrl), pending);
      const account = await options.accounts.signIn(identity, {
        requestId: request.id,
        idempotencyKey: null,
      });
      await beginSession(account, request, reply, options);
      return reply.redirect(pending.returnTo, 303);
    } catch (error) {
      await noteFailure(error, request, options);
      return showFailure(error, request, reply);
    }
  });
}

/** A log-in that failed leaves a line in the audit log, which tells nothing of who it may have been. */
async function noteFailure(
  error: unknown,
  request: FastifyRequest,
  { accounts }: ServerOptions,
): Promise<void> {
  const code: ProblemCode = isRefusal(error) ? error.code : 'log-in-failed';
  // A person without a role has proved who they are: that line is written where the role was looked for.
  if (code === 'no-access') return;
  const attempt = { operation: 'signIn', objectKind: 'person', objectId: null, code } as const;
  await accounts
    .noteRefusal(null, attempt, { requestId: request.id, idempotencyKey: null })
    .catch((reason: unknown) => request.log.error({ code, err: reason }, 'the audit log did not answer'));
}

/** The browser came by a link, so it gets a page that explains, not a JSON problem. */
function showFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const code: ProblemCode = isRefusal(error) ? error.code : 'log-in-failed';
  if (!isRefusal(error)) request.log.warn({ code, err: error }, 'log-in failed');
  return reply.redirect(`/?problem=${code}`, 303);
}

/** Only pages of our own: an address elsewhere would make the log-in a stepping stone. */
function ownPage(returnTo: unknown): string {
  const isOwn = typeof returnTo === 'string' && /^\/(?![/\\])[\w\-./]*$/.test(returnTo);
  return isOwn ? returnTo : '/';
}
