import { deleteOldEvaluations, findEvent, listDueEvaluations } from '@smalspor/database/events';
import type { Db } from '@smalspor/database/schema';
import { addMonthsToDate, norwegianDateOf } from '@smalspor/domain/time';
import type { Doer } from '../audit/audit-actor.ts';
import type { House } from '../house/house.ts';
import { closeWhenDue } from './event-evaluation.ts';

/** What a night does with evaluations of events. */
export interface KeptEvaluations {
  /** Events whose single answers are gone, and of which only what is told is left. */
  readonly closedEvaluations: readonly string[];
  /** Events of which nothing is told any more. */
  readonly evaluations: readonly string[];
}

/** Closes what is due, so that no single answer waits for somebody to read the page; and deletes what has been kept long enough. */
export async function keepEvaluations(
  house: House,
  trx: Db,
  doer: Doer,
  requestId: string | null,
): Promise<KeptEvaluations> {
  const today = norwegianDateOf(house.now());
  const closedEvaluations: string[] = [];
  for (const id of await listDueEvaluations(trx, today)) {
    const event = await findEvent(trx, id);
    if (event && (await closeWhenDue(house, trx, doer, event, requestId))) closedEvaluations.push(id);
  }
  const { eventEvaluationsMonths } = house.configuration.retention;
  if (eventEvaluationsMonths === null) return { closedEvaluations, evaluations: [] };
  const before = addMonthsToDate(today, -eventEvaluationsMonths);
  return { closedEvaluations, evaluations: await deleteOldEvaluations(trx, before) };
}
