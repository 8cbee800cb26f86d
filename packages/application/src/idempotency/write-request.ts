import type { OperationId } from '@smalspor/contract/operations';
import type { CallContext } from '@smalspor/contract/use-cases';
import type { WriteRequest } from '@smalspor/database/idempotency';
import type { Actor } from '@smalspor/domain/access';
import { auditActor } from '../audit/audit-actor.ts';
import type { House } from '../house/house.ts';

/** A write as the client named it: whose key it is, for what, and with which input. */
export function writeRequest(
  house: House,
  actor: Actor,
  operation: OperationId,
  input: unknown,
  call: CallContext,
): WriteRequest {
  return { actor: auditActor(actor), operation, key: call.idempotencyKey, input, at: house.now() };
}
