import type { Db } from '../schema/tables.ts';

/** A group that is welcome at an event, and whether its leader has been written to. */
export interface EventInvitation {
  readonly groupId: string;
  /** HPR number of the leader who was to be written to; `null` for a group without one, and where it is not known. */
  readonly leader: string | null;
  /** Whether a letter was written; `null` for invitations from before that was noted. */
  readonly isWritten: boolean | null;
}

/** Makes groups welcome. @returns those that were not before */
export async function inviteGroupsToEvent(
  trx: Db,
  eventId: string,
  groupIds: readonly string[],
): Promise<readonly string[]> {
  if (groupIds.length === 0) return [];
  const added = await trx
    .insertInto('event_groups')
    .values(groupIds.map((group_id) => ({ event_id: eventId, group_id, leader: null, written: null })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('group_id')
    .execute();
  return added.map(({ group_id }) => group_id);
}

/** Notes whom letters were for, and which were written. */
export async function noteInvitations(
  trx: Db,
  eventId: string,
  invitations: readonly EventInvitation[],
): Promise<void> {
  for (const { groupId, leader, isWritten } of invitations) {
    await trx
      .updateTable('event_groups')
      .set({ leader, written: isWritten })
      .where('event_id', '=', eventId)
      .where('group_id', '=', groupId)
      .execute();
  }
}

export async function listInvitations(db: Db, eventId: string): Promise<readonly EventInvitation[]> {
  return db
    .selectFrom('event_groups')
    .select(['group_id as groupId', 'leader', 'written as isWritten'])
    .where('event_id', '=', eventId)
    .orderBy('group_id')
    .execute();
}

export async function listEventGroups(db: Db, eventId: string): Promise<readonly string[]> {
  return (await listInvitations(db, eventId)).map(({ groupId }) => groupId);
}
