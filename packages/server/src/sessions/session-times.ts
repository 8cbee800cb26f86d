import type { StoredSession } from '@smalspor/contract/use-cases';

const MINUTE = 60_000;

/** A doctor who leaves the room without signing out. */
const IDLE_MS = 30 * MINUTE;
/** A working day: then the log-in service vouches anew. */
const ABSOLUTE_MS = 10 * 60 * MINUTE;
/** Use is recorded this seldom, so that reading does not write. */
const TOUCH_EVERY_MS = MINUTE;

export function absoluteEndOf(createdAt: Date): string {
  return new Date(createdAt.getTime() + ABSOLUTE_MS).toISOString();
}

export function idleEndOf(session: StoredSession): string {
  return new Date(Date.parse(session.lastSeenAt) + IDLE_MS).toISOString();
}

export function hasEnded(session: StoredSession, now: Date): boolean {
  const at = now.toISOString();
  return at >= session.expiresAt || at >= idleEndOf(session);
}

export function needsTouch(session: StoredSession, now: Date): boolean {
  return now.getTime() - Date.parse(session.lastSeenAt) >= TOUCH_EVERY_MS;
}
