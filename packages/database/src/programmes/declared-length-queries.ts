import { randomUUID } from 'node:crypto';
import type { Month } from '@smalspor/domain/time';
import type { Db } from '../schema/tables.ts';
import type { DeclaredLengthsTable } from './tables.ts';

/** What a doctor says about the own, activity-adjusted list. */
export interface DeclaredLength {
  readonly hpr: string;
  readonly from: Month;
  /** Patients that the doctor's activity answers to. */
  readonly patients: number;
  readonly basis: DeclaredLengthsTable['basis'];
  readonly declaredAt: string;
}

/** Writes a declaration; one for the same month is corrected by it and stays in the history. */
export async function declareLength(
  trx: Db,
  { hpr, from, patients, basis, declaredAt }: DeclaredLength,
  personId: string,
): Promise<void> {
  await trx
    .updateTable('declared_lengths')
    .set({ superseded_at: declaredAt })
    .where('hpr', '=', hpr)
    .where('from_month', '=', from)
    .where('superseded_at', 'is', null)
    .execute();
  await trx
    .insertInto('declared_lengths')
    .values({
      id: randomUUID(),
      hpr,
      from_month: from,
      patients,
      basis,
      declared_at: declaredAt,
      declared_by: personId,
      superseded_at: null,
    })
    .execute();
}

/** What holds now, of one doctor or of all, by doctor and month. */
export async function listDeclaredLengths(db: Db, hpr?: string): Promise<readonly DeclaredLength[]> {
  const query = db
    .selectFrom('declared_lengths')
    .select(['hpr', 'from_month as from', 'patients', 'basis', 'declared_at as declaredAt'])
    .where('superseded_at', 'is', null);
  return (hpr === undefined ? query : query.where('hpr', '=', hpr))
    .orderBy('hpr')
    .orderBy('from_month')
    .execute();
}

/**
 * What holds now of every doctor whom a register knows, by the number that stands for the doctor in the lake. Whoever no register
 * has named yet waits for the first delivery that does.
 */
export async function listDeclarationsToMeasure(
  db: Db,
): Promise<readonly { readonly prescriber: number; readonly from: Month; readonly patients: number }[]> {
  return db
    .selectFrom('declared_lengths')
    .innerJoin('prescriber_keys', 'prescriber_keys.hpr', 'declared_lengths.hpr')
    .select(['prescriber_keys.prescriber', 'from_month as from', 'patients'])
    .where('superseded_at', 'is', null)
    .orderBy('prescriber_keys.prescriber')
    .orderBy('from_month')
    .execute();
}

/** When somebody last declared anything; `null` when nobody has. */
export async function lastDeclaredAt(db: Db): Promise<string | null> {
  const row = await db
    .selectFrom('declared_lengths')
    .select('declared_at')
    .orderBy('declared_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.declared_at ?? null;
}
