import { Type } from 'typebox';
import { operation } from './operation.ts';
import { Id, Instant, Nothing, Nullable } from './schemas.ts';

export const serviceOperations = {
  readHealth: operation({
    method: 'GET',
    path: '/health',
    summary: 'Whether the service answers, and which release it serves',
    policy: 'canUseWithoutSignIn',
    kind: 'json',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Nothing,
    response: Type.Object({
      status: Type.Literal('ok'),
      version: Type.String(),
      release: Nullable(Type.Object({ id: Id, publishedAt: Instant })),
    }),
  }),
} as const;
