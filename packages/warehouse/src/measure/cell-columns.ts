import type { PeriodKind } from '@smalspor/domain/time';
import type { MeasurePlan, Side } from './plan.ts';

/** Where an indicator's cell lies among the sums of an own file: what a reader needs to put it together. */
export interface CellColumns {
  readonly indicator: string;
  readonly version: number;
  readonly kinds: readonly PeriodKind[];
  readonly numerator: string;
  readonly denominator: string;
  /** Column of the squares, and of the plain sum that belongs to them. */
  readonly squares: string | null;
  readonly sum: string | null;
  readonly expected: string | null;
}

/**
 * Stands among the own cells as if it were an indicator: lines whose DDD is known, of all lines that count for anything. A
 * report tells it, so that a low number of doses is not mistaken for few prescriptions.
 */
export const DOSE_COVERAGE = 'dose-coverage';

const DOSE_COVERAGE_COLUMNS: CellColumns = {
  indicator: DOSE_COVERAGE,
  version: 1,
  kinds: ['month', 'half', 'rolling12', 'year'],
  numerator: 'dosed',
  denominator: 'lines',
  squares: null,
  sum: null,
  expected: null,
};

/**
 * Stands among the own cells in the same way: contacts over the months of which they were counted. It tells who is about as busy
 * as whom.
 */
export const CONTACTS_A_MONTH = 'contacts-a-month';

/** What own files hold: the indicators, the coverage of doses and, where contacts are asked for, how many they are. */
export function ownCellColumns(plan: MeasurePlan): readonly CellColumns[] {
  const { busyness } = plan;
  return [
    ...cellColumnsOf(plan),
    DOSE_COVERAGE_COLUMNS,
    ...(busyness === null
      ? []
      : [
          {
            ...DOSE_COVERAGE_COLUMNS,
            indicator: CONTACTS_A_MONTH,
            numerator: busyness.contacts,
            denominator: busyness.months,
          },
        ]),
  ];
}

/** The indicators of general practice; those of residents have no prescribers. */
export function cellColumnsOf(plan: MeasurePlan): readonly CellColumns[] {
  return plan.indicators
    .filter(({ definition }) => definition.setting === 'general-practice')
    .map(({ definition, numerator, denominator, spread, expected, kinds }) => ({
      indicator: definition.id,
      version: definition.version,
      kinds,
      numerator: columnOf(numerator),
      denominator: columnOf(denominator),
      squares:
        spread === null
          ? null
          : spread.from === 'patients'
            ? `${spread.spread}_squares`
            : spread.from === 'lines'
              ? spread.column
              : columnOf(numerator),
      sum: spread === null ? null : spread.from === 'patients' ? `${spread.spread}_sum` : columnOf(numerator),
      expected,
    }));
}

function columnOf(side: Side): string {
  if (side.from === 'inhabitants') throw new RangeError('Inhabitants belong to the indicators of residents');
  return side.from === 'column' ? side.column : side.users;
}
