import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { setPersonLanguage } from '@smalspor/database/people';
import type { House } from '../house/house.ts';

/** Remembers the language on the account, so that the next device speaks it too. */
export const chooseLanguage: UnboundUseCase<House, 'chooseLanguage'> = async (house, actor, input) => {
  await setPersonLanguage(house.db, actor.userId, input.language);
  return { language: input.language };
};
