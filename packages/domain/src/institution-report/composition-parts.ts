import {
  COMPARATOR_LEVELS,
  type ComparatorLevel,
  type Figure,
  type ReportedIndicator,
} from '../reports/index.ts';
import type { InstitutionIndicatorInput } from './input.ts';
import { INSTITUTION_SECTIONS, WHOLE } from './institution-sections.ts';

/**
 * The parts of all doses as shares, made from the sums behind figures that are shown anyway. Empty where the whole is not
 * known; a part that is hidden hides its row.
 */
export function compositionParts(
  indicators: readonly InstitutionIndicatorInput[],
): readonly InstitutionIndicatorInput[] {
  const find = (id: string) => indicators.find(({ definition }) => definition.id === id);
  const whole = find(WHOLE);
  const parts = INSTITUTION_SECTIONS.composition.flatMap((id) => find(id) ?? []);
  if (!whole || parts.length < INSTITUTION_SECTIONS.composition.length) return [];
  return parts.map((part) => {
    const comparators: Partial<Record<ComparatorLevel, Figure>> = {};
    for (const level of COMPARATOR_LEVELS) {
      const [some, all] = [part.comparators[level], whole.comparators[level]];
      if (some && all) comparators[level] = shareOf(some, all);
    }
    const definition: ReportedIndicator = { ...part.definition, scale: 'percent' };
    return { ...part, definition, own: shareOf(part.own, whole.own), comparators };
  });
}

function shareOf({ estimate: part }: Figure, { estimate: whole }: Figure): Figure {
  if (part.value === null) return { estimate: part, dispersion: 1 };
  if (whole.value === null) return { estimate: whole, dispersion: 1 };
  if (!(whole.numerator > 0)) return { estimate: { value: null, reason: 'no-data' }, dispersion: 1 };
  return {
    estimate: {
      value: (100 * Math.max(part.numerator, 0)) / whole.numerator,
      low: null,
      high: null,
      noInterval: 'no-valid-interval',
      numerator: part.numerator,
      denominator: whole.numerator,
    },
    dispersion: 1,
  };
}
