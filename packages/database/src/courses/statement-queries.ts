import type { Db } from '../schema/tables.ts';

/** Something that a learning record store is to be told; the id is the statement's own. */
export interface StatementOrder {
  readonly id: string;
  readonly personId: string;
  readonly statement: object;
}

export interface WaitingStatement {
  readonly id: string;
  readonly statement: unknown;
  readonly attempts: number;
}

/** Puts statements in the outbox, as part of the transaction in which it happened. */
export async function queueStatements(trx: Db, orders: readonly StatementOrder[], at: string): Promise<void> {
  if (orders.length === 0) return;
  await trx
    .insertInto('statement_outbox')
    .values(
      orders.map(({ id, personId, statement }) => ({
        id,
        person_id: personId,
        statement: JSON.stringify(statement),
        state: 'waiting' as const,
        attempts: 0,
        queued_at: at,
        due_at: at,
        ended_at: null,
        fault: null,
      })),
    )
    .execute();
}

/** What came of an attempt. */
export type StatementOutcome =
  | { readonly state: 'sent' }
  | { readonly state: 'waiting'; readonly fault: string; readonly dueAt: string }
  | { readonly state: 'dead'; readonly fault: string };

/**
 * Takes the statement that has been due for longest and keeps it locked while `send` is at work. Whoever is killed in
 * between leaves it as it was: it may be sent twice, under the same id, and is never lost.
 *
 * @returns whether there was one
 */
export function sendNextStatement(
  db: Db,
  now: string,
  send: (waiting: WaitingStatement) => Promise<StatementOutcome>,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('statement_outbox')
      .select(['id', 'statement', 'attempts', 'due_at'])
      .where('state', '=', 'waiting')
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row === undefined) return false;
    const outcome = await send(row);
    const isWaiting = outcome.state === 'waiting';
    await trx
      .updateTable('statement_outbox')
      .set({
        state: outcome.state,
        attempts: row.attempts + 1,
        due_at: isWaiting ? outcome.dueAt : row.due_at,
        ended_at: isWaiting ? null : now,
        fault: outcome.state === 'sent' ? null : outcome.fault,
      })
      .where('id', '=', row.id)
      .execute();
    return true;
  });
}

/** How many statements are in each state. */
export async function countStatements(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('statement_outbox')
    .select(['state', ({ fn }) => fn.countAll<number>().as('statements')])
    .groupBy('state')
    .execute();
  return new Map(rows.map(({ state, statements }) => [state, Number(statements)]));
}

/** Forgets what was sent, or given up, before an instant. */
export async function sweepStatements(db: Db, before: string): Promise<void> {
  await db.deleteFrom('statement_outbox').where('ended_at', '<', before).execute();
}
