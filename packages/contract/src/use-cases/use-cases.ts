import type { Actor } from '@smalspor/domain/access';
import type { InputOf, OperationId, Operations, OutputOf } from '../operations/index.ts';

/** What a use case may know about the call that it answers. */
export interface CallContext {
  /** Stands in the log, in the audit log and in every problem that is sent out. */
  readonly requestId: string;
  /** The client's key for a write: the same key gives the same outcome once. `null` for reads. */
  readonly idempotencyKey: string | null;
}

/** A file that has been received whole. It lies in the home's `tmp/`, and the use case takes it over. */
export interface UploadedFile {
  readonly path: string;
  /** The name that the sender gave it. */
  readonly name: string;
  readonly bytes: number;
  /** Of the content, in hexadecimal: two files of one name and size may still differ. */
  readonly sha256: string;
}

/** Bytes of a file on their way, which the use case takes as they come. */
export interface SentBytes {
  readonly stream: AsyncIterable<Uint8Array>;
  /** Where in the file they belong: 0 at its beginning. */
  readonly from: number;
}

/** What a use case is given: the operation's input, and the received file where there is one. */
export type UseCaseInput<Id extends OperationId> = Operations[Id]['kind'] extends 'upload'
  ? InputOf<Id> & { readonly file: UploadedFile }
  : Operations[Id] extends { readonly kind: 'octets' } | { readonly kind: 'fhir'; readonly method: 'POST' }
    ? InputOf<Id> & { readonly content: SentBytes }
    : InputOf<Id>;

/**
 * What a use case is called with. What is open to visitors is told no actor, signed in or not: the answer cannot depend on
 * who asks.
 */
export type UseCaseArguments<Id extends OperationId> = Operations[Id]['policy'] extends 'canUseWithoutSignIn'
  ? readonly [input: UseCaseInput<Id>, call: CallContext]
  : readonly [actor: Actor, input: UseCaseInput<Id>, call: CallContext];

/** One use case as the outer layers call it, with its dependencies already bound. */
export type UseCase<Id extends OperationId> = (...args: UseCaseArguments<Id>) => Promise<OutputOf<Id>>;

/** The same before it is bound: how the application writes it. */
export type UnboundUseCase<Deps, Id extends OperationId> = (
  deps: Deps,
  ...args: UseCaseArguments<Id>
) => Promise<OutputOf<Id>>;

/** Answered by the server itself, which alone knows the session; the application gives it what it needs. */
type AnsweredByServer = 'readHealth' | 'readSession' | 'signOut';

export type UseCaseId = Exclude<OperationId, AnsweredByServer>;

/** The application as server and tests see it: one function for every operation. */
export type UseCases = { readonly [Id in UseCaseId]: UseCase<Id> } & {
  /** The release that readers get now, for `/health`. */
  readonly servedRelease: () => Promise<{ readonly id: string; readonly publishedAt: string } | null>;
};
