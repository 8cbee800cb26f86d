import type { AreaResult } from '@smalspor/domain/surveys';
import type { PlainDate } from '@smalspor/domain/time';
import { type Selectable, sql } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { SurveysTable } from './tables.ts';

export interface StoredSurvey {
  readonly id: string;
  readonly definition: string;
  readonly definitionVersion: number;
  /** The kinds of institution that are asked. */
  readonly units: readonly string[];
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** 1 when it was planned, one more for each change. */
  readonly version: number;
  readonly closedAt: string | null;
  /** What is told of areas; `null` until the survey is closed. */
  readonly result: readonly AreaResult[] | null;
}

export type SurveyPlan = Pick<StoredSurvey, 'definition' | 'definitionVersion' | 'units' | 'from' | 'to'>;

export async function insertSurvey(
  trx: Db,
  id: string,
  plan: SurveyPlan,
  planned: { readonly personId: string; readonly at: string },
): Promise<void> {
  await trx
    .insertInto('surveys')
    .values({
      id,
      ...columnsOf(plan),
      version: 1,
      planned_by: planned.personId,
      planned_at: planned.at,
      closed_at: null,
      result: null,
    })
    .execute();
}

/** Changes a survey that is not closed. @returns whether it was; not when somebody has changed it meanwhile */
export async function updateSurvey(trx: Db, id: string, seen: number, plan: SurveyPlan): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('surveys')
    .set({ ...columnsOf(plan), version: seen + 1 })
    .where('id', '=', id)
    .where('version', '=', seen)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Closes a survey with what is told of it; nothing changes afterwards. @returns whether this closed it */
export async function storeSurveyResult(
  trx: Db,
  id: string,
  result: readonly AreaResult[],
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('surveys')
    .set({ closed_at: at, result: JSON.stringify(result) })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** A survey by its id, or `null`; `lock` keeps it as it is, or lets nobody else at it, until the transaction ends. */
export async function findSurvey(
  db: Db,
  id: string,
  lock: 'none' | 'share' | 'change' = 'none',
): Promise<StoredSurvey | null> {
  const query = db.selectFrom('surveys').selectAll().where('id', '=', id);
  const locked = lock === 'none' ? query : lock === 'share' ? query.forShare() : query.forUpdate();
  const row = await locked.executeTakeFirst();
  return row ? toSurvey(row) : null;
}

/** All surveys, the latest first. */
export async function listSurveys(db: Db): Promise<readonly StoredSurvey[]> {
  const rows = await db
    .selectFrom('surveys')
    .selectAll()
    .orderBy(sql`from_day desc, planned_at desc, id`)
    .execute();
  return rows.map(toSurvey);
}

function columnsOf({ definition, definitionVersion, units, from, to }: SurveyPlan) {
  return {
    definition,
    definition_version: definitionVersion,
    units: [...units],
    from_day: from,
    to_day: to,
  };
}

function toSurvey(row: Selectable<SurveysTable>): StoredSurvey {
  return {
    id: row.id,
    definition: row.definition,
    definitionVersion: row.definition_version,
    units: row.units,
    from: row.from_day,
    to: row.to_day,
    version: row.version,
    closedAt: row.closed_at,
    result: row.result,
  };
}
