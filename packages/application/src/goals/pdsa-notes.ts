import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { findNote, insertNote, listNotes, type StoredNote, updateNote } from '@smalspor/database/goals';
import { once } from '@smalspor/database/idempotency';
import type { Db } from '@smalspor/database/schema';
import { type Actor, canKeepGoals, ownScope } from '@smalspor/domain/access';
import type { PdsaNote } from '@smalspor/domain/goals';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { demandKeepable, nextTurn } from './pdsa-turn.ts';
import { goalAct, tellNote } from './read-goal.ts';
import { changedMeanwhile, demandActive, isGoalId, requireOwnGoal } from './require-goal.ts';

async function requireOwnNote(db: Db, actor: Actor, noteId: string): Promise<StoredNote> {
  const scope = ownScope(actor);
  const note = isGoalId(noteId) ? await findNote(db, scope, noteId) : null;
  if (note === null || !canKeepGoals(actor, { userId: null, hpr: scope.hpr })) {
    throw new Refusal('not-found', 'There is no such note among your notes.');
  }
  return note;
}

/** Begins the next turn of plan, do, study and act, once the one before is done. */
export const startNote: UnboundUseCase<House, 'startNote'> = (house, actor, input, call) => {
  const act = goalAct('start-note', input.goalId, call);
  return auditRefusal(house, actor, act, async () => {
    const request = writeRequest(house, actor, 'startNote', input, call);
    const { value: noteId } = await once(house.db, request, async (trx) => {
      const goal = await requireOwnGoal(house, actor, input.goalId);
      demandActive(goal);
      const last = (await listNotes(trx, ownScope(actor), goal.id)).at(-1);
      const note = nextTurn(house, goal.id, last);
      if (!(await insertNote(trx, note, house.now()))) throw changedMeanwhile();
      await appendAudit(trx, auditEntry(house, actor, act));
      return note.id;
    });
    return tellNote(await requireOwnNote(house.db, actor, noteId));
  });
};

/**
 * Stores what was written so far, as often as the page sends it, so that nothing is lost with the browser. What another
 * window has stored meanwhile is never written over.
 */
export const saveNote: UnboundUseCase<House, 'saveNote'> = (house, actor, input, call) => {
  const { noteId, version, plan, did, study, act: acted, decision } = input;
  const act = goalAct('save-note', noteId, call, 'note');
  return auditRefusal(house, actor, act, async () => {
    const request = writeRequest(house, actor, 'saveNote', input, call);
    await once(house.db, request, async (trx) => {
      const stored = await requireOwnNote(trx, actor, noteId);
      const note: PdsaNote = { ...stored, plan, did, study, act: acted, decision };
      demandKeepable(note);
      if (!(await updateNote(trx, ownScope(actor), note, version, house.now()))) throw changedMeanwhile();
      await appendAudit(trx, auditEntry(house, actor, act));
      return null;
    });
    return tellNote(await requireOwnNote(house.db, actor, noteId));
  });
};
