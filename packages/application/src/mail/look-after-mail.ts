import { appendAudit } from '@smalspor/database/audit';
import { listMail, type MailState, reviveMail } from '@smalspor/database/mail';
import { type Actor, canManageData } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';

/** A letter as whoever looks after the mail sees it: not to whom it is, nor what it says. */
export interface MailLine {
  readonly id: string;
  readonly letter: string;
  readonly state: MailState;
  readonly attempts: number;
  /** Instants in UTC, ISO 8601. */
  readonly queuedAt: string;
  readonly dueAt: string;
  readonly fault: string | null;
}

const MOST = 1_000;

/** The newest letters that wait or were put aside. @throws Refusal `not-allowed` */
export async function listTroubledMail(house: House, actor: Actor): Promise<readonly MailLine[]> {
  demandManager(actor);
  const letters = [
    ...(await listMail(house.db, 'waiting', MOST)),
    ...(await listMail(house.db, 'dead', MOST)),
  ];
  return letters.map(({ id, letter, state, attempts, queuedAt, dueAt, fault }) => ({
    id,
    letter,
    state,
    attempts,
    queuedAt,
    dueAt,
    fault,
  }));
}

/** Lets every letter that was put aside be tried again. @returns how many */
export async function retryDeadMail(house: House, actor: Actor): Promise<number> {
  const act = { act: 'retry-mail', objectKind: 'mail', objectId: null, requestId: null };
  return auditRefusal(house, actor, act, async () => {
    demandManager(actor);
    return house.db.transaction().execute(async (trx) => {
      const dead = await listMail(trx, 'dead', MOST);
      if (dead.length === 0) return 0;
      const ids = dead.map(({ id }) => id);
      const revived = await reviveMail(trx, ids, house.now());
      await appendAudit(trx, auditEntry(house, actor, act));
      return revived;
    });
  });
}

function demandManager(actor: Actor): void {
  if (!canManageData(actor))
    throw new Refusal('not-allowed', 'Only those who look after the home see its mail.');
}
