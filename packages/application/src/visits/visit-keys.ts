import { randomBytes } from 'node:crypto';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import { deleteVisitKey, findVisitKey, insertVisitKey } from '@smalspor/database/visits';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';

const SECRET_BYTES = 32;

/**
 * What a device of the reader's hides unsent answers with. After a new log-in on the same device it is the same key, so that
 * what was kept there can be read again. Not kept under the request's idempotency key: the secret would lie there as well.
 */
export const openVisitKey: UnboundUseCase<House, 'openVisitKey'> = async (house, actor, { known }, call) =>
  house.db.transaction().execute(async (trx) => {
    const kept = await findVisitKey(trx, actor.userId, known);
    if (kept) return kept;
    const key = { id: house.newId(), secret: randomBytes(SECRET_BYTES).toString('base64url') };
    await insertVisitKey(trx, actor.userId, key, house.now());
    const act = { act: 'make-visit-key', objectKind: 'visit-key', objectId: key.id };
    await appendAudit(trx, auditEntry(house, actor, { ...act, requestId: call.requestId }));
    return key;
  });

export const forgetVisitKey: UnboundUseCase<House, 'forgetVisitKey'> = async (house, actor, input, call) => {
  const request = writeRequest(house, actor, 'forgetVisitKey', input, call);
  await once(house.db, request, async (trx) => {
    if (!(await deleteVisitKey(trx, actor.userId, input.id))) {
      throw new Refusal('not-found', 'You have no such key: it may be forgotten already.');
    }
    const act = { act: 'forget-visit-key', objectKind: 'visit-key', objectId: input.id };
    await appendAudit(trx, auditEntry(house, actor, { ...act, requestId: call.requestId }));
    return null;
  });
  return { forgotten: true };
};
