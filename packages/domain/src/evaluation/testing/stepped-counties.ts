import { addMonths, type Month, parseMonth } from '../../time/index.ts';
import type { CohortRow } from '../cohort-row.ts';

export const SPAN = { from: parseMonth('2015-01'), to: parseMonth('2019-12') } as const;

/** A county of a made-up roll-out: each month a thousand patients for participants and as many for others. */
export interface SteppedCounty {
  readonly county: string;
  /** `null`: nobody has begun. */
  readonly start: Month | null;
  /** Rate before anything happened, per patient and month. */
  readonly rate: number;
}

export interface PlantedChanges {
  /** Rate ratio of everybody's trend over a year. */
  readonly trend: number;
  /** Rate ratio of the programme from the start on. */
  readonly effect: number;
  /** Rate ratio of the twelve months before the start, which goes away by itself. */
  readonly passing: number;
}

/** Expected counts without chance: rows whose every change is known. */
export function steppedRows(
  counties: readonly SteppedCounty[],
  { trend, effect, passing }: PlantedChanges,
): readonly CohortRow[] {
  const months = Array.from({ length: SPAN.to - SPAN.from + 1 }, (_, index) => addMonths(SPAN.from, index));
  return counties.flatMap(({ county, start, rate }) =>
    months.flatMap((month): CohortRow[] => {
      const expected = 1000 * rate * seasonOf(month) * trend ** ((month - SPAN.from) / 12);
      const row = { county, countyStart: start, month, units: 10, denominator: 1000 };
      if (start === null) {
        return [
          { ...row, part: 'whole', first: null, start: null, numerator: 2 * expected, denominator: 2000 },
        ];
      }
      const planted = month >= start ? effect : month >= start - 12 ? passing : 1;
      return [
        { ...row, part: 'participants', first: start, start, numerator: expected * planted },
        { ...row, part: 'others', first: null, start: null, numerator: expected },
      ];
    }),
  );
}

/** Eight counties, one after the other, the last ones late enough to stand as controls. */
export const STEPPED: readonly SteppedCounty[] = [
  { county: '01', start: parseMonth('2017-01'), rate: 0.03 },
  { county: '02', start: parseMonth('2017-03'), rate: 0.02 },
  { county: '03', start: parseMonth('2017-06'), rate: 0.025 },
  { county: '04', start: parseMonth('2017-09'), rate: 0.03 },
  { county: '05', start: parseMonth('2019-06'), rate: 0.04 },
  { county: '06', start: parseMonth('2019-09'), rate: 0.02 },
  { county: '07', start: parseMonth('2019-11'), rate: 0.03 },
  { county: '08', start: null, rate: 0.03 },
];

/** Factor of the time of year. */
export function seasonOf(month: Month): number {
  return 1 + 0.2 * Math.cos((2 * Math.PI * (month % 12)) / 12);
}
