import { type AuditEntry, appendAudit } from '@smalspor/database/audit';
import type { Db } from '@smalspor/database/schema';
import { isRefusal, type ProblemCode } from '@smalspor/domain/refusal';
import { auditActor, type Doer } from './audit-actor.ts';

export interface AuditedAct {
  /** Verb and noun, as `read-report`. */
  readonly act: string;
  readonly objectKind: string;
  readonly objectId: string | null;
  readonly requestId: string | null;
  readonly reason?: string;
}

interface AuditDeps {
  readonly db: Db;
  readonly now: () => string;
}

/** The line for an act that has succeeded, to be written in the same transaction as what it did. */
export function auditEntry(deps: Pick<AuditDeps, 'now'>, doer: Doer, act: AuditedAct): AuditEntry {
  return { ...act, at: deps.now(), actor: auditActor(doer), outcome: 'success' };
}

/** Refusals that have their line, so that those who pass them on write no second one. */
const onRecord = new WeakSet<object>();

/**
 * Runs a piece of work and writes its refusal, if it is refused, to the audit log. Success is written by the work
 * itself, together with what it changed or before what it shows. A refusal has one line, however many pass it on.
 * @param codes only refusals with one of these; without it all
 */
export async function auditRefusal<T>(
  deps: AuditDeps,
  doer: Doer,
  act: AuditedAct,
  work: () => Promise<T>,
  codes: readonly ProblemCode[] | null = null,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isRefusal(error) && !onRecord.has(error) && (codes?.includes(error.code) ?? true)) {
      onRecord.add(error);
      await appendAudit(deps.db, {
        ...act,
        at: deps.now(),
        actor: auditActor(doer),
        outcome: 'refused',
        code: error.code,
      });
    }
    throw error;
  }
}
