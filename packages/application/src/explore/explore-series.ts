import type { OutputOf } from '@smalspor/contract/operations';
import type { DatedFigure, ExploreLevel } from '@smalspor/domain/explore';
import type { Localised } from '@smalspor/domain/texts';

export interface NamedUnit {
  readonly level: ExploreLevel;
  readonly id: string;
  readonly name: Localised;
}

/** One unit's figures, one for each end of the view. */
export interface ExploreSeries {
  readonly unit: NamedUnit;
  readonly figures: readonly DatedFigure[];
}

export type LineKind = 'nation' | 'county' | 'municipality' | 'group' | 'rest' | 'like';

/** What the chosen units are compared with. */
export interface ExploreLine extends ExploreSeries {
  readonly kind: LineKind;
  /** Of places like mine: how they were chosen, and how many are told at the end of the view. */
  readonly like: OutputOf<'readExploreView'>['lines'][number]['like'];
}
