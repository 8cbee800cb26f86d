import type { CodeSet, IndicatorDefinition } from '@smalspor/domain/indicators';
import type { Medicines } from '@smalspor/domain/medicines';
import type { Geography } from '@smalspor/domain/organisation';

/** The part of the content that measuring rests on. */
export interface MeasureContent {
  readonly indicators: readonly IndicatorDefinition[];
  readonly codeSets: ReadonlyMap<string, CodeSet>;
  readonly medicines: Medicines;
  readonly geography: Geography;
}
