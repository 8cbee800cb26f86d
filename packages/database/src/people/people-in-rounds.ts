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

/** The language that doctors have chosen, by HPR number; who has chosen none is left out. */
export async function listLanguagesOf(
  db: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  hprNumbers: readonly string[],
): Promise<ReadonlyMap<string, Language>> {
  if (scope.kind !== 'system' || hprNumbers.length === 0) return new Map();
  const rows = await db
    .selectFrom('people')
    .select(['hpr', 'language'])
    .where('hpr', 'in', [...hprNumbers])
    .orderBy('last_sign_in_at')
    .execute();
  return new Map(
    rows.flatMap(({ hpr, language }) =>
      hpr === null || language === null ? [] : [[hpr, language] as const],
    ),
  );
}

/** What an account says of somebody with an HPR number. */
export interface AccountOfNumber {
  readonly name: string;
  /** Codes of the professions that the person is authorised in; `null` where the log-in service told none. */
  readonly professions: readonly string[] | null;
}

/** Accounts by HPR number, as they were at the last log-in with each number; who has never logged in is left out. */
export async function accountsOfNumbers(
  db: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  hprNumbers: readonly string[],
): Promise<ReadonlyMap<string, AccountOfNumber>> {
  if (scope.kind !== 'system' || hprNumbers.length === 0) return new Map();
  const rows = await db
    .selectFrom('people')
    .select(['hpr', 'name', 'professions'])
    .where('hpr', 'in', [...hprNumbers])
    .orderBy('last_sign_in_at')
    .orderBy('id')
    .execute();
  return new Map(
    rows.flatMap(({ hpr, name, professions }) =>
      hpr === null ? [] : [[hpr, { name, professions }] as const],
    ),
  );
}

/** What people are called, by the id of their account. */
export async function namesOfAccounts(
  db: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (scope.kind !== 'system' || ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
