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
