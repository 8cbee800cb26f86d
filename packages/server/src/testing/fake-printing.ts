import type { UseCases } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';
import { FINISHED_ROUND } from './fake-rounds.ts';

export function createFakePrinting(): Pick<UseCases, 'printReports'> {
  return {
    printReports: async (_actor, { roundId }) => {
      if (roundId !== FINISHED_ROUND.id) {
        throw new Refusal('not-found', 'There is nothing of the kind among the examples.');
      }
      return { bytes: new TextEncoder().encode('%PDF-1.7'), fileName: 'rapporter-til-utskrift.pdf' };
    },
  };
}
