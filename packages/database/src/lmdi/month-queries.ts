import type { Month } from '@smalspor/domain/time';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

/** A month of which something has been told since it was written to the lake. */
export interface PendingMonth {
  readonly month: Month;
  /** When something was told of it last, to the millisecond. */
  readonly toldAt: string;
}

/** Months that the lake does not know as they are now, oldest first. */
export async function listPendingMonths(db: Db): Promise<readonly PendingMonth[]> {
  const { rows } = await sql<PendingMonth>`
    select month, date_trunc('milliseconds', max(told_at)) as "toldAt" from lmdi_months
    group by month having bool_or(written_at is null or written_at < date_trunc('milliseconds', told_at))
    order by month`.execute(db);
  return rows;
}

/** Notes that the lake knows a month as it was told of until then. */
export async function noteMonthWritten(trx: Db, { month, toldAt }: PendingMonth): Promise<void> {
  await trx.updateTable('lmdi_months').set({ written_at: toldAt }).where('month', '=', month).execute();
}

/** Doses of one kind that an institution has given in a month. */
export interface GivenDoses {
  readonly organisation: number;
  readonly month: Month;
  readonly atc: string | null;
  readonly product: number | null;
  readonly purpose: 'treatment' | 'prevention' | null;
  readonly route: string | null;
  readonly unit: string | null;
  /** How many were given with a known amount, and their sum; then how many without. */
  readonly doses: number;
  readonly amount: number | null;
}

/**
 * What each institution has given in a month, added up; one line of 0 doses for an institution that something was told of and
 * nothing is left. Doses without an amount have lines of their own. No person can be told from it.
 */
export async function sumGivenDoses(db: Db, month: Month): Promise<readonly GivenDoses[]> {
  const { rows } = await sql<GivenDoses>`
    select m.organisation, m.month, a.atc, a.product, a.purpose, a.route, a.unit, count(a.key)::int as doses,
      sum(a.dose) as amount
    from lmdi_months m left join lmdi_administrations a on a.month = m.month and a.organisation = m.organisation
    where m.month = ${month}
    group by m.organisation, m.month, a.atc, a.product, a.purpose, a.route, a.unit, a.dose is null
    order by m.organisation, a.atc, a.product, a.purpose, a.route, a.unit, a.dose is null`.execute(db);
  return rows;
}

/** Doses of methenamine that were told to be treatment. It prevents and does not treat: misuse, or a wrong word. */
export interface MethenamineAsTreatment {
  readonly organisation: number;
  readonly month: Month;
  readonly doses: number;
  /** All doses of methenamine with a told purpose. */
  readonly ofDoses: number;
}

/** Institutions and months in which methenamine was told to be treatment, oldest first. */
export async function findMethenamineAsTreatment(
  db: Db,
  span: { readonly from: Month; readonly to: Month },
): Promise<readonly MethenamineAsTreatment[]> {
  const { rows } = await sql<MethenamineAsTreatment>`
    select organisation, month, count(*) filter (where purpose = 'treatment')::int as doses, count(purpose)::int as "ofDoses"
    from lmdi_administrations where atc = 'J01XX05' and month between ${span.from} and ${span.to}
    group by organisation, month having bool_or(purpose = 'treatment') order by month, organisation`.execute(
    db,
  );
  return rows;
}
