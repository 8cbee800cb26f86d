import { type IndicatorDefinition, onScale, unitOf } from '@smalspor/domain/indicators';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';

/** How an evaluated indicator is called and printed. */
export interface MeasureOnScale {
  readonly texts: IndicatorDefinition['texts'];
  readonly direction: IndicatorDefinition['direction'];
  readonly scale: 'percent' | 'rate';
  /** From what the release adds up, one sum over the other, to the value that reports print. */
  readonly toValue: (rate: number) => number;
}

interface Definitions {
  readonly indicators: readonly IndicatorDefinition[];
  readonly institutionIndicators: readonly InstitutionIndicator[];
}

/** The scale of an indicator of doctors or of institutions; `null` for one that the content no longer has. */
export function measureOnScale(
  { indicators, institutionIndicators }: Definitions,
  id: string,
): MeasureOnScale | null {
  const ofDoctors = indicators.find((each) => each.id === id);
  if (ofDoctors !== undefined) {
    const { texts, direction, numerator, denominator } = ofDoctors;
    const units = unitOf(numerator) / ('personTime' in denominator ? 1 : unitOf(denominator));
    return {
      texts,
      direction,
      scale: ofDoctors.scale === 'percent' ? 'percent' : 'rate',
      toValue: (rate) => onScale(ofDoctors, rate / units, 1),
    };
  }
  const ofHomes = institutionIndicators.find((each) => each.id === id);
  if (ofHomes === undefined) return null;
  const { texts, direction, denominator } = ofHomes;
  return {
    texts,
    direction,
    scale: 'bedTime' in denominator ? 'rate' : 'percent',
    toValue: (rate) => 100 * rate,
  };
}
