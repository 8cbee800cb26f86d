import { endMandate, giveMandate, readMandates } from './mandates.ts';
import { answerOddity, readOddities } from './oddities.ts';
import { readBedDays, saveBedDayDraft } from './tell-bed-days.ts';

/** What the contract’s operations about institution data do. */
export const operations = {
  readBedDays,
  saveBedDayDraft,
  readOddities,
  answerOddity,
  readMandates,
  giveMandate,
  endMandate,
};
