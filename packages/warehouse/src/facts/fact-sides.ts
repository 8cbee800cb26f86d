import {
  type ContactMeasure,
  type CountMeasure,
  type IndicatorDefinition,
  isOfContacts,
  type Measure,
  type PersonTime,
} from '@smalspor/domain/indicators';

/** A count over lines, taken as often as its weight says. */
export interface FactTerm {
  readonly weight: 1 | -1;
  readonly measure: CountMeasure;
  /** A prescription counts only where its dose is known: what a mean dose is divided by. */
  readonly dosedOnly: boolean;
}

/** What stands above and below the line of an indicator, as its definition says it. */
export interface FactSides {
  readonly numerator: readonly FactTerm[];
  readonly denominator: readonly FactTerm[] | PersonTime;
  /** `listed`: lines of doctors in months with a list; `declared`: with a declared length too; `everyone`: all lines. */
  readonly lines: 'listed' | 'declared' | 'everyone';
}

/** Why an indicator is not counted from single lines: patients are told apart over a year, contacts are other facts. */
export type Uncounted = 'patients' | 'contacts';

/** Reads a definition anew, without the plan that releases are measured by: whoever checks must not repeat its mistakes. */
export function factSidesOf(definition: IndicatorDefinition): FactSides | Uncounted {
  const { numerator, denominator, scale, setting } = definition;
  const above = countsIn(numerator);
  const below = 'personTime' in denominator ? denominator : countsIn(denominator);
  if (above === null || below === null) return 'contacts';
  const lines = [...above, ...('personTime' in below ? [] : below)];
  if (lines.some(({ measure }) => measure.count === 'users')) return 'patients';
  const isMeanDose = scale === 'mean' && above.some(({ measure }) => measure.count === 'ddd');
  return {
    numerator: above,
    denominator:
      'personTime' in below || !isMeanDose ? below : below.map((term) => ({ ...term, dosedOnly: true })),
    lines:
      setting === 'residents'
        ? 'everyone'
        : 'personTime' in denominator && denominator.personTime === 'declaredList'
          ? 'declared'
          : 'listed',
  };
}

function countsIn(measure: Measure): readonly FactTerm[] | null {
  const parts: readonly { weight: 1 | -1; measure: CountMeasure | ContactMeasure }[] =
    'sum' in measure ? measure.sum : [{ weight: 1, measure }];
  const terms = parts.flatMap(({ weight, measure: count }) =>
    isOfContacts(count) ? [] : [{ weight, measure: count, dosedOnly: false }],
  );
  return terms.length < parts.length ? null : terms;
}
