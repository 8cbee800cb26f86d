import swagger from '@fastify/swagger';
import { OPEN_BASE, type Operation, type OperationId, operations } from '@smalspor/contract/operations';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { Type } from 'typebox';
import { describeOpenApi } from './describe-open-api.ts';
import type { ServerOptions } from './server-options.ts';

const BinaryFile = Type.String({ format: 'binary' });
const WriteHeaders = Type.Object({
  'idempotency-key': Type.String({ description: 'A new random value for each intended change' }),
});
const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.String(),
    requestId: Type.String(),
  },
  { description: 'A refusal (RFC 9457)' },
);

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
    transform: ({ schema, url }) => ({ schema: describe(schema), url }),
  });
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  app.get(`${OPEN_BASE}/openapi.json`, { schema: { hide: true } }, async (_request, reply) =>
    reply.header('access-control-allow-origin', '*').send(describeOpenApi(app.swagger())),
  );
}

/** What the routes leave out because the server checks it by other means: answers, files, headers. */
function describe(schema: FastifySchema & { operationId?: string }): FastifySchema {
  const operation: Operation | undefined = operations[schema.operationId as OperationId];
  if (!operation) return schema;
  return {
    ...schema,
    ...(operation.method === 'GET' ? {} : { headers: WriteHeaders }),
    ...(operation.kind === 'upload'
      ? {
          consumes: ['multipart/form-data'],
          body: Type.Object({ ...operation.body.properties, file: BinaryFile }),
        }
      : {}),
    response: {
      [operation.status]:
        operation.kind === 'pdf'
          ? { description: 'PDF/UA', content: { 'application/pdf': { schema: BinaryFile } } }
          : operation.kind === 'fhir'
            ? {
                description: operation.summary,
                content: { 'application/fhir+json': { schema: operation.response } },
              }
            : { description: operation.summary, ...operation.response },
      default: {
        description: 'A refusal',
        content: { 'application/problem+json': { schema: Problem } },
      },
    },
  };
}
