import { Type } from 'typebox';
import { operation } from './operation.ts';
import { Id, Instant, Nothing } from './schemas.ts';

/** The path that FHI’s own receiver has, so that a sender changes nothing but the host. */
const BASE = '/fhirmottak/v1';

const Outcome = Type.Object({
  resourceType: Type.Literal('OperationOutcome'),
  issue: Type.Array(
    Type.Object({
      severity: Type.String(),
      code: Type.String(),
      diagnostics: Type.String(),
      expression: Type.Optional(Type.Array(Type.String())),
    }),
  ),
});

/** Given medicines by FHI’s guide LMDI (FHIR R4). */
export const lmdiOperations = {
  receiveBundle: operation({
    method: 'POST',
    path: BASE,
    summary:
      'A sender tells which medicines institutions have given: a transaction bundle of FHI’s guide LMDI',
    policy: 'canDeliver',
    kind: 'fhir',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Nothing,
    response: Type.Object({
      resourceType: Type.Literal('Bundle'),
      id: Id,
      type: Type.Literal('transaction-response'),
      timestamp: Instant,
      entry: Type.Array(
        Type.Object({
          response: Type.Object({ status: Type.String(), outcome: Type.Optional(Outcome) }),
        }),
      ),
    }),
  }),
  validateBundle: operation({
    method: 'POST',
    path: `${BASE}/validateLegemiddelregisterBundle`,
    summary: 'Whether a bundle would be taken; nothing of it is kept',
    policy: 'canDeliver',
    kind: 'fhir',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Nothing,
    response: Outcome,
  }),
  readCapabilities: operation({
    method: 'GET',
    path: `${BASE}/metadata`,
    summary: 'What the receiver of bundles can do (CapabilityStatement)',
    policy: 'canUseWithoutSignIn',
    kind: 'fhir',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Nothing,
    response: Type.Object({
      resourceType: Type.Literal('CapabilityStatement'),
      status: Type.Literal('active'),
      date: Instant,
      kind: Type.Literal('instance'),
      fhirVersion: Type.Literal('4.0.1'),
      format: Type.Array(Type.String()),
      implementation: Type.Object({ description: Type.String() }),
      implementationGuide: Type.Array(Type.String()),
      rest: Type.Array(
        Type.Object({
          mode: Type.Literal('server'),
          documentation: Type.String(),
          security: Type.Object({ description: Type.String() }),
          interaction: Type.Array(Type.Object({ code: Type.Literal('transaction') })),
        }),
      ),
    }),
  }),
} as const;
