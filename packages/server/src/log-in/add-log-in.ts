import type { FastifyInstance } from 'fastify';
import type { ServerOptions } from '../http/server-options.ts';
import { createLogInClient, type LogInClient } from './log-in-client.ts';
import { addLogInRoutes } from './log-in-routes.ts';
import type { LogInService } from './log-in-service.ts';
import { createLogOutHints } from './log-out-hints.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Where the browser goes to end the session at the log-in service too; `null` where there is nowhere to go. */
    endAtLogInService(tokenHash: string): Promise<string | null>;
  }
}

/**
 * Opens the ways in. Each service has an address of its own that it sends browsers back to, so that no service can pass an
 * answer off as another's; the first keeps the plain address.
 */
export function addLogIn(
  app: FastifyInstance,
  services: readonly LogInService[],
  options: ServerOptions,
): void {
  const hints = createLogOutHints(options.now);
  const ways = services.map((service, position) => {
    const callbackPath = position === 0 ? '/log-in/callback' : `/log-in/callback/${service.id}`;
    return {
      callbackPath,
      client: createLogInClient(service, { publicUrl: options.publicUrl, callbackPath }),
    };
  });
  const clients = new Map<string, LogInClient>(ways.map(({ client }) => [client.service.id, client]));

  app.decorate('endAtLogInService', async (tokenHash: string) => {
    const hint = hints.take(tokenHash);
    const address =
      hint &&
      (await clients
        .get(hint.service)
        ?.endAddress(hint.idToken)
        .catch(() => null));
    return address?.href ?? null;
  });
  addLogInRoutes(app, { ways, hints }, options);
}
