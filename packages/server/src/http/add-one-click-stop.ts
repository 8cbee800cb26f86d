import type { FastifyInstance } from 'fastify';
import type { ServerOptions } from './server-options.ts';

const TOKEN = {
  type: 'object',
  properties: { token: { type: 'string', pattern: '^[A-Za-z0-9_-]{43}$' } },
} as const;

/**
 * What a mail program does when its reader presses «unsubscribe» (RFC 8058): a POST to the address in the letter's header, with a
 * form that says so, from another origin and without a cookie. The address proves itself. A browser that opens it gets the page.
 */
export async function addOneClickStop(app: FastifyInstance, { useCases }: ServerOptions): Promise<void> {
  await app.register(async (scope) => {
    // The form says nothing that the address does not.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => {
      payload.resume();
      done(null);
    });
    scope.post<{ Params: { token: string } }>(
      '/stop-digest/:token',
      { config: { provesItself: true }, schema: { hide: true, params: TOKEN } },
      async (request, reply) => {
        await useCases.stopDigest(
          { token: request.params.token },
          { requestId: request.id, idempotencyKey: null },
        );
        return reply.code(200).type('text/plain; charset=utf-8').send('OK');
      },
    );
  });
}
