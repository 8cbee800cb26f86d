import type { IndicatorDefinition, Scale } from '../indicators/index.ts';
import type { BedTime, SalesMeasure } from '../institutions/index.ts';

/** What a report needs to know of an indicator, whether it measures doctors or institutions. */
export interface ReportedIndicator
  extends Pick<
    IndicatorDefinition,
    'id' | 'version' | 'kind' | 'direction' | 'standardised' | 'texts' | 'goal'
  > {
  readonly numerator: IndicatorDefinition['numerator'] | SalesMeasure;
  readonly denominator: IndicatorDefinition['denominator'] | SalesMeasure | BedTime;
  /** `per100BedDays` = DDD × 100 / bed days of an institution; the others as of doctors. */
  readonly scale: Scale | 'per100BedDays';
}

/** The code sets that an indicator stands on, by id, in the order in which it names them. */
export function codeSetsOfReported({
  numerator,
  denominator,
}: Pick<ReportedIndicator, 'numerator' | 'denominator'>): readonly string[] {
  const isTime = 'personTime' in denominator || 'bedTime' in denominator;
  const measures = isTime ? [numerator] : [numerator, denominator];
  const counts = measures.flatMap((measure) =>
    'sum' in measure ? measure.sum.map((term) => term.measure) : [measure],
  );
  const ids = counts.flatMap((count) => [
    ...('medicines' in count ? [count.medicines] : []),
    ...('treated' in count && count.treated ? [count.treated.medicines] : []),
    ...('diagnoses' in count && count.diagnoses ? [count.diagnoses] : []),
  ]);
  return [...new Set(ids)];
}
