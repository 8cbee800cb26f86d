import { isRefusal, Refusal } from '@smalspor/domain/refusal';
import { LANGUAGES } from '@smalspor/domain/texts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ServerOptions } from '../http/server-options.ts';
import { beginSession } from '../sessions/begin-session.ts';
import { explainFailure, nameFailure } from './explain-failure.ts';
import type { LogInClient } from './log-in-client.ts';
import type { LogOutHints } from './log-out-hints.ts';
import { createPendingLogInSeal, LOG_IN_WITHIN_S, type PendingLogIn } from './pending-log-in.ts';

const COOKIE = '__Host-smalspor-log-in';
/**
 * `Lax`, because the browser comes back from another site by following a link. The cookie outlives what it holds, so that
 * somebody who comes back late is told so, and not that cookies are forbidden.
 */
const ATTRIBUTES = {
  path: '/',
  secure: true,
  httpOnly: true,
  sameSite: 'lax',
  maxAge: 6 * LOG_IN_WITHIN_S,
} as const;
const ATTEMPTS = { rateLimit: { max: 60, timeWindow: '1 minute' } };
const ROUTE = { schema: { hide: true }, config: ATTEMPTS };

export interface LogInWays {
  readonly ways: readonly { readonly callbackPath: string; readonly client: LogInClient }[];
  readonly hints: LogOutHints;
}

/** The two steps of each log-in: out to the service, and back with its answer. */
export function addLogInRoutes(
  app: FastifyInstance,
  { ways, hints }: LogInWays,
  options: ServerOptions,
): void {
  const pendingSeal = createPendingLogInSeal(options.now);

  app.get('/log-in', ROUTE, async (request, reply) => {
    const { returnTo, language, service } = request.query as Record<string, unknown>;
    try {
      const client = (ways.find((way) => way.client.service.id === service) ?? ways[0])?.client;
      if (!client) throw new Refusal('log-in-unavailable', 'No log-in service is configured.');
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

  for (const { callbackPath, client } of ways) {
    app.get(callbackPath, ROUTE, async (request, reply) => {
      reply.clearCookie(COOKIE, ATTRIBUTES).header('cache-control', 'no-store');
      try {
        const sealed = request.cookies[COOKIE];
        const pending = checkPending(sealed && (await pendingSeal.open(sealed)), client);
        const address = new URL(request.url, options.publicUrl);
        const { identity, idToken } = await client.finish(address, pending);
        const account = await options.accounts.signIn(
          identity,
          { requestId: request.id, idempotencyKey: null },
          client.service.minimumLevel,
          pending.returnTo,
        );
        const tokenHash = await beginSession(account, request, reply, options);
        hints.keep(tokenHash, { service: client.service.id, idToken });
        return reply.redirect(pending.returnTo, 303);
      } catch (error) {
        await noteFailure(error, request, options);
        return showFailure(error, request, reply);
      }
    });
  }
}

/** @throws Refusal `log-in-cookie-missing` or `log-in-expired` when there is nothing that the answer could belong to */
function checkPending(pending: PendingLogIn | null | undefined | '', { service }: LogInClient): PendingLogIn {
  if (pending === undefined || pending === '') {
    throw new Refusal('log-in-cookie-missing', 'The browser did not bring back the cookie of this log-in.');
  }
  if (pending === null) {
    throw new Refusal(
      'log-in-expired',
      'The log-in is too old, or the server has been restarted. Log in anew.',
    );
  }
  if (pending.service !== service.id) {
    throw new Refusal('log-in-failed', 'The answer came from another log-in service than the one asked.');
  }
  return pending;
}

/** A log-in that failed leaves a line in the audit log, which tells nothing of who it may have been. */
async function noteFailure(
  error: unknown,
  request: FastifyRequest,
  { accounts }: ServerOptions,
): Promise<void> {
  const code = explainFailure(error);
  // Whoever has proved who they are stands in a line that was written where they were refused.
  if (code === 'no-access' || code === 'log-in-too-weak') return;
  const attempt = { operation: 'signIn', objectKind: 'person', objectId: null, code } as const;
  await accounts
    .noteRefusal(null, attempt, { requestId: request.id, idempotencyKey: null })
    .catch((reason: unknown) => request.log.error({ code, err: reason }, 'the audit log did not answer'));
}

/** The browser came by a link, so it gets a page that explains, not a JSON problem. */
function showFailure(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const code = explainFailure(error);
  if (!isRefusal(error)) request.log.warn({ code }, `log-in failed: ${nameFailure(error)}`);
  else if (code !== 'no-access') request.log.info({ code }, `log-in refused: ${error.detail}`);
  return reply.redirect(`/?problem=${code}`, 303);
}

/** It travels in a cookie. */
const LONGEST_ADDRESS = 1000;

/** Only pages of our own, with what they show: an address elsewhere would make the log-in a stepping stone. */
function ownPage(returnTo: unknown): string {
  const isOwn =
    typeof returnTo === 'string' &&
    returnTo.length <= LONGEST_ADDRESS &&
    /^\/(?![/\\])[\w\-./]*(\?[\w\-.,=&%]*)?$/.test(returnTo);
  return isOwn ? returnTo : '/';
}
