import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { once } from '@smalspor/database/idempotency';
import { setPersonLanguage } from '@smalspor/database/people';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';

/** Remembers the language on the account, so that the next device speaks it too. */
export const chooseLanguage: UnboundUseCase<House, 'chooseLanguage'> = async (house, actor, input, call) => {
  const request = writeRequest(house, actor, 'chooseLanguage', input, call);
  const { value } = await once(house.db, request, async (trx) => {
    await setPersonLanguage(trx, actor.userId, input.language);
    return { language: input.language };
  });
  return value;
};
