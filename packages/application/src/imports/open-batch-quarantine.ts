import { join } from 'node:path';
import { QUARANTINE_REASON } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import { canOpenQuarantine } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import { openQuarantine as openSealed } from '@smalspor/warehouse/quarantine';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { requireBatch } from './read-batches.ts';

const REASON = new RegExp(QUARANTINE_REASON, 'u');

/** Refused rows as they were delivered, for a data manager in person. The act is on record before a row is opened. */
export const openQuarantine: UnboundUseCase<House, 'openQuarantine'> = (house, actor, input, call) => {
  const act = {
    act: 'open-quarantine',
    objectKind: 'batch',
    objectId: input.batchId,
    requestId: call.requestId,
    reason: input.reason,
  };
  return auditRefusal(house, actor, act, async () => {
    if (!canOpenQuarantine(actor))
      throw new Refusal('not-allowed', 'Only a data manager in person opens the quarantine.');
    if (!REASON.test(input.reason))
      throw new Refusal('invalid-request', 'Say why the rows are opened, with at least ten characters.');
    const batch = await requireBatch(house, input.batchId);
    // Claims the key and no more: the rows themselves must not be kept for a repetition, which is a new opening.
    await once(house.db, writeRequest(house, actor, 'openQuarantine', input, call), async () => null);
    const wanted = new Set(input.lines.map(({ file, line }) => `${line} ${file}`));
    const rows = await openSealed(join(house.home.quarantine, `${batch.id}.enc`), {
      keys: house.keys.quarantine,
      audit: () => appendAudit(house.db, auditEntry(house, actor, act)),
      wanted: ({ file, line }) => wanted.has(`${line} ${file}`),
    });
    return { rows: [...rows] };
  });
};
