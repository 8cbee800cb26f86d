import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * One line for each request: the route's pattern, never the address itself, and nothing about the person.
 * Health checks and the
 * files of the page are left out; they would drown the rest.
 */
export async function logOutcome(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const route = request.routeOptions.url ?? 'none';
  if (route === '/health' || route.startsWith('/assets/')) return;
  request.log.info(
    {
      method: request.method,
      route,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime),
    },
    'request answered',
  );
}
