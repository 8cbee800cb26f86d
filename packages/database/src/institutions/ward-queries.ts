import type { InstitutionWard } from '@smalspor/domain/institutions';
import type { Month } from '@smalspor/domain/time';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

/** Stores a delivery of the register of institutions; rows of the deliveries that it replaces go. */
export async function replaceInstitutionWards(
  trx: Db,
  batchId: string,
  wards: readonly InstitutionWard[],
  replaced: readonly string[] = [],
): Promise<void> {
  await trx
    .deleteFrom('institution_wards')
    .where('batch_id', 'in', [batchId, ...replaced])
    .execute();
  const column = <K extends keyof InstitutionWard>(key: K) => wards.map((ward) => ward[key]);
  await sql`
    insert into institution_wards
      (organisation, ward_type, name, municipality, beds, from_month, to_month, continued_by, batch_id)
    select r.*, ${batchId} from unnest(
      ${column('organisation')}::integer[], ${column('wardType')}::text[], ${column('name')}::text[],
      ${column('municipality')}::text[], ${column('beds')}::integer[], ${column('fromMonth')}::integer[],
      ${column('toMonth')}::integer[], ${column('continuedBy')}::integer[]) as r`.execute(trx);
}

/** Whether the rows of a delivery have been noted. */
export async function hasInstitutionWards(db: Db, batchId: string): Promise<boolean> {
  const row = await db
    .selectFrom('institution_wards')
    .select('organisation')
    .where('batch_id', '=', batchId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Every line of the register, or those of one institution, closed ones included, in order of organisation, type and month.
 * Deliveries of several periods may tell of the same line: the one about the latest months is the truth.
 */
export async function listInstitutionWards(
  db: Db,
  organisation?: number,
): Promise<readonly InstitutionWard[]> {
  const all = db
    .selectFrom('institution_wards')
    .innerJoin('batches', 'batches.id', 'institution_wards.batch_id')
    .distinctOn(['organisation', 'ward_type', 'institution_wards.from_month'])
    .select([
      'organisation',
      'ward_type as wardType',
      'name',
      'municipality',
      'beds',
      'institution_wards.from_month as fromMonth',
      'institution_wards.to_month as toMonth',
      'continued_by as continuedBy',
    ])
    .where('batches.state', '=', 'current')
    .orderBy('organisation')
    .orderBy('ward_type')
    .orderBy('institution_wards.from_month')
    .orderBy('batches.to_month', 'desc')
    .orderBy('batches.sequence', 'desc');
  const rows = await (organisation === undefined
    ? all
    : all.where('organisation', '=', organisation)
  ).execute();
  return rows.map(({ fromMonth, toMonth, ...row }) => ({
    ...row,
    fromMonth: fromMonth as Month,
    toMonth: toMonth as Month | null,
  }));
}
