import { Refusal } from '@smalspor/domain/refusal';
import type { Db } from '../schema/tables.ts';

/** When and where a meeting of a round is. */
export interface MeetingTime {
  readonly meeting: string;
  /** Instants in UTC, ISO 8601. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  /** Counts the changes; a calendar replaces an entry by one with a higher number. */
  readonly version: number;
}

/**
 * Says when and where a meeting is.
 * @param seen the version that the writer saw; 0 where there was no time yet
 * @throws Refusal `changed-meanwhile` when somebody else was first
 */
export async function saveMeetingTime(
  trx: Db,
  roundId: string,
  { meeting, startsAt, endsAt, place }: Omit<MeetingTime, 'version'>,
  seen: number,
): Promise<void> {
  const saved = await trx
    .insertInto('round_meetings')
    .values({ round_id: roundId, meeting, starts_at: startsAt, ends_at: endsAt, place, version: 1 })
    .onConflict((conflict) =>
      conflict.columns(['round_id', 'meeting']).doUpdateSet((row) => ({
        starts_at: startsAt,
        ends_at: endsAt,
        place,
        version: row('round_meetings.version', '+', 1),
      })),
    )
    .returning('version')
    .executeTakeFirstOrThrow();
  // The transaction is undone by this, and the earlier time stands.
  if (saved.version !== seen + 1) {
    throw new Refusal('changed-meanwhile', 'Somebody else has changed this meeting: read it again.');
  }
}

export function listMeetingTimes(db: Db, roundId: string): Promise<readonly MeetingTime[]> {
  return db
    .selectFrom('round_meetings')
    .select(['meeting', 'starts_at as startsAt', 'ends_at as endsAt', 'place', 'version'])
    .where('round_id', '=', roundId)
    .execute();
}
