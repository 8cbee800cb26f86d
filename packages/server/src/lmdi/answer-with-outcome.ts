import { problemOf } from '@smalspor/contract/problems';
import { type Issue, issuesOf, operationOutcome } from '@smalspor/domain/lmdi';
import type { ProblemCode } from '@smalspor/domain/refusal';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../http/problem-reply.ts';
import { FHIR_JSON } from './fhir-json.ts';

/** FHIR's names of refusals that are about the whole request. What is not here could not be read. */
const ISSUE_CODES: Readonly<Partial<Record<ProblemCode, Issue['code']>>> = {
  'not-signed-in': 'login',
  'session-expired': 'login',
  'not-found': 'forbidden',
  'release-gone': 'not-found',
  'release-missing': 'not-found',
  'not-allowed': 'forbidden',
  'too-many-requests': 'throttled',
  'upload-too-large': 'too-long',
  'database-unavailable': 'transient',
  internal: 'exception',
};

/** Refusals and failures as FHIR sends them: an OperationOutcome, with one issue for each fault of a bundle. */
export async function answerWithOutcome(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const refusal = refusalOf(error);
  const { status } = problemOf(refusal.code);
  if (status >= 500) request.log.error({ code: refusal.code, err: error }, 'request failed');
  if (typeof refusal.facts.retryAfterSeconds === 'number')
    reply.header('retry-after', refusal.facts.retryAfterSeconds);
  if (status === 401 && request.routeOptions.config.readsToken) reply.header('www-authenticate', 'Bearer');
  const whole: Issue = {
    severity: status >= 500 ? 'fatal' : 'error',
    code:
      isReading(request) && refusal.code === 'not-found'
        ? 'not-found'
        : (ISSUE_CODES[refusal.code] ?? 'structure'),
    expression: '',
    diagnostics: `${refusal.detail} (${request.id})`,
  };
  await reply
    .status(status)
    .header('cache-control', 'no-store')
    .type(FHIR_JSON)
    .send(JSON.stringify(operationOutcome(issuesOf(refusal) ?? [whole])));
}

/** Whoever reads is told that there is nothing; whoever delivers, that it is not theirs to. */
function isReading({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}
