import {
  type InputOf,
  type OperationId,
  type Operations,
  type OutputOf,
  operations,
} from '../operations/index.ts';
import { ProblemError } from './problem-error.ts';
import { requestOf } from './request-of.ts';

/** The part of the platform's `fetch` that the client needs. */
export type Fetch = (
  url: string,
  init: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly signal?: unknown;
  },
) => Promise<FetchResponse>;

export interface FetchResponse {
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<unknown>;
}

/** Operations that answer with JSON and take no file; files travel by their own address. */
export type JsonOperationId = {
  [Id in OperationId]: Operations[Id]['kind'] extends 'json' ? Id : never;
}[OperationId];

export type Client = {
  readonly [Id in JsonOperationId]: (input: InputOf<Id>, signal?: unknown) => Promise<OutputOf<Id>>;
};

/**
 * A function for every JSON operation, typed from its schemas.
 * @param newKey makes the idempotency key of a write: something random for each intended act.
 * @throws ProblemError when the server refuses.
 */
export function createClient(fetch: Fetch, newKey: () => string): Client {
  const call = async (id: JsonOperationId, input: object, signal: unknown): Promise<unknown> => {
    const { method, url, headers, body } = requestOf(id, input, newKey);
    const response = await fetch(url, {
      method,
      headers,
      ...(body === null ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (!response.ok) throw await ProblemError.from(response);
    return response.json();
  };
  const ids = Object.keys(operations).filter(
    (id): id is JsonOperationId => operations[id as OperationId].kind === 'json',
  );
  return Object.fromEntries(
    ids.map((id) => [id, (input: object, signal?: unknown) => call(id, input, signal)]),
  ) as unknown as Client;
}
