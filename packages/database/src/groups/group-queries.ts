import type { Scope } from '@smalspor/domain/access';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

/** A doctor's time in a CME group, as the register of groups has it. */
export interface GroupMembership {
  readonly groupId: string;
  readonly groupName: string;
  /** Four digits, as the code was in the delivery. */
  readonly municipality: string;
  readonly hpr: string;
  readonly leads: boolean;
  readonly validFrom: string;
  /** The last day, inclusive; `null` while no end is known. */
  readonly validTo: string | null;
}

/** A CME group on a day. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly municipality: string;
  /** HPR numbers; a group may have several leaders or none. */
  readonly leaders: readonly string[];
  readonly members: number;
}

/** Replaces what an earlier delivery said about who is in which group: the new batch is the whole truth. */
export async function replaceGroupMembers(
  trx: Db,
  batchId: string,
  memberships: readonly GroupMembership[],
  replaced: readonly string[] = [],
): Promise<void> {
  await trx
    .deleteFrom('group_members')
    .where('batch_id', 'in', [batchId, ...replaced])
    .execute();
  const column = <K extends keyof GroupMembership>(key: K) => memberships.map((row) => row[key]);
  await sql`
    insert into group_members (batch_id, group_id, group_name, municipality, hpr, leads, valid_from, valid_to)
    select ${batchId}, r.* from unnest(
      ${column('groupId')}::text[], ${column('groupName')}::text[], ${column('municipality')}::text[],
      ${column('hpr')}::text[], ${column('leads')}::boolean[], ${column('validFrom')}::date[],
      ${column('validTo')}::date[]) as r`.execute(trx);
}

/** Whether the members of a delivery have been noted. */
export async function hasGroupMembers(db: Db, batchId: string): Promise<boolean> {
  const row = await db
    .selectFrom('group_members')
    .select('hpr')
    .where('batch_id', '=', batchId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Who is in a group on a day, leaders first. */
export function listGroupMembers(
  db: Db,
  _scope: Extract<Scope, { kind: 'system' }>,
  groupId: string,
  day: string,
): Promise<readonly GroupMembership[]> {
  return membersOn(db, day).where('group_id', '=', groupId).orderBy('leads', 'desc').orderBy('hpr').execute();
}

/** The groups that a doctor belongs to on a day; some belong to two. */
export function listGroupsOf(db: Db, hpr: string, day: string): Promise<readonly GroupMembership[]> {
  return membersOn(db, day).where('hpr', '=', hpr).orderBy('group_id').execute();
}

/** Every group on a day, by municipality and name. */
export async function listGroups(
  db: Db,
  _scope: Extract<Scope, { kind: 'system' }>,
  day: string,
): Promise<readonly Group[]> {
  const rows = await db
    .selectFrom(membersOn(db, day).as('members'))
    .select(({ fn }) => [
      'groupId as id',
      fn.max('groupName').as('name'),
      fn.max('municipality').as('municipality'),
      fn.count<number>('hpr').distinct().as('members'),
      sql<string[]>`coalesce(array_agg(distinct hpr) filter (where leads), '{}')`.as('leaders'),
    ])
    .groupBy('groupId')
    .orderBy('municipality')
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ ...row, members: Number(row.members) }));
}

function membersOn(db: Db, day: string) {
  return db
    .selectFrom('group_members')
    .select([
      'group_id as groupId',
      'group_name as groupName',
      'municipality',
      'hpr',
      'leads',
      'valid_from as validFrom',
      'valid_to as validTo',
    ])
    .where('valid_from', '<=', day)
    .where((expression) =>
      expression.or([expression('valid_to', 'is', null), expression('valid_to', '>=', day)]),
    );
}
