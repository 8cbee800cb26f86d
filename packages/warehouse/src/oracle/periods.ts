import { type IndicatorDefinition, isOfContacts } from '@smalspor/domain/indicators';
import type { Level } from '@smalspor/domain/organisation';
import {
  isQuarterEnd,
  type Month,
  monthOfYear,
  type Period,
  type PeriodKind,
  periodOf,
  periodStart,
  yearOf,
} from '@smalspor/domain/time';
import { countsOf } from './measures.ts';

/**
 * The periods that have cells: every month; halves and rolling years that close with a quarter; calendar years; as far as they
 * lie wholly within the measured months. Prescribers' own halves are sums of months, put together when they are read.
 */
export function periodsOf(
  definition: IndicatorDefinition,
  level: Level,
  from: Month,
  to: Month,
): readonly Period[] {
  const periods: Period[] = [];
  for (let end = from; end <= to; end = (end + 1) as Month) {
    for (const kind of kindsOf(definition, level)) {
      if (!closesIn(kind, end)) continue;
      const period = periodOf(kind, end);
      if (periodStart(period) >= from) periods.push(period);
    }
  }
  return periods;
}

/** The calendar year that holds most of a period's months, the later one when two hold the same. */
export function mainYear(period: Period): number {
  const last = yearOf(period.end);
  let inLast = 0;
  let before = 0;
  for (let month = periodStart(period); month <= period.end; month = (month + 1) as Month) {
    if (yearOf(month) === last) inLast += 1;
    else before += 1;
  }
  return before > inLast ? last - 1 : last;
}

/** Patients counted once each, and seasons, have no meaning for less than a year. */
function kindsOf(definition: IndicatorDefinition, level: Level): readonly PeriodKind[] {
  const { numerator, denominator } = definition;
  const counts = [...countsOf(numerator), ...('personTime' in denominator ? [] : countsOf(denominator))];
  if (counts.some((count) => count.count === 'users' || ('months' in count && count.months !== undefined))) {
    return ['rolling12', 'year'];
  }
  return level === 'gp' && isSpreadOverYear(definition)
    ? ['month', 'rolling12', 'year']
    : ['month', 'half', 'rolling12', 'year'];
}

/** Rates of prescriptions. A reader takes the spread of a prescriber's half from one of its months, and there may be none in the main year. */
function isSpreadOverYear({ numerator, denominator, scale }: IndicatorDefinition): boolean {
  const isRate = 'personTime' in denominator || scale === 'per100Contacts';
  return isRate && !('sum' in numerator) && !isOfContacts(numerator) && numerator.count !== 'ddd';
}

function closesIn(kind: PeriodKind, end: Month): boolean {
  if (kind === 'month') return true;
  return kind === 'year' ? monthOfYear(end) === 12 : isQuarterEnd(end);
}
