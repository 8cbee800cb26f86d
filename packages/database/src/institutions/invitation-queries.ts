import type { InstitutionRole } from '@smalspor/domain/institutions';
import type { Selectable } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { InstitutionInvitationsTable } from './tables.ts';

/** An invitation to become what `role` says in an institution. Instants in UTC, ISO 8601. */
export interface InstitutionInvitation {
  readonly id: string;
  readonly organisation: number;
  readonly role: InstitutionRole;
  /** The round that it opened; `null` for one that only names a person. */
  readonly roundId: string | null;
  readonly name: string;
  readonly mailAddress: string | null;
  /** As in the audit log. */
  readonly invitedBy: string;
  readonly invitedAt: string;
  readonly expiresAt: string;
  /** When it was taken up or taken back. */
  readonly endedAt: string | null;
  readonly usedBy: string | null;
}

export async function insertInvitation(
  trx: Db,
  invitation: Omit<InstitutionInvitation, 'endedAt' | 'usedBy'>,
  codeSha256: string,
): Promise<void> {
  const { id, organisation, role, roundId, name, mailAddress, invitedBy, invitedAt, expiresAt } = invitation;
  await trx
    .insertInto('institution_invitations')
    .values({
      ...{ id, organisation, role, name },
      round_id: roundId,
      mail_address: mailAddress,
      code_sha256: codeSha256,
      invited_by: invitedBy,
      invited_at: invitedAt,
      expires_at: expiresAt,
      ended_at: null,
      used_by: null,
    })
    .execute();
}

/** The invitation that a code belongs to; locked against a second use when `forChange` is set. */
export async function findInvitation(
  db: Db,
  codeSha256: string,
  forChange = false,
): Promise<InstitutionInvitation | null> {
  const query = db.selectFrom('institution_invitations').selectAll().where('code_sha256', '=', codeSha256);
  const row = await (forChange ? query.forUpdate() : query).executeTakeFirst();
  return row ? toInvitation(row) : null;
}

/** The invitations of an institution that nobody has taken up or taken back, the newest first; expired ones too. */
export async function listOpenInvitations(
  db: Db,
  organisation: number,
): Promise<readonly InstitutionInvitation[]> {
  const rows = await db
    .selectFrom('institution_invitations')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('ended_at', 'is', null)
    .orderBy('invited_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(toInvitation);
}

/** Whether people wait for an answer from institutions: those with an invitation as contact that can be taken up. */
export async function listInvitedContacts(db: Db, now: string): Promise<ReadonlyMap<number, string>> {
  const rows = await db
    .selectFrom('institution_invitations')
    .select(['organisation', 'name'])
    .where('role', '=', 'institution-contact')
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('invited_at')
    .execute();
  return new Map(rows.map(({ organisation, name }) => [organisation, name]));
}

/** Somebody takes an invitation up, or whoever runs the institution takes it back. @returns whether it was there to end */
export async function endInvitation(
  trx: Db,
  id: string,
  { at, usedBy }: { readonly at: string; readonly usedBy: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('institution_invitations')
    .set({ ended_at: at, used_by: usedBy })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Forgets whom invitations were for that were over before an instant; that there was one, and who took it up, stays. */
export async function sweepInvitations(db: Db, before: string): Promise<void> {
  await db
    .updateTable('institution_invitations')
    .set({ name: '', mail_address: null })
    .where((row) => row.or([row('ended_at', '<', before), row('expires_at', '<', before)]))
    .where('name', '<>', '')
    .execute();
}

function toInvitation(row: Selectable<InstitutionInvitationsTable>): InstitutionInvitation {
  return {
    id: row.id,
    organisation: row.organisation,
    role: row.role,
    roundId: row.round_id,
    name: row.name,
    mailAddress: row.mail_address,
    invitedBy: row.invited_by,
    invitedAt: row.invited_at,
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
    usedBy: row.used_by,
  };
}
