import type { OutputOf } from '@smalspor/contract/operations';
import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { listGoalChanges, listNotes, type StoredNote } from '@smalspor/database/goals';
import { type Actor, ownScope } from '@smalspor/domain/access';
import { norwegianDateOf } from '@smalspor/domain/time';
import { type AuditedAct, auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { goalTrend } from './goal-trend.ts';
import { tellGoal } from './list-goals.ts';
import { readOwnFigures } from './own-figures.ts';
import { isGoalId, requireOwnGoal } from './require-goal.ts';

export function tellNote({ goal: _goal, ...note }: StoredNote): OutputOf<'saveNote'> {
  return note;
}

/** The line for an act on one goal or note; a name that can be none of ours is not repeated. */
export function goalAct(
  act: string,
  id: string,
  call: CallContext,
  objectKind: 'goal' | 'note' = 'goal',
): AuditedAct {
  return { act, objectKind, objectId: isGoalId(id) ? id : null, requestId: call.requestId };
}

/** A goal with everything that its page shows. */
export async function goalDetail(house: House, actor: Actor, goalId: string): Promise<OutputOf<'readGoal'>> {
  const scope = ownScope(actor);
  const goal = await requireOwnGoal(house, actor, goalId);
  const [figures, notes, changes] = await Promise.all([
    readOwnFigures(house, actor, [goal.indicator]),
    listNotes(house.db, scope, goal.id),
    listGoalChanges(house.db, scope, goal.id),
  ]);
  const definition = house.content.indicators.find(({ id }) => id === goal.indicator);
  return {
    today: norwegianDateOf(house.now()),
    goal: tellGoal(house, goal, figures),
    trend: definition && figures ? goalTrend(house, definition, figures) : null,
    notes: notes.map(tellNote),
    changes: changes.map(({ version: _version, measures, ...change }) => ({
      ...change,
      measures: [...measures],
    })),
  };
}

/** One of the doctor's goals. That it was read is written down before it is shown. */
export const readGoal: UnboundUseCase<House, 'readGoal'> = (house, actor, { goalId }, call) => {
  const act = goalAct('read-goal', goalId, call);
  return auditRefusal(house, actor, act, async () => {
    const detail = await goalDetail(house, actor, goalId);
    await appendAudit(house.db, auditEntry(house, actor, act));
    return detail;
  });
};
