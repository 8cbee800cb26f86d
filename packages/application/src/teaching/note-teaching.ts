import type { InputOf } from '@smalspor/contract/operations';
import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import type { Db } from '@smalspor/database/schema';
import { findTeaching, insertTeaching, type StoredTeaching } from '@smalspor/database/teaching';
import type { Actor } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import { type TeachingEntry, type TeachingFault, teachingFaults } from '@smalspor/domain/teaching';
import { norwegianDateOf } from '@smalspor/domain/time';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import { changedMeanwhile, isGoalId } from '../goals/require-goal.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { describeTeaching } from './describe-teaching.ts';
import { requireOwnInstitution } from './require-own-institution.ts';
import { teachingAct } from './teaching-act.ts';
import { listTeachingMaterials } from './teaching-materials.ts';

function refused(fault: TeachingFault | 'material-unknown'): Refusal {
  return new Refusal('teaching-refused', `The occasion cannot be noted: ${fault.replaceAll('-', ' ')}.`, {
    facts: { fault },
  });
}

/** What is said of an occasion, and nothing else that a client may have sent along. */
function detailsOf(house: House, input: InputOf<'noteTeaching'>, known: readonly string[]): TeachingEntry {
  const { day, minutes, teacher, attendance, material, ownMaterial, agreed } = input;
  const { doctors, nurses, 'care-workers': careWorkers, others, unstated } = attendance;
  const entry = {
    day,
    minutes,
    teacher: teacher.trim(),
    attendance: { doctors, nurses, 'care-workers': careWorkers, others, unstated },
    material,
    ownMaterial: ownMaterial.trim(),
    agreed: agreed.trim(),
  };
  const [fault] = teachingFaults(entry, norwegianDateOf(house.now()));
  if (fault !== undefined) throw refused(fault);
  const offered = [...listTeachingMaterials(house).map(({ id }) => id), ...known];
  if (material.some((id) => !offered.includes(id))) throw refused('material-unknown');
  return entry;
}

interface Writing {
  readonly operation: 'noteTeaching' | 'correctTeaching' | 'withdrawTeaching';
  readonly act: Parameters<typeof teachingAct>[0];
  readonly input: { readonly organisation: string; readonly entryId?: string };
  readonly call: CallContext;
  /** The version to keep. */
  readonly make: (
    trx: Db,
    organisation: number,
  ) => Promise<Pick<StoredTeaching, 'id' | 'version' | 'cameBy' | 'isWithdrawn'> & TeachingEntry>;
}

/** Keeps a version with its audit, once for each request, and answers with the log. */
function write(house: House, actor: Actor, { operation, act: name, input, call, make }: Writing) {
  const { organisation: text, entryId } = input;
  return auditRefusal(house, actor, teachingAct(name, text, call), async () => {
    const organisation = requireOwnInstitution(actor, 'keep-institution-work', text);
    if (entryId !== undefined && !isGoalId(entryId)) throw noSuchOccasion();
    await once(house.db, writeRequest(house, actor, operation, input, call), async (trx) => {
      const version = await make(trx, organisation);
      const stored = { ...version, writtenBy: actor.userId, writtenAt: house.now() };
      if (!(await insertTeaching(trx, organisation, stored))) throw changedMeanwhile();
      await appendAudit(trx, auditEntry(house, actor, teachingAct(name, text, call, version.id)));
      return null;
    });
    return describeTeaching(house, organisation);
  });
}

function noSuchOccasion(): Refusal {
  return new Refusal('not-found', 'There is no such occasion in the log.');
}

/** The newest version, when it is the one that the writer has seen. */
async function requireSeen(trx: Db, organisation: number, id: string, seen: number): Promise<StoredTeaching> {
  const stored = await findTeaching(trx, organisation, id);
  if (!stored) throw noSuchOccasion();
  if (stored.version !== seen || stored.isWithdrawn) throw changedMeanwhile();
  return stored;
}

/** Notes an occasion of teaching. */
export const noteTeaching: UnboundUseCase<House, 'noteTeaching'> = (house, actor, input, call) =>
  write(house, actor, {
    operation: 'noteTeaching',
    act: 'note-teaching',
    input,
    call,
    make: async () => ({
      ...detailsOf(house, input, []),
      id: house.newId(),
      version: 1,
      cameBy: 'noted',
      isWithdrawn: false,
    }),
  });

/** Corrects an occasion: a new version, beside which the one before stays. */
export const correctTeaching: UnboundUseCase<House, 'correctTeaching'> = (house, actor, input, call) =>
  write(house, actor, {
    operation: 'correctTeaching',
    act: 'correct-teaching',
    input,
    call,
    make: async (trx, organisation) => {
      const stored = await requireSeen(trx, organisation, input.entryId, input.version);
      return { ...stored, ...detailsOf(house, input, stored.material), version: stored.version + 1 };
    },
  });

/** Takes an occasion out of the count that was noted by mistake. */
export const withdrawTeaching: UnboundUseCase<House, 'withdrawTeaching'> = (house, actor, input, call) =>
  write(house, actor, {
    operation: 'withdrawTeaching',
    act: 'withdraw-teaching',
    input,
    call,
    make: async (trx, organisation) => {
      const stored = await requireSeen(trx, organisation, input.entryId, input.version);
      return { ...stored, version: stored.version + 1, isWithdrawn: true };
    },
  });
