import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import type { ServerOptions } from './server-options.ts';

/** The API's description at `/api/openapi.json`, made from the contract. */
export async function addOpenApi(app: FastifyInstance, { version }: ServerOptions): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Smalspor', version, description: 'Feedback to prescribers of antibiotics.' },
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) => String(json.$id ?? `schema-${index}`),
    },
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
}
