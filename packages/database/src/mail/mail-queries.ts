import { randomUUID } from 'node:crypto';
import type { Language } from '@smalspor/domain/texts';
import { type Selectable, sql } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { MailGaps, MailOutboxTable, MailState } from './tables.ts';

/** A letter to one address, about one occasion. */
export interface MailOrder {
  /** What the letter is about, such as `report-issued r-17`: a second order for the same occasion is left out. */
  readonly occasion: string;
  /** The account of the reader; `null` for a doctor who has not signed in yet. */
  readonly personId: string | null;
  /** The HPR number of a reader without an account. */
  readonly hpr?: string | null;
  /** Which letter, by its name among the texts. */
  readonly letter: string;
  readonly address: string;
  readonly language: Language;
  readonly gaps: MailGaps;
  /** Before this instant it is not sent; without it at once. */
  readonly dueAt?: string;
}

export interface StoredMail extends MailOrder {
  readonly id: string;
  readonly state: MailState;
  readonly attempts: number;
  /** Instants in UTC, ISO 8601. */
  readonly queuedAt: string;
  readonly dueAt: string;
  readonly endedAt: string | null;
  readonly fault: string | null;
}

const CHUNK = 1_000;

/** Puts letters in the outbox, as part of the transaction that gave the occasion. @returns how many are new. */
export async function queueMail(db: Db, orders: readonly MailOrder[], at: string): Promise<number> {
  let queued = 0;
  for (let start = 0; start < orders.length; start += CHUNK) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('mail_outbox')
      .values(
        orders
          .slice(start, start + CHUNK)
          .map(({ occasion, personId, hpr, letter, address, language, gaps, dueAt }) => ({
            id: randomUUID(),
            occasion,
            person_id: personId,
            hpr: hpr ?? null,
            letter,
            address,
            language,
            gaps: JSON.stringify(gaps),
            state: 'waiting' as const,
            attempts: 0,
            queued_at: at,
            due_at: dueAt ?? at,
            ended_at: null,
            fault: null,
          })),
      )
      .onConflict((conflict) => conflict.column('occasion').doNothing())
      .executeTakeFirst();
    queued += Number(numInsertedOrUpdatedRows ?? 0);
  }
  return queued;
}

/** Gives letters that have not been sent another time, by what their occasions begin with. */
export async function moveWaitingMail(trx: Db, occasions: string, dueAt: string): Promise<void> {
  await trx
    .updateTable('mail_outbox')
    .set({ due_at: dueAt })
    .where('state', '=', 'waiting')
    .where(sql<boolean>`starts_with(occasion, ${occasions})`)
    .execute();
}

/** Takes letters back that have not been sent, by what their occasions begin with. */
export async function dropWaitingMail(trx: Db, occasions: string): Promise<void> {
  await trx
    .deleteFrom('mail_outbox')
    .where('state', '=', 'waiting')
    .where(sql<boolean>`starts_with(occasion, ${occasions})`)
    .execute();
}

/** What came of an attempt. */
export type MailOutcome =
  | { readonly state: 'sent' }
  | { readonly state: 'waiting'; readonly fault: string; readonly dueAt: string }
  | { readonly state: 'dead'; readonly fault: string };

/**
 * Takes the letter that has been due for longest and keeps it locked while `send` is at work; nobody else takes it meanwhile. Whoever
 * is killed in between leaves it as it was, so a letter can be sent twice but never be lost.
 *
 * @returns whether there was one
 */
export function sendNextMail(
  db: Db,
  now: string,
  send: (mail: StoredMail) => Promise<MailOutcome>,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('mail_outbox')
      .selectAll()
      .where('state', '=', 'waiting')
      .where('due_at', '<=', now)
      .orderBy('due_at')
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row === undefined) return false;
    const outcome = await send(readMail(row));
    await trx
      .updateTable('mail_outbox')
      .set({
        state: outcome.state,
        attempts: row.attempts + 1,
        due_at: outcome.state === 'waiting' ? outcome.dueAt : row.due_at,
        ended_at: outcome.state === 'waiting' ? null : now,
        fault: outcome.state === 'sent' ? null : outcome.fault,
      })
      .where('id', '=', row.id)
      .execute();
    return true;
  });
}

/** The newest letters of a state; addresses belong to people, so the caller stands behind a policy. */
export async function listMail(db: Db, state: MailState, limit: number): Promise<readonly StoredMail[]> {
  const rows = await db
    .selectFrom('mail_outbox')
    .selectAll()
    .where('state', '=', state)
    .orderBy(sql`coalesce(ended_at, due_at)`, 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(readMail);
}

/** The newest letters to one person, whatever became of them. */
export async function listMailTo(db: Db, personId: string, limit: number): Promise<readonly StoredMail[]> {
  const rows = await db
    .selectFrom('mail_outbox')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('queued_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(readMail);
}

/** Those of some occasions whose letter was put aside: its reader was not reached. */
export async function listUndelivered(db: Db, occasions: readonly string[]): Promise<ReadonlySet<string>> {
  if (occasions.length === 0) return new Set();
  const rows = await db
    .selectFrom('mail_outbox')
    .select('occasion')
    .where('occasion', 'in', [...occasions])
    .where('state', '=', 'dead')
    .execute();
  return new Set(rows.map(({ occasion }) => occasion));
}

/** How many letters of one sort have been written to somebody since an instant. */
export async function countMailTo(db: Db, personId: string, letter: string, since: string): Promise<number> {
  const { count } = await db
    .selectFrom('mail_outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('letter', '=', letter)
    .where('queued_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Lets dead letters be tried again from the beginning. @returns how many */
export async function reviveMail(db: Db, ids: readonly string[], at: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('mail_outbox')
    .set({ state: 'waiting', attempts: 0, due_at: at, ended_at: null })
    .where('state', '=', 'dead')
    .where('id', 'in', [...ids])
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Forgets what was sent, or given up, before an instant. */
export async function sweepMail(db: Db, before: string): Promise<void> {
  await db.deleteFrom('mail_outbox').where('ended_at', '<', before).execute();
}

function readMail(row: Selectable<MailOutboxTable>): StoredMail {
  return {
    id: row.id,
    occasion: row.occasion,
    personId: row.person_id,
    hpr: row.hpr,
    letter: row.letter,
    address: row.address,
    language: row.language,
    gaps: row.gaps,
    state: row.state,
    attempts: row.attempts,
    queuedAt: row.queued_at,
    dueAt: row.due_at,
    endedAt: row.ended_at,
    fault: row.fault,
  };
}
