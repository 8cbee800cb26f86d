import type { Mandate } from '@smalspor/domain/institution-data';
import type { Month } from '@smalspor/domain/time';
import type { Db } from '../schema/tables.ts';

export interface StoredMandate extends Mandate {
  readonly id: string;
  /** As the configuration names it. */
  readonly sender: string;
  readonly givenAt: string;
  readonly givenByName: string;
  /** When somebody set the last month; `null` while nobody has. */
  readonly endedAt: string | null;
}

export async function insertMandate(
  trx: Db,
  mandate: Omit<StoredMandate, 'endedAt'>,
  givenBy: string,
): Promise<void> {
  await trx
    .insertInto('delivery_mandates')
    .values({
      id: mandate.id,
      organisation: mandate.organisation,
      sender: mandate.sender,
      from_month: mandate.from,
      to_month: mandate.to,
      given_at: mandate.givenAt,
      given_by: givenBy,
      given_by_name: mandate.givenByName,
      ended_at: null,
      ended_by: null,
    })
    .execute();
}

/** Sets the last month of a mandate of this institution. @returns whether there was one that began before */
export async function endMandate(
  trx: Db,
  organisation: number,
  id: string,
  end: { readonly to: Month; readonly at: string; readonly by: string },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('delivery_mandates')
    .set({ to_month: end.to, ended_at: end.at, ended_by: end.by })
    .where('id', '=', id)
    .where('organisation', '=', organisation)
    .where('from_month', '<=', end.to)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What an institution has given, the newest months first. */
export async function listMandatesOf(db: Db, organisation: number): Promise<readonly StoredMandate[]> {
  return mandates(db)
    .where('organisation', '=', organisation)
    .orderBy('from_month', 'desc')
    .orderBy('sender')
    .orderBy('id')
    .execute();
}

/** What a sender has been given, by institution and month. */
export async function listMandatesFor(db: Db, sender: string): Promise<readonly StoredMandate[]> {
  return mandates(db)
    .where('sender', '=', sender)
    .orderBy('organisation')
    .orderBy('from_month')
    .orderBy('id')
    .execute();
}

function mandates(db: Db) {
  return db
    .selectFrom('delivery_mandates')
    .select([
      'id',
      'organisation',
      'sender',
      'from_month as from',
      'to_month as to',
      'given_at as givenAt',
      'given_by_name as givenByName',
      'ended_at as endedAt',
    ]);
}
