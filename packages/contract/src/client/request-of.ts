import { type Operation, type OperationId, operations } from '../operations/index.ts';

export interface PlainRequest {
  readonly method: string;
  /** Path and query, without origin. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or `null` where there is nothing to send. */
  readonly body: string | null;
}

/** Lays an operation's flat input out as path, query and body. */
export function requestOf(id: OperationId, input: object, newKey: () => string): PlainRequest {
  const { method, path, params, query, body }: Operation = operations[id];
  const values = input as Readonly<Record<string, unknown>>;
  const take = (names: object): Record<string, unknown> =>
    Object.fromEntries(
      Object.keys(names)
        .filter((name) => values[name] !== undefined)
        .map((name) => [name, values[name]]),
    );

  let filled: string = path;
  for (const [name, value] of Object.entries(take(params.properties))) {
    filled = filled.replace(`:${name}`, encodeURIComponent(String(value)));
  }
  const search = Object.entries(take(query.properties))
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
  const hasBody = Object.keys(body.properties).length > 0;
  return {
    method,
    url: search === '' ? filled : `${filled}?${search}`,
    headers: {
      accept: 'application/json',
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...(method === 'GET' ? {} : { 'idempotency-key': newKey() }),
    },
    body: hasBody ? JSON.stringify(take(body.properties)) : null,
  };
}
