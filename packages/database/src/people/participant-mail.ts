import type { Scope } from '@smalspor/domain/access';
import type { Language } from '@smalspor/domain/texts';
import type { Db } from '../schema/tables.ts';

/** An account of somebody, with the address that the person has given. */
export interface WrittenTo {
  readonly personId: string;
  readonly address: string;
  readonly language: Language | null;
}

/** Where somebody in a round is written to, by the name that rounds have: one line for each account with an address. */
export async function listMailOfParticipant(
  db: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  participant: string,
): Promise<readonly WrittenTo[]> {
  if (scope.kind !== 'system') return [];
  const [kind = '', key = ''] = participant.split(':');
  const rows = await db
    .selectFrom('people')
    .select(['id', 'mail_address', 'language'])
    .where(({ eb }) => (kind === 'hpr' ? eb('hpr', '=', key) : eb('id', '=', key)))
    .where('mail_address', 'is not', null)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ id, mail_address: address, language }) =>
    address === null ? [] : [{ personId: id, address, language }],
  );
}
