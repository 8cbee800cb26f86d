import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import type { House } from '../house/house.ts';

/** The borders that the site's map is drawn with. They are of no release and of no reader. */
export const readExploreMap: UnboundUseCase<House, 'readExploreMap'> = async ({ countyMap }) => ({
  map: countyMap && {
    ...countyMap,
    areas: countyMap.areas.map((area) => ({ ...area, label: { ...area.label } })),
  },
});
