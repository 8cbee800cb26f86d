import { createHash } from 'node:crypto';
import { Refusal } from '@smalspor/domain/refusal';
import type { Db } from '../schema/tables.ts';

export interface IdempotencyKeysTable {
  readonly actor: string;
  readonly operation: string;
  readonly key: string;
  readonly request_hash: string;
  readonly response: unknown;
  readonly created_at: string;
}

/** One request for a write, as the client named it. */
export interface WriteRequest {
  readonly actor: string;
  readonly operation: string;
  /** The client's key; `null` for a caller that repeats nothing, such as a command. */
  readonly key: string | null;
  /** The request's input; the same key with another input is a mistake of the client. */
  readonly input: unknown;
  readonly at: string;
}

export interface Outcome<T> {
  readonly value: T;
  /** The work was done by an earlier request with the same key. */
  readonly replayed: boolean;
}

/**
 * Does a piece of work in one transaction, once for each key: a repeated request gets the stored answer, and one that
 * comes while the first is still at work waits for it. A failed attempt leaves no trace, so it may be repeated.
 *
 * @throws Refusal `idempotency-conflict` when the key was used for another input
 */
export async function once<T>(
  db: Db,
  request: WriteRequest,
  work: (trx: Db) => Promise<T>,
): Promise<Outcome<T>> {
  const { key } = request;
  if (key === null) return { value: await db.transaction().execute(work), replayed: false };
  const requestHash = createHash('sha256').update(canonical(request.input)).digest('hex');
  return db.transaction().execute(async (trx) => {
    const claimed = await trx
      .insertInto('idempotency_keys')
      .values({
        actor: request.actor,
        operation: request.operation,
        key,
        request_hash: requestHash,
        response: null,
        created_at: request.at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst();
    if (claimed === undefined) {
      const stored = await trx
        .selectFrom('idempotency_keys')
        .select(['request_hash', 'response'])
        .where('actor', '=', request.actor)
        .where('operation', '=', request.operation)
        .where('key', '=', key)
        .executeTakeFirstOrThrow();
      if (stored.request_hash !== requestHash) {
        throw new Refusal(
          'idempotency-conflict',
          'This Idempotency-Key was used for another request: make a new key.',
        );
      }
      return { value: (stored.response as { value: T }).value, replayed: true };
    }
    const value = await work(trx);
    await trx
      .updateTable('idempotency_keys')
      .set({ response: JSON.stringify({ value }) })
      .where('actor', '=', request.actor)
      .where('operation', '=', request.operation)
      .where('key', '=', key)
      .execute();
    return { value, replayed: false };
  });
}

/** Forgets keys from before an instant. @returns how many */
export async function sweepIdempotencyKeys(db: Db, before: string): Promise<number> {
  const outcome = await db.deleteFrom('idempotency_keys').where('created_at', '<', before).executeTakeFirst();
  return Number(outcome.numDeletedRows);
}

/** JSON with sorted keys: two inputs that mean the same are written the same. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? 'null'
  );
}
