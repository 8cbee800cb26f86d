import type { OddityAnswer } from '@smalspor/domain/institution-data';
import type { Month } from '@smalspor/domain/time';
import { sql } from 'kysely';
import type { Db } from '../schema/tables.ts';

/** The phase that each of a programme's rounds is in, by round; one that no phase has begun in is not there. */
export async function listCurrentPhases(
  db: Db,
  programmes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (programmes.length === 0) return new Map();
  const rows = await db
    .selectFrom('round_moves')
    .innerJoin('rounds', 'rounds.id', 'round_moves.round_id')
    .distinctOn('round_id')
    .select(['round_id', sql<string>`said->>'phase'`.as('phase')])
    .where('type', '=', 'phase-entered')
    .where('rounds.programme', 'in', [...programmes])
    .orderBy('round_id')
    .orderBy('number', 'desc')
    .execute();
  return new Map(rows.map(({ round_id, phase }) => [round_id, phase]));
}

/** Institutions that let some sender deliver for them in a month. */
export async function listMandatedInstitutions(db: Db, month: Month): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('delivery_mandates')
    .select('organisation')
    .distinct()
    .where('from_month', '<=', month)
    .where(({ or, eb }) => or([eb('to_month', 'is', null), eb('to_month', '>=', month)]))
    .execute();
  return new Set(rows.map(({ organisation }) => organisation));
}

/** What institutions have said of what looked odd, the newest first, by institution. */
export async function listAnswersOfInstitutions(
  db: Db,
): Promise<ReadonlyMap<number, readonly OddityAnswer[]>> {
  const rows = await db
    .selectFrom('oddity_answers')
    .select(['organisation', 'oddity', 'figures', 'answer', 'reason'])
    .orderBy('answered_at', 'desc')
    .orderBy('id')
    .execute();
  return Map.groupBy(rows, ({ organisation }) => organisation);
}
