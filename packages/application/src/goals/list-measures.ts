import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import type { House } from '../house/house.ts';

/** The catalogue of what a doctor can do differently: the same for everyone. */
export const listMeasures: UnboundUseCase<House, 'listMeasures'> = async ({ content }) => ({
  measures: content.measures.map((measure) => ({
    ...measure,
    indicators: [...measure.indicators],
    sources: [...measure.sources],
  })),
});
