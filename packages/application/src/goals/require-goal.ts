import { findGoal, type StoredGoal } from '@smalspor/database/goals';
import { type Actor, canKeepGoals, ownScope } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Goals and notes are named so; anything else names nothing, and may be anything. */
export function isGoalId(text: string): boolean {
  return UUID.test(text);
}

/** Finds one of the actor's own goals; what is another's cannot be told from what does not exist. */
export async function requireOwnGoal(house: House, actor: Actor, goalId: string): Promise<StoredGoal> {
  const scope = ownScope(actor);
  const goal = isGoalId(goalId) ? await findGoal(house.db, scope, goalId) : null;
  if (goal === null || !canKeepGoals(actor, { userId: null, hpr: scope.hpr })) {
    throw new Refusal('not-found', 'There is no such goal among your goals.');
  }
  return goal;
}

/** What is being changed has been changed from another window. */
export function changedMeanwhile(): Refusal {
  return new Refusal(
    'changed-meanwhile',
    'This was changed in another window meanwhile: fetch it again, and decide what should stand.',
  );
}

/** For what can be said of a goal only while it is worked towards. */
export function demandActive({ state }: Pick<StoredGoal, 'state'>): void {
  if (state === 'active') return;
  throw new Refusal('move-refused', 'This goal has been closed: set a new one to go on.');
}
