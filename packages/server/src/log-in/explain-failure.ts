import { isRefusal, type ProblemCode } from '@smalspor/domain/refusal';

/** Codes of errors that mean «nobody answered», as the network and the client library give them. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'OAUTH_TIMEOUT',
]);

/** What went wrong with a log-in, as the code that the person is shown a sentence for. */
export function explainFailure(error: unknown): ProblemCode {
  if (isRefusal(error)) return error.code;
  return causesOf(error).some(isUnreachable) ? 'log-in-unavailable' : 'log-in-failed';
}

/**
 * A name for the log, such as `OAUTH_RESPONSE_BODY_ERROR invalid_grant`: what kind of failure it was, and never what an
 * answer held, for the claims of a person stand among the causes of an error about them.
 */
export function nameFailure(error: unknown): string {
  return causesOf(error)
    .flatMap((cause) => {
      const { code, error: word } = cause as { readonly code?: unknown; readonly error?: unknown };
      return [code, word].filter(
        (each): each is string => typeof each === 'string' && /^[\w-]{1,60}$/.test(each),
      );
    })
    .join(' ');
}

function isUnreachable(cause: object): boolean {
  const { code, name, status } = cause as { code?: unknown; name?: unknown; status?: unknown };
  const isFailing = typeof status === 'number' && status >= 500;
  return isFailing || name === 'TimeoutError' || (typeof code === 'string' && UNREACHABLE.has(code));
}

/** The error and what caused it, outermost first. */
function causesOf(error: unknown): readonly object[] {
  const causes: object[] = [];
  let cause = error;
  while (typeof cause === 'object' && cause !== null && causes.length < 5) {
    causes.push(cause);
    cause = (cause as { readonly cause?: unknown }).cause;
  }
  return causes;
}
