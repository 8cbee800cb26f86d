import type { Lack } from './lacks.ts';
import type { FollowUpSettings } from './settings.ts';

/**
 * Whether an institution can be reminded:
 * - `ready` it can
 * - `complete` it lacks nothing
 * - `recent` it was reminded a short while ago
 * - `no-contact` nobody is its contact: somebody must call
 * - `no-address` its contact has no address, or wants no such letters: somebody must call
 */
export const REMINDER_STATES = ['ready', 'complete', 'recent', 'no-contact', 'no-address'] as const;
export type ReminderState = (typeof REMINDER_STATES)[number];

export interface Remindable {
  readonly lacks: readonly Lack[];
  readonly contact: { readonly isReachable: boolean } | null;
  /** The instant of the last reminder, ISO 8601 in UTC. */
  readonly remindedAt: string | null;
}

export function reminderState(
  { lacks, contact, remindedAt }: Remindable,
  now: string,
  { reminderDays }: Pick<FollowUpSettings, 'reminderDays'>,
): ReminderState {
  if (lacks.length === 0) return 'complete';
  if (contact === null) return 'no-contact';
  if (!contact.isReachable) return 'no-address';
  const again = remindedAt === null ? 0 : Date.parse(remindedAt) + reminderDays * 86_400_000;
  return Date.parse(now) < again ? 'recent' : 'ready';
}
