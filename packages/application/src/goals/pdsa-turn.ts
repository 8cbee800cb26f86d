import { faultsOfSaving, type PdsaNote, pdsaStage } from '@smalspor/domain/goals';
import { Refusal } from '@smalspor/domain/refusal';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';

/**
 * The turn of plan, do, study and act that follows a goal's last one, with nothing written yet.
 * @throws Refusal `move-refused` while the last one is open
 */
export function nextTurn(
  house: Pick<House, 'newId' | 'now'>,
  goal: string,
  last: PdsaNote | undefined,
): PdsaNote {
  if (last && pdsaStage(last) !== 'done') {
    throw new Refusal('move-refused', 'Finish the turn that is open, then begin the next.');
  }
  return {
    id: house.newId(),
    goal,
    turn: (last?.turn ?? 0) + 1,
    startedOn: norwegianDateOf(house.now()),
    plan: '',
    did: '',
    study: '',
    act: '',
    decision: null,
  };
}

/** @throws Refusal `goal-refused` for a note that cannot be kept as it is written */
export function demandKeepable(note: PdsaNote): void {
  const [fault] = faultsOfSaving(note);
  if (fault === undefined) return;
  throw new Refusal('goal-refused', `The note cannot be kept: ${fault.replaceAll('-', ' ')}.`, {
    facts: { fault },
  });
}
