import type { UseCases } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';

type InstitutionDataUseCases = Pick<
  UseCases,
  | 'readBedDays'
  | 'saveBedDayDraft'
  | 'tellBedDays'
  | 'readOddities'
  | 'answerOddity'
  | 'readMandates'
  | 'giveMandate'
  | 'endMandate'
>;

const nowhere = async (): Promise<never> => {
  throw new Refusal('not-found', 'Nobody of the invented people works at an institution.');
};

/** The invented people are doctors and staff: none has an institution. */
export function createFakeInstitutionData(): InstitutionDataUseCases {
  return {
    readBedDays: nowhere,
    saveBedDayDraft: nowhere,
    tellBedDays: nowhere,
    readOddities: nowhere,
    answerOddity: nowhere,
    readMandates: nowhere,
    giveMandate: nowhere,
    endMandate: nowhere,
  };
}
