import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { type GoalUpdate, type StoredGoal, updateGoal } from '@smalspor/database/goals';
import { once } from '@smalspor/database/idempotency';
import { type Actor, ownScope } from '@smalspor/domain/access';
import { norwegianDateOf } from '@smalspor/domain/time';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { goalAct, goalDetail } from './read-goal.ts';
import { changedMeanwhile, demandActive, requireOwnGoal } from './require-goal.ts';
import { knownMeasures, refuseFaults } from './set-goal.ts';

interface Change {
  readonly operation: 'changeGoal' | 'closeGoal';
  readonly act: 'change-goal' | 'close-goal';
  readonly input: { readonly goalId: string; readonly version: number };
  readonly call: CallContext;
  /** What becomes of the goal. */
  readonly make: (goal: StoredGoal) => Omit<GoalUpdate, 'id' | 'seen'>;
}

async function change(house: House, actor: Actor, { operation, act: name, input, call, make }: Change) {
  const act = goalAct(name, input.goalId, call);
  return auditRefusal(house, actor, act, async () => {
    await once(house.db, writeRequest(house, actor, operation, input, call), async (trx) => {
      const goal = await requireOwnGoal(house, actor, input.goalId);
      // A goal that another window has closed was also changed by it, and the reader is told to look again.
      if (goal.version !== input.version) throw changedMeanwhile();
      demandActive(goal);
      const update: GoalUpdate = { ...make(goal), id: goal.id, seen: input.version };
      if (!(await updateGoal(trx, ownScope(actor), update, house.now()))) throw changedMeanwhile();
      await appendAudit(trx, auditEntry(house, actor, act));
      return null;
    });
    return goalDetail(house, actor, input.goalId);
  });
}

/** Changes target, date and measures. The indicator and where the goal started from stay as they were set. */
export const changeGoal: UnboundUseCase<House, 'changeGoal'> = (house, actor, input, call) =>
  change(house, actor, {
    operation: 'changeGoal',
    act: 'change-goal',
    input,
    call,
    make: (goal) => {
      const { target, by } = input;
      const measures = knownMeasures(house, input.measures);
      const definition = house.content.indicators.find(({ id }) => id === goal.indicator);
      // A date that has passed may stand while something else is put right.
      const today = by === goal.by ? goal.setOn : norwegianDateOf(house.now());
      if (definition) refuseFaults({ ...goal, target, by, measures }, definition, today);
      return { target, by, measures, change: 'changed', closedOn: null };
    },
  });

/** Sums a goal up or gives it up. It stays in the list with all that was written. */
export const closeGoal: UnboundUseCase<House, 'closeGoal'> = (house, actor, input, call) =>
  change(house, actor, {
    operation: 'closeGoal',
    act: 'close-goal',
    input,
    call,
    make: ({ target, by, measures }) => ({
      target,
      by,
      measures,
      change: input.as,
      closedOn: norwegianDateOf(house.now()),
    }),
  });
