import type { Scope } from '@smalspor/domain/access';
import type { Month } from '@smalspor/domain/time';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

type SystemScope = Extract<Scope, { kind: 'system' }>;

/** Deletes what was given before a month, and what is left of bundles that nothing else is known from. @returns how many */
export async function deleteOldAdministrations(
  trx: Db,
  _scope: SystemScope,
  before: { readonly month: Month; readonly instant: string },
): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom('lmdi_administrations')
    .where(({ eb, and, or }) =>
      or([
        eb('month', '<', before.month),
        and([eb('month', 'is', null), eb('changed_at', '<', before.instant)]),
      ]),
    )
    .executeTakeFirst();
  await trx.deleteFrom('lmdi_months').where('month', '<', before.month).execute();
  await sql`
    delete from lmdi_bundles b where received_at < ${before.instant}
      and not exists (select from lmdi_administrations a where a.bundle_id = b.id)`.execute(trx);
  return Number(numDeletedRows);
}

/** Patients whose pseudonyms were made with another key than this one, as text: 63 bits are more than a number holds. */
export async function listPatientsUnderOtherKeys(
  db: Db,
  _scope: SystemScope,
  keyId: string,
): Promise<readonly { readonly patient: string; readonly keyId: string }[]> {
  const { rows } = await sql<{ patient: string; keyId: string }>`
    select distinct patient::text as patient, patient_key as "keyId" from lmdi_administrations
    where patient_key <> ${keyId} order by 1`.execute(db);
  return rows;
}

/** Puts new pseudonyms in the place of older ones, each known by the key that it was made with. */
export async function replacePatients(
  trx: Db,
  _scope: SystemScope,
  keyId: string,
  carried: readonly { readonly from: string; readonly fromKey: string; readonly to: string }[],
): Promise<void> {
  if (carried.length === 0) return;
  await sql`
    update lmdi_administrations a set patient = r.carried, patient_key = ${keyId}
    from json_to_recordset(${JSON.stringify(carried.map(({ from, fromKey, to }) => ({ was: from, was_key: fromKey, carried: to })))}::json)
      as r (was bigint, was_key text, carried bigint)
    where a.patient = r.was and a.patient_key = r.was_key`.execute(trx);
}
