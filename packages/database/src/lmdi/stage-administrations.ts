import type { Month } from '@smalspor/domain/time';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

/** An administration on its way in. */
export interface StagedAdministration {
  /** Its place among the bundle's entries, from 0. */
  readonly entry: number;
  /** A uuid that its identity gives. */
  readonly key: string;
  readonly isError: boolean;
  readonly isKept: boolean;
  /** An instant in UTC; `null`: when the bundle was made. */
  readonly changedAt: string | null;
  readonly organisation: number;
  readonly ward: string | null;
  readonly patient: bigint | null;
  /** The id of the key that the pseudonym was made with. */
  readonly patientKey: string | null;
  readonly givenAt: string;
  readonly month: Month;
  readonly atc: string | null;
  readonly product: number | null;
  readonly dose: number | null;
  readonly unit: string | null;
  readonly route: string | null;
  readonly purpose: string | null;
}

/** Puts administrations aside until the whole bundle has come. They count nowhere yet. */
export async function stageAdministrations(
  db: Db,
  bundleId: string,
  rows: readonly StagedAdministration[],
): Promise<void> {
  if (rows.length === 0) return;
  const json = JSON.stringify(
    rows.map((row) => ({
      ...{ entry: row.entry, key: row.key, is_error: row.isError, is_kept: row.isKept },
      ...{ changed_at: row.changedAt, organisation: row.organisation, ward: row.ward },
      ...{ patient: row.patient === null ? null : String(row.patient), patient_key: row.patientKey },
      ...{ given_at: row.givenAt, month: row.month, atc: row.atc, product: row.product },
      ...{ dose: row.dose, unit: row.unit, route: row.route, purpose: row.purpose },
    })),
  );
  await sql`
    insert into lmdi_staged (bundle_id, entry, key, is_error, is_kept, changed_at, organisation, ward, patient,
      patient_key, given_at, month, atc, product, dose, unit, route, purpose)
    select ${bundleId}::uuid, entry, key, is_error, is_kept, changed_at, organisation, ward, patient, patient_key, given_at,
      month, atc, product, dose, unit, route, purpose
    from json_to_recordset(${json}::json) as r (entry integer, key uuid, is_error boolean, is_kept boolean,
      changed_at timestamptz, organisation integer, ward text, patient bigint, patient_key text, given_at timestamptz,
      month integer, atc text, product integer, dose double precision, unit text, route text, purpose text)`.execute(
    db,
  );
}

/** Forgets what was put aside of a bundle. */
export async function dropStaged(db: Db, bundleId: string): Promise<void> {
  await db.deleteFrom('lmdi_staged').where('bundle_id', '=', bundleId).execute();
}

/** Forgets whatever lies aside: at a start nothing is being received. */
export async function dropAllStaged(db: Db): Promise<void> {
  await db.deleteFrom('lmdi_staged').execute();
}
