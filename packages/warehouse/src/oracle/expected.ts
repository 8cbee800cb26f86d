import type { CountMeasure } from '@smalspor/domain/indicators';
import { type Period, periodStart, yearOf } from '@smalspor/domain/time';
import type { CountedLine } from './counted-lines.ts';
import { lineCounts } from './line-counts.ts';
import { amountOf, type CodeSets } from './measures.ts';
import { isInStratum, patientsIn, STRATA } from './person-time.ts';
import type { PrescriberMonth } from './prescriber-months.ts';

/**
 * What would be counted for some prescribers' lists if every sex and age had the national rate (indirect
 * standardisation). The nation is the doctors with a list and the patients on their lists. Counts have rates of their own for each
 * month; patients, who count once in a year, have one rate for the whole period.
 */
export function expectedOf(
  measure: CountMeasure,
  period: Period,
  months: readonly PrescriberMonth[],
  nation: readonly PrescriberMonth[],
  codeSets: CodeSets,
): number {
  const listed = nation.filter(({ lists }) => lists.length > 0);
  let expected = 0;
  for (const span of measure.count === 'users' ? [period] : monthsIn(period)) {
    const there = listed.filter((each) => isWithin(each, span));
    const here = months.filter((each) => isWithin(each, span));
    const lines = there.flatMap((each) => each.lines);
    for (const stratum of STRATA) {
      const theirs = there.reduce((sum, each) => sum + patientsIn(stratum, each), 0);
      const ours = here.reduce((sum, each) => sum + patientsIn(stratum, each), 0);
      // Where nobody is listed nothing can be expected.
      if (theirs === 0) continue;
      const events = lines.filter(
        (line) =>
          lineCounts(line, measure, codeSets) &&
          isInStratum(stratum, line.female, ageOf(line, measure, period)),
      );
      expected += (ours * amountOf(measure, events, codeSets)) / theirs;
    }
  }
  return expected;
}

/** A patient has one age in the whole period: that of its last year. */
function ageOf(line: CountedLine, { count }: CountMeasure, { end }: Period): number {
  return count === 'users' ? yearOf(end) - line.birthYear : line.age;
}

function monthsIn(period: Period): readonly Period[] {
  const start = periodStart(period);
  return Array.from({ length: period.end - start + 1 }, (_, index) => ({
    kind: 'month' as const,
    end: (start + index) as Period['end'],
  }));
}

function isWithin({ month }: PrescriberMonth, period: Period): boolean {
  return periodStart(period) <= month && month <= period.end;
}
