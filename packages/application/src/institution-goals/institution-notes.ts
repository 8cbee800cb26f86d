import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import type { StoredNote } from '@smalspor/database/goals';
import { once } from '@smalspor/database/idempotency';
import {
  findInstitutionNote,
  insertInstitutionNote,
  listInstitutionNotes,
  updateInstitutionNote,
} from '@smalspor/database/institution-goals';
import type { Db } from '@smalspor/database/schema';
import type { PdsaNote } from '@smalspor/domain/goals';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import { demandKeepable, nextTurn } from '../goals/pdsa-turn.ts';
import { tellNote } from '../goals/read-goal.ts';
import { changedMeanwhile, isGoalId } from '../goals/require-goal.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { requireOwnInstitution } from '../teaching/require-own-institution.ts';
import { requireInstitutionGoal } from './change-institution-goal.ts';
import { institutionGoalAct } from './read-institution-goals.ts';

async function requireNote(db: Db, organisation: number, noteId: string): Promise<StoredNote> {
  const note = isGoalId(noteId) ? await findInstitutionNote(db, organisation, noteId) : null;
  if (note === null) throw new Refusal('not-found', 'The institution has no such note.');
  return note;
}

/** Begins the next turn of plan, do, study and act, once the one before is done. */
export const startInstitutionNote: UnboundUseCase<House, 'startInstitutionNote'> = (
  house,
  actor,
  input,
  call,
) => {
  const act = institutionGoalAct('start-institution-note', input.organisation, call);
  return auditRefusal(house, actor, act, async () => {
    const organisation = requireOwnInstitution(actor, 'keep-institution-work', input.organisation);
    const request = writeRequest(house, actor, 'startInstitutionNote', input, call);
    const { value: noteId } = await once(house.db, request, async (trx) => {
      const goal = await requireInstitutionGoal(trx, organisation, input.goalId);
      const notes = await listInstitutionNotes(trx, organisation);
      const last = notes.filter((note) => note.goal === goal.id).at(-1);
      const note = nextTurn(house, goal.id, last);
      if (!(await insertInstitutionNote(trx, note, house.now()))) throw changedMeanwhile();
      await appendAudit(trx, auditEntry(house, actor, { ...act, reason: `note ${note.id}` }));
      return note.id;
    });
    return tellNote(await requireNote(house.db, organisation, noteId));
  });
};

/** Stores what was written so far. What another window has stored meanwhile is never written over. */
export const saveInstitutionNote: UnboundUseCase<House, 'saveInstitutionNote'> = (
  house,
  actor,
  input,
  call,
) => {
  const { noteId, version, plan, did, study, act: acted, decision } = input;
  const act = institutionGoalAct('save-institution-note', input.organisation, call);
  return auditRefusal(house, actor, act, async () => {
    const organisation = requireOwnInstitution(actor, 'keep-institution-work', input.organisation);
    const request = writeRequest(house, actor, 'saveInstitutionNote', input, call);
    await once(house.db, request, async (trx) => {
      const stored = await requireNote(trx, organisation, noteId);
      const note: PdsaNote = { ...stored, plan, did, study, act: acted, decision };
      demandKeepable(note);
      if (!(await updateInstitutionNote(trx, note, version, house.now()))) throw changedMeanwhile();
      await appendAudit(trx, auditEntry(house, actor, { ...act, reason: `note ${noteId}` }));
      return null;
    });
    return tellNote(await requireNote(house.db, organisation, noteId));
  });
};
