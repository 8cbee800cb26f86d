import type { Scope } from '@smalspor/domain/access';
import type { Language } from '@smalspor/domain/texts';
import type { Db } from '../schema/tables.ts';

/** Someone who wants to be written to, with what tells whether they look after the data. */
export interface MailAddress {
  readonly personId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly address: string;
  readonly language: Language | null;
  /** By a role that was granted; the configuration may name others. */
  readonly isDataManager: boolean;
}

/** Everyone who has signed in and said where to be written to. */
export async function listMailAddresses(
  db: Db,
  scope: Extract<Scope, { kind: 'system' }>,
): Promise<readonly MailAddress[]> {
  if (scope.kind !== 'system') return [];
  const rows = await db
    .selectFrom('people')
    .leftJoin('role_assignments', (join) =>
      join
        .onRef('role_assignments.person_id', '=', 'people.id')
        .on('role_assignments.role', '=', 'data-manager')
        .on('role_assignments.ended_at', 'is', null)
        .on('role_assignments.valid_to', 'is', null),
    )
    .select(['people.id', 'issuer', 'subject', 'mail_address', 'language', 'role_assignments.role'])
    .where('mail_address', 'is not', null)
    .orderBy('people.id')
    .execute();
  const people = new Map(
    rows.flatMap(({ id, issuer, subject, mail_address: address, language, role }) =>
      address === null
        ? []
        : [[id, { personId: id, issuer, subject, address, language, isDataManager: role !== null }] as const],
    ),
  );
  return [...people.values()];
}
