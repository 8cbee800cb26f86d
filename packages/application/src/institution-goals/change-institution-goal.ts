import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import {
  type InstitutionGoalUpdate,
  listInstitutionGoals,
  type StoredInstitutionGoal,
  updateInstitutionGoal,
} from '@smalspor/database/institution-goals';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import { norwegianDateOf } from '@smalspor/domain/time';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import { changedMeanwhile, demandActive } from '../goals/require-goal.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { requireOwnInstitution } from '../teaching/require-own-institution.ts';
import { describeInstitutionGoals, institutionGoalAct } from './read-institution-goals.ts';
import { knownInstitutionMeasures, refuseInstitutionFaults } from './set-institution-goal.ts';

/** A goal of the institution that is worked towards. @throws Refusal `not-found`, or `move-refused` for a closed one */
export async function requireInstitutionGoal(
  db: Db,
  organisation: number,
  goalId: string,
): Promise<StoredInstitutionGoal> {
  const goal = (await listInstitutionGoals(db, organisation)).find(({ id }) => id === goalId);
  if (!goal) throw new Refusal('not-found', 'The institution has no such goal.');
  demandActive(goal);
  return goal;
}

interface Change {
  readonly operation: 'changeInstitutionGoal' | 'closeInstitutionGoal';
  readonly act: string;
  readonly input: { readonly organisation: string; readonly goalId: string; readonly version: number };
  readonly call: CallContext;
  /** What becomes of the goal. */
  readonly make: (goal: StoredInstitutionGoal) => Omit<InstitutionGoalUpdate, 'id' | 'seen'>;
}

function change(house: House, actor: Actor, { operation, act: name, input, call, make }: Change) {
  const act = institutionGoalAct(name, input.organisation, call);
  return auditRefusal(house, actor, act, async () => {
    const organisation = requireOwnInstitution(actor, 'keep-institution-work', input.organisation);
    await once(house.db, writeRequest(house, actor, operation, input, call), async (trx) => {
      const goal = await requireInstitutionGoal(trx, organisation, input.goalId);
      if (goal.version !== input.version) throw changedMeanwhile();
      const update = { ...make(goal), id: goal.id, seen: input.version };
      const by = { at: house.now(), writer: actor.userId };
      if (!(await updateInstitutionGoal(trx, organisation, update, by))) throw changedMeanwhile();
      await appendAudit(trx, auditEntry(house, actor, { ...act, reason: `goal ${goal.id}` }));
      return null;
    });
    return describeInstitutionGoals(house, organisation);
  });
}

/** Changes target, date and measures. The indicator and where the goal started from stay as they were set. */
export const changeInstitutionGoal: UnboundUseCase<House, 'changeInstitutionGoal'> = (
  house,
  actor,
  input,
  call,
) =>
  change(house, actor, {
    operation: 'changeInstitutionGoal',
    act: 'change-institution-goal',
    input,
    call,
    make: (goal) => {
      const { target, by } = input;
      const measures = knownInstitutionMeasures(house, input.measures);
      const definition = house.content.institutionIndicators.find(({ id }) => id === goal.indicator);
      // A date that has passed may stand while something else is put right.
      const today = by === goal.by ? goal.setOn : norwegianDateOf(house.now());
      if (definition) refuseInstitutionFaults({ ...goal, target, by, measures }, definition, today);
      return { target, by, measures, change: 'changed', closedOn: null };
    },
  });

/** Sums a goal up or gives it up. It stays with all that was written. */
export const closeInstitutionGoal: UnboundUseCase<House, 'closeInstitutionGoal'> = (
  house,
  actor,
  input,
  call,
) =>
  change(house, actor, {
    operation: 'closeInstitutionGoal',
    act: 'close-institution-goal',
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
