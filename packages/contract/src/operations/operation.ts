import type { DoorPolicy } from '@smalspor/domain/access';
import type { TObject, TSchema } from 'typebox';

export type Method = 'GET' | 'POST' | 'PUT';

/**
 * How the parts of a call travel. `json`: JSON both ways. `upload`: multipart in, with one file, JSON out.
 * `octets`: the bytes of one file in, from where `Content-Range` says, JSON out. `pdf`: a PDF out; `file`: a file of another kind, which names its media type. `fhir`: FHIR R4 as JSON both ways, as a stream in; refusals are an OperationOutcome.
 */
export type OperationKind = 'json' | 'upload' | 'octets' | 'pdf' | 'file' | 'fhir';

/**
 * One thing that a client can ask for. The name of `policy` stands for the pure function of the same name, which is
 * asked before the use case is called. Every method but GET takes the header `Idempotency-Key`, but for `octets` and
 * `fhir`: the place of the bytes, and the identifiers in the resources, say the same. Where the policy is `canDeliver`, a token in the header `Authorization` says who asks.
 */
export interface Operation {
  readonly method: Method;
  /** With `:name` for each of `params`. */
  readonly path: string;
  readonly summary: string;
  readonly policy: DoorPolicy;
  readonly kind: OperationKind;
  readonly status: 200 | 202;
  readonly params: TObject;
  readonly query: TObject;
  readonly body: TObject;
  readonly response: TSchema;
  /**
   * Open data: the same for everyone. Reads no session and sets no cookie, may be asked for by other sites’ pages, and may be kept by
   * caches that ask each time whether it still holds.
   */
  readonly isOpenData?: true;
}

/** Checks an operation's shape and keeps the exact types of its schemas. */
export function operation<const O extends Operation>(described: O): O {
  return described;
}
