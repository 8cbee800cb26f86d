import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import type { House } from '../house/house.ts';
import { describeView } from './describe-view.ts';
import { readModel } from './explore-model.ts';

/** One indicator of one or more units, as far as the release tells of them. Whoever looks at own figures is on record. */
export const readExploreView: UnboundUseCase<House, 'readExploreView'> = async (house, actor, input, call) =>
  describeView(
    house,
    await readModel(house, actor, input, { requestId: call.requestId, act: 'explore-own-figures' }),
  );
