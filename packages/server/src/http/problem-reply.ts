import { problemOf } from '@smalspor/contract/problems';
import { isRefusal, Refusal } from '@smalspor/domain/refusal';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

/** Fastify's own complaints, in the product's words. Others of its 4xx are `invalid-request`. */
const REFUSED_BY_FASTIFY: Readonly<Record<string, Refusal>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: new Refusal('upload-too-large', 'What was sent is too large.'),
  FST_REQ_FILE_TOO_LARGE: new Refusal('upload-too-large', 'The file is larger than this service accepts.'),
};

/** A failure as a refusal that may leave the house. */
export function refusalOf(error: FastifyError | Error): Refusal {
  if (isRefusal(error)) return error;
  const { code = '', statusCode = 500, validation, validationContext } = error as FastifyError;
  const known = REFUSED_BY_FASTIFY[code];
  if (known) return known;
  if (validation) {
    // Only the name of the part and of the field: the value itself may be anything.
    const field = validation[0]?.instancePath.replaceAll('/', '.').slice(1);
    const part = validationContext ?? 'request';
    return new Refusal(
      'invalid-request',
      field
        ? `${part}: ${field} is not as the API page describes it.`
        : `The ${part} is not as the API page describes it.`,
    );
  }
  if (statusCode >= 400 && statusCode < 500) {
    return new Refusal('invalid-request', 'The request could not be read.');
  }
  return new Refusal('internal', 'Something failed that should not. The request id says which call it was.');
}

/** Every refusal and every failure leaves as problem+json (RFC 9457); only failures reach the error log. */
export async function answerWithProblem(
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const refusal = refusalOf(error);
  const { status, title } = problemOf(refusal.code);
  if (status >= 500) request.log.error({ code: refusal.code, err: error }, 'request failed');
  if (typeof refusal.facts.retryAfterSeconds === 'number') {
    reply.header('retry-after', refusal.facts.retryAfterSeconds);
  }
  await reply
    .status(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:smalspor:problem:${refusal.code}`,
        title,
        status,
        code: refusal.code,
        detail: refusal.detail,
        requestId: request.id,
        ...(Object.keys(refusal.facts).length > 0 ? { facts: refusal.facts } : {}),
      }),
    );
}
