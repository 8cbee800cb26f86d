import type { PlainDate } from '@smalspor/domain/time';
import type { Selectable } from 'kysely';
import type { GoalsTable } from './tables.ts';

/** What a row of goals tells, whosever the goal is. */
export function readGoalRow<B>(
  row: Omit<Selectable<GoalsTable>, 'hpr' | 'baseline'> & { readonly baseline: B },
) {
  return {
    id: row.id,
    indicator: row.indicator,
    indicatorVersion: row.indicator_version,
    baseline: row.baseline,
    target: row.target,
    setOn: row.set_on as PlainDate,
    by: row.reach_by as PlainDate,
    measures: row.measures,
    state: row.state,
    closedOn: row.closed_on as PlainDate | null,
    version: row.version,
  };
}
