/**
 * A signed-in browser. The browser holds a random token; the store holds only the token's SHA-256, so a copy of the
 * store opens nothing. Instants are ISO strings in UTC.
 */
export interface StoredSession {
  readonly tokenHash: string;
  readonly userId: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  /** The absolute end; the idle end follows from `lastSeenAt`. */
  readonly expiresAt: string;
}

/** Where sessions live, so that they can be revoked from anywhere. */
export interface SessionStore {
  create(session: StoredSession): Promise<void>;
  /** The session as stored, also when it has run out by the clock; `null` when unknown or revoked. */
  find(tokenHash: string): Promise<StoredSession | null>;
  /** Records use. Called at most once a minute for each session. */
  touch(tokenHash: string, at: string): Promise<void>;
  revoke(tokenHash: string, at: string): Promise<void>;
  /** Ends every session of a person, as when a role is withdrawn. */
  revokeAllOf(userId: string, at: string): Promise<void>;
}
