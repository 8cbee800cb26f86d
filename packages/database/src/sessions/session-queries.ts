import type { Db } from '../schema/tables.ts';

/**
 * A signed-in browser. Only the SHA-256 of its token is kept, so a copy of the table opens nothing. When it ends is
 * the caller's decision: the row tells when it was last used and when it must end at the latest.
 */
export interface SessionRow {
  readonly tokenHash: string;
  readonly userId: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
}

export interface SessionsTable {
  readonly token_hash: string;
  readonly person_id: string;
  readonly created_at: string;
  readonly last_seen_at: string;
  readonly expires_at: string;
  readonly revoked_at: string | null;
}

export async function createSession(db: Db, session: SessionRow): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      token_hash: session.tokenHash,
      person_id: session.userId,
      created_at: session.createdAt,
      last_seen_at: session.lastSeenAt,
      expires_at: session.expiresAt,
      revoked_at: null,
    })
    .execute();
}

/** The session as stored, also when it has run out by the clock; `null` when unknown or revoked. */
export async function findSession(db: Db, tokenHash: string): Promise<SessionRow | null> {
  const row = await db
    .selectFrom('sessions')
    .select([
      'token_hash as tokenHash',
      'person_id as userId',
      'created_at as createdAt',
      'last_seen_at as lastSeenAt',
      'expires_at as expiresAt',
    ])
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

export async function touchSession(db: Db, tokenHash: string, at: string): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: at })
    .where('token_hash', '=', tokenHash)
    .where('last_seen_at', '<', at)
    .execute();
}

export async function revokeSession(db: Db, tokenHash: string, at: string): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ revoked_at: at })
    .where('token_hash', '=', tokenHash)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Ends every session of a person, as when a role is withdrawn. */
export async function revokeSessionsOf(db: Db, userId: string, at: string): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ revoked_at: at })
    .where('person_id', '=', userId)
    .where('revoked_at', 'is', null)
    .execute();
}

/** Removes sessions that ended before an instant. @returns how many */
export async function sweepSessions(db: Db, before: string): Promise<number> {
  const outcome = await db
    .deleteFrom('sessions')
    .where((expression) =>
      expression.or([expression('expires_at', '<', before), expression('revoked_at', '<', before)]),
    )
    .executeTakeFirst();
  return Number(outcome.numDeletedRows);
}
