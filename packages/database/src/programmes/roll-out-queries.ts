import type { Scope } from '@smalspor/domain/access';
import type { Month } from '@smalspor/domain/time';
import type { Db } from '../schema/tables.ts';

/** The months that an administrator has planned, by county, where they differ from the programme's own. */
export async function readRollOutPlan(db: Db, programme: string): Promise<ReadonlyMap<string, Month>> {
  const rows = await db
    .selectFrom('roll_out_plan')
    .select(['county', 'from_month'])
    .where('programme', '=', programme)
    .execute();
  return new Map(rows.map(({ county, from_month }) => [county, from_month]));
}

export async function planRollOut(
  trx: Db,
  programme: string,
  county: string,
  from: Month,
  at: string,
): Promise<void> {
  await trx
    .insertInto('roll_out_plan')
    .values({ programme, county, from_month: from, planned_at: at })
    .onConflict((conflict) =>
      conflict.columns(['programme', 'county']).doUpdateSet({ from_month: from, planned_at: at }),
    )
    .execute();
}

/** Notes where a doctor who has not signed in is written to. */
export async function noteContact(trx: Db, hpr: string, mailAddress: string, at: string): Promise<void> {
  await trx
    .insertInto('contacts')
    .values({ hpr, mail_address: mailAddress, noted_at: at })
    .onConflict((conflict) => conflict.column('hpr').doUpdateSet({ mail_address: mailAddress, noted_at: at }))
    .execute();
}

/** Noted addresses by HPR number. */
export async function listContacts(
  db: Db,
  _scope: Extract<Scope, { kind: 'system' }>,
  hprNumbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (hprNumbers.length === 0) return new Map();
  const rows = await db
    .selectFrom('contacts')
    .select(['hpr', 'mail_address'])
    .where('hpr', 'in', [...hprNumbers])
    .execute();
  return new Map(rows.map(({ hpr, mail_address }) => [hpr, mail_address]));
}
