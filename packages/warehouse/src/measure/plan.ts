import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import type { PeriodKind } from '@smalspor/domain/time';
import type { PlannedContacts } from './contact-plan.ts';
import { demandMeasurable } from './demand-measurable.ts';
import type { LineMeasure } from './line-measure.ts';
import { planIndicator } from './plan-indicator.ts';
import { createPlanRegistry } from './plan-registry.ts';

/** What is added up over the lines of a measure: their number, their DDD (hundredths), or the squares of these. */
export type Summed = 'lines' | 'ddd' | 'dddSquared';

/** A sum for each prescriber and month, computed in the pass over the facts. */
export interface LeafColumn {
  readonly name: string;
  readonly measure: LineMeasure;
  readonly of: Summed;
}

/** A whole number for each prescriber and month that is simply added up over months and prescribers. */
export interface MonthColumn {
  readonly name: string;
  /** Over leaf (`l`), spine (`s`), declared list (`d`) and contacts (`c`) of one prescriber and month; never null. */
  readonly sql: string;
  /** Numbers of lines and months stay below 2³¹ in any sum; doses, squares and person-days may not. */
  readonly type: 'INTEGER' | 'BIGINT';
}

/** A line measure that more than its sum is wanted of, under a short name. */
export interface NamedMeasure {
  readonly name: string;
  readonly measure: LineMeasure;
}

/**
 * Prescribers whose months count: everyone, those with a list, those who have declared one, or those whose contacts the
 * register has counted, the latter two with a list or without.
 */
export type Given = 'anyone' | 'list' | 'declared' | 'contacts';

/** Lines that stand behind a numerator, for counting their patients. */
export interface LinesBehind {
  readonly name: string;
  readonly measures: readonly LineMeasure[];
  /** Calendar months 1–12 that count; all when `null`. */
  readonly months: readonly number[] | null;
  readonly given: Given;
  /** Column of the contacts that stand behind it, in place of lines. */
  readonly contacts?: string;
}

/** Where one side of an indicator comes from. */
export type Side =
  | { readonly from: 'column'; readonly column: string }
  /** Distinct patients, counted for each level by itself. */
  | { readonly from: 'users'; readonly users: string }
  /** Inhabitants of the country × months (`perDay`: × days). */
  | { readonly from: 'inhabitants'; readonly perDay: boolean };

/** Where the spread of a rate's numerator is told: patients' sums, lines, or nowhere because each patient counts once. */
export type Spread =
  | { readonly from: 'patients'; readonly spread: string }
  | { readonly from: 'lines'; readonly column: string }
  | { readonly from: 'users' };

export interface PlannedIndicator {
  readonly definition: IndicatorDefinition;
  readonly numerator: Side;
  readonly denominator: Side;
  readonly spread: Spread | null;
  /** Name of the events expected from age and sex, or `null`. */
  readonly expected: string | null;
  /** Whose patients stand behind the numerator. */
  readonly behind: string;
  readonly kinds: readonly PeriodKind[];
}

/** All that is to be measured, each distinct part once. */
export interface MeasurePlan {
  readonly lineMeasures: readonly LineMeasure[];
  readonly leafColumns: readonly LeafColumn[];
  readonly monthColumns: readonly MonthColumn[];
  /** Numbers of contacts with doctors. */
  readonly contacts: readonly PlannedContacts[];
  /** Measures whose distinct patients are counted. */
  readonly users: readonly NamedMeasure[];
  /** Measures whose sums for each patient are squared. */
  readonly spreads: readonly NamedMeasure[];
  /** Measures whose number is expected from age and sex, month by month. */
  readonly expected: readonly (NamedMeasure & { readonly of: Summed })[];
  /** Measures whose distinct patients are expected from age and sex, for twelve months at a time. */
  readonly expectedUsers: readonly { readonly name: string; readonly users: string }[];
  readonly behind: readonly LinesBehind[];
  readonly indicators: readonly PlannedIndicator[];
  /** Month columns of all contacts and of having them counted; `null` where nothing is asked about contacts. */
  readonly busyness: { readonly contacts: string; readonly months: string } | null;
}

/**
 * Turns definitions into columns. A new definition needs no code: its distinct questions to a line are found, given a
 * bit, and added up; the indicator then points to the sums.
 * @throws Refusal `content-invalid` for a definition that cannot be measured.
 */
export function planMeasures(definitions: readonly IndicatorDefinition[]): MeasurePlan {
  for (const definition of definitions) demandMeasurable(definition);
  const registry = createPlanRegistry();
  const indicators = definitions.map((definition) => planIndicator(definition, registry));
  const busyness =
    registry.planned().contacts.length === 0
      ? null
      : {
          contacts: registry.month('coalesce(c.contacts, 0)', 'INTEGER'),
          months: registry.month('CASE WHEN coalesce(c.counted, false) THEN 1 ELSE 0 END', 'INTEGER'),
        };
  return { ...registry.planned(), indicators, busyness };
}
