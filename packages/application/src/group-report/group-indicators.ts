import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import {
  type BeforeAfter,
  COMPARATOR_LEVELS,
  type ComparatorLevel,
  type Comparators,
  type Figure,
  type IndicatorInput,
} from '@smalspor/domain/reports';
import { type Period, periodStart, yearBefore } from '@smalspor/domain/time';
import type { PrescriberHome, ReleaseReader } from '@smalspor/warehouse/read';
import type { ComparatorFigures } from '../reports/figures.ts';

/** What the figures of one group are read from. */
export interface GroupSource {
  readonly reader: ReleaseReader;
  readonly comparators: ComparatorFigures;
  readonly home: PrescriberHome;
  readonly period: Period;
  readonly isFollowUp: boolean;
}

const NOTHING: Figure = { estimate: { value: null, reason: 'no-data' }, dispersion: 1 };

/** One indicator with the group's figure in the own place, and the places around it beside. */
export async function groupIndicator(
  source: GroupSource,
  definition: IndicatorDefinition,
): Promise<IndicatorInput> {
  const { comparators, home, period, isFollowUp } = source;
  const { group = NOTHING, ...around } = await comparators.of(definition, home, period.kind, period.end);
  return {
    definition,
    own: group,
    ownYearBefore: null,
    previous: null,
    expected: null,
    comparators: around,
    comparatorsYearBefore: {},
    quartiles: null,
    benchmark: null,
    trend: [],
    place: null,
    change: isFollowUp ? await changeOf(source, definition, { group, ...around }) : null,
  };
}

/** The same months a year apart; nothing where the release does not reach back. */
async function changeOf(
  { reader, comparators, home, period }: GroupSource,
  definition: IndicatorDefinition,
  now: Comparators<Figure>,
): Promise<IndicatorInput['change']> {
  const before = yearBefore(period);
  if (periodStart(before) < reader.manifest.from) return null;
  // Of the same places as now: a figure of another county would be no change.
  const earlier = await comparators.of(definition, home, before.kind, before.end);
  const changes: Partial<Record<ComparatorLevel, BeforeAfter>> = {};
  for (const level of COMPARATOR_LEVELS) {
    const [first, second] = [earlier[level], now[level]];
    if (first === undefined || second === undefined) continue;
    const window = level === 'municipality' ? ('rolling12' as const) : ('half' as const);
    changes[level] = { before: first, after: second, window };
  }
  const { group, ...around } = changes;
  return { own: group ?? { before: NOTHING, after: NOTHING, window: 'half' }, comparators: around };
}
