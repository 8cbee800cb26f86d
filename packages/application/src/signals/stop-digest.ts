import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { chooseDigest, findDigestStop } from '@smalspor/database/signals';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import { hashOfToken } from './stop-token.ts';

/**
 * Stops the digest of whoever a letter's link was written to; done twice it is stopped.
 * @throws Refusal `not-found` for a link that was in no letter, or is too old
 */
export const stopDigest: UnboundUseCase<House, 'stopDigest'> = (house, { token }, call) =>
  house.db.transaction().execute(async (trx) => {
    const personId = await findDigestStop(trx, hashOfToken(token));
    if (personId === null) throw new Refusal('not-found', 'This link is unknown or too old.');
    await chooseDigest(trx, personId, null, house.now());
    await appendAudit(trx, {
      at: house.now(),
      actor: 'visitor',
      act: 'stop-digest',
      objectKind: 'person',
      objectId: personId,
      outcome: 'success',
      requestId: call.requestId,
    });
    return { stopped: true as const };
  });
