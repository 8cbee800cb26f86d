import { PROBLEM_CODES, type ProblemCode } from '@smalspor/domain/refusal';
import type { FetchResponse } from './create-client.ts';

/** A refusal as it reached the client. What a person reads is chosen by `code`, never the server's English detail. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  /** Names the call in the server's log; worth giving to whoever helps. */
  readonly requestId: string | null;
  /** What the server says about the refusal apart from its code. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(
    code: ProblemCode,
    status: number,
    requestId: string | null,
    facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${status} ${code}`);
    this.facts = facts;
    this.name = 'ProblemError';
    this.code = code;
    this.status = status;
    this.requestId = requestId;
  }

  /** Reads problem+json; an answer that is none, as from a proxy, becomes `internal`. */
  static async from(response: FetchResponse): Promise<ProblemError> {
    const said = await response.json().catch(() => null);
    const { code, requestId, facts } = (typeof said === 'object' && said !== null ? said : {}) as {
      code?: unknown;
      requestId?: unknown;
      facts?: unknown;
    };
    const known = PROBLEM_CODES.find((one) => one === code) ?? 'internal';
    return new ProblemError(
      known,
      response.status,
      typeof requestId === 'string' ? requestId : null,
      typeof facts === 'object' && facts !== null ? { ...facts } : {},
    );
  }
}
