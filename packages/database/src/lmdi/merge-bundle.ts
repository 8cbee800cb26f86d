import type { Month } from '@smalspor/domain/time';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { OutcomeCounts, ToldOutcome } from './tables.ts';

/** Something in the bundle that stands against taking it. */
export interface MergeConflict {
  /** The entry's place, from 0. */
  readonly entry: number;
  /**
   * `repeated`: another entry has the same identifier and says something else. `elsewhere`: it was told before of the
   * institution `organisation`.
   */
  readonly kind: 'repeated' | 'elsewhere';
  readonly organisation: number;
  /** When it was given: as it is known, or as it is told now. */
  readonly month: Month;
}

/**
 * What stands against taking a staged bundle, in the order of its entries. Locks what the bundle is about, so that the
 * answer holds until the transaction ends.
 */
export async function findMergeConflicts(trx: Db, bundleId: string): Promise<readonly MergeConflict[]> {
  await sql`
    select from lmdi_administrations where key in (select key from lmdi_staged where bundle_id = ${bundleId})
    order by key for update`.execute(trx);
  const { rows } = await sql<MergeConflict>`
    select entry, 'repeated' as kind, organisation, month from (
      select entry, organisation, month, min(told) over same <> max(told) over same as differs
      from (select entry, key, organisation, month, (is_error, changed_at, organisation, ward, patient, given_at, atc, product,
          dose, unit, route, purpose)::text as told
        from lmdi_staged where bundle_id = ${bundleId}) as s
      window same as (partition by key)) as t
    where differs
    union all
    select s.entry, 'elsewhere', a.organisation, coalesce(a.month, s.month)
    from lmdi_staged s join lmdi_administrations a using (key)
    where s.bundle_id = ${bundleId} and a.organisation <> s.organisation
    order by entry`.execute(trx);
  return rows;
}

export interface MergedBundle {
  readonly id: string;
  readonly sender: string;
  /** Instants in UTC, ISO 8601. */
  readonly receivedAt: string;
  readonly madeAt: string;
  readonly entries: number;
}

export interface EntryOutcome {
  readonly entry: number;
  readonly outcome: ToldOutcome;
}

/**
 * Makes what was staged count: adds, replaces and removes, each at most once, and forgets what was put aside. What was changed
 * before what is known already, and what is known word by word, changes nothing.
 * @returns what each administration came to, in the order of the entries
 */
export async function mergeBundle(trx: Db, bundle: MergedBundle): Promise<readonly EntryOutcome[]> {
  const staged = sql`lmdi_staged s where s.bundle_id = ${bundle.id}`;
  await sql`
    update lmdi_staged t set changed_at = n.changed_at, outcome = n.outcome from (
      select s.entry, coalesce(s.changed_at, ${bundle.madeAt}::timestamptz) as changed_at, case
        when a.key is null and s.is_error then 'barred'
        when a.key is null and not s.is_kept and s.atc is null then 'unknown-medicine'
        when a.key is null and not s.is_kept then 'not-kept'
        when a.key is null then 'added'
        when coalesce(s.changed_at, ${bundle.madeAt}) < a.changed_at then 'outdated'
        when a.state = 'removed' and (s.is_error or not s.is_kept) then 'unchanged'
        when s.is_error or not s.is_kept then 'removed'
        when a.state = 'removed' and coalesce(s.changed_at, ${bundle.madeAt}) = a.changed_at then 'outdated'
        when (s.organisation, s.ward, s.patient, s.given_at, s.atc, s.product, s.dose, s.unit, s.route, s.purpose)
          is not distinct from
          (a.organisation, a.ward, a.patient, a.given_at, a.atc, a.product, a.dose, a.unit, a.route, a.purpose)
          then 'unchanged'
        else 'replaced' end as outcome
      from lmdi_staged s left join lmdi_administrations a using (key) where s.bundle_id = ${bundle.id}) as n
    where t.bundle_id = ${bundle.id} and t.entry = n.entry`.execute(trx);
  const { rows } = await sql<EntryOutcome>`select entry, outcome from ${staged} order by entry`.execute(trx);
  await insertBundle(trx, bundle, countOutcomes(rows));
  await noteMonths(trx, bundle);
  await sql`
    insert into lmdi_administrations (key, bundle_id, organisation, state, changed_at, ward, patient, patient_key,
      given_at, month, atc, product, dose, unit, route, purpose)
    select key, bundle_id, organisation, 'given', changed_at, ward, patient, patient_key, given_at, month, atc, product,
      dose, unit, route, purpose
    from (select distinct on (key) * from ${staged} and outcome in ('added', 'replaced') order by key, entry) as told
    union all
    select key, bundle_id, organisation, 'removed', changed_at, null, null, null, null, null, null, null, null, null, null, null
    from (select distinct on (key) * from ${staged} and outcome in ('removed', 'barred') order by key, entry) as gone
    on conflict (key) do update set (bundle_id, organisation, state, changed_at, ward, patient, patient_key, given_at,
      month, atc, product, dose, unit, route, purpose) = row (excluded.bundle_id, excluded.organisation, excluded.state,
      excluded.changed_at, excluded.ward, excluded.patient, excluded.patient_key, excluded.given_at, excluded.month,
      excluded.atc, excluded.product, excluded.dose, excluded.unit, excluded.route, excluded.purpose)`.execute(
    trx,
  );
  await trx.deleteFrom('lmdi_staged').where('bundle_id', '=', bundle.id).execute();
  return rows;
}

function countOutcomes(rows: readonly EntryOutcome[]): OutcomeCounts {
  const counts: Partial<Record<ToldOutcome, number>> = {};
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

async function insertBundle(trx: Db, bundle: MergedBundle, outcomes: OutcomeCounts): Promise<void> {
  await trx
    .insertInto('lmdi_bundles')
    .values({
      id: bundle.id,
      sender: bundle.sender,
      received_at: bundle.receivedAt,
      made_at: bundle.madeAt,
      entries: bundle.entries,
      outcomes: JSON.stringify(outcomes),
    })
    .execute();
}

/** Months that have become others: those that were told of now, and those of what was there before. */
async function noteMonths(trx: Db, { id, receivedAt }: MergedBundle): Promise<void> {
  await sql`
    insert into lmdi_months (month, organisation, told_at)
    select distinct month, organisation, ${receivedAt}::timestamptz from (
      select month, organisation from lmdi_staged where bundle_id = ${id} and outcome in ('added', 'replaced')
      union
      select a.month, a.organisation from lmdi_staged s join lmdi_administrations a using (key)
      where s.bundle_id = ${id} and s.outcome in ('replaced', 'removed') and a.month is not null) as touched
    order by month, organisation
    on conflict (month, organisation) do update set told_at = greatest(lmdi_months.told_at, excluded.told_at)`.execute(
    trx,
  );
}
