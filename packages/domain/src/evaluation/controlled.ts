import { Refusal } from '../refusal/index.ts';
import {
  eventStudy,
  groupTimeEffects,
  type RolloutRow,
  rolloutOf,
  simpleEffect,
} from '../regression/index.ts';
import type { Month } from '../time/index.ts';
import { PANDEMIC_FROM, WINDOW_MONTHS } from './before-after.ts';
import type { CohortSeries } from './cohort-row.ts';
import { type Change, jackknifeChange } from './jackknife.ts';

/** Months before the start that are no fair base: whoever joins may do so because of a high year, which then falls by itself. */
export const ANTICIPATION_MONTHS = 12;
/** The effect is told for the first year, the same months as the plain comparison before and after. */
const EVENT_MONTHS = { from: -36, to: WINDOW_MONTHS - 1 } as const;
const QUARTER = 3;

/** The mean effect in three months, counted from the start: −12 is the quarter that begins a year before it. */
export interface EventQuarter {
  readonly from: number;
  readonly phase: 'before' | 'expecting' | 'after';
  readonly change: Change;
}

export interface Controlled {
  /** Mean of the first twelve months after the start, against those who had not begun. */
  readonly firstYear: Change;
  readonly events: readonly EventQuarter[];
  /** Months in which participants began that the estimate rests on, and the parts that stood as controls. */
  readonly starts: number;
  readonly counties: number;
}

/**
 * Group-time effects (B. Callaway and P. H. C. Sant’Anna 2021) of participants against future participants in counties that had
 * not begun, and against counties that nobody has begun in. Doctors who never take part are no controls: they chose not to. The base is the
 * twelve months that end a year before the start, so that a high year before joining is not taken for an effect. Months from March
 * 2020 on are left out. Intervals: jackknife over counties.
 * @throws Refusal `analysis-refused` where no months have untreated controls
 */
export function controlledEffect(all: readonly CohortSeries[], from: Month): Controlled {
  const compared = all.filter(
    ({ part, countyStart }) => part === 'participants' || (part === 'whole' && countyStart === null),
  );
  const counties = [...Map.groupBy(compared, ({ county }) => county).values()];
  const whole = studyOf(compared, from);
  const cache = new Map<string, Study | null>();
  const study = (some: readonly (readonly CohortSeries[])[]): Study | null => {
    const key = some.map(([series]) => series?.county).join(' ');
    const known = cache.get(key);
    if (known !== undefined) return known;
    const made = some.length === counties.length ? whole : studyWithout(some.flat(), from);
    cache.set(key, made);
    return made;
  };
  const firstYear = jackknifeChange(counties, (some) => study(some)?.firstYear ?? null);
  if (firstYear === null) throw new Refusal('analysis-refused', NO_CONTROLS);
  const events = [...whole.quarters.keys()]
    .sort((a, b) => a - b)
    .flatMap((quarter): EventQuarter[] => {
      const change = jackknifeChange(counties, (some) => study(some)?.quarters.get(quarter) ?? null);
      return change === null ? [] : [{ from: quarter, phase: phaseOf(quarter), change }];
    });
  return { firstYear, events, starts: whole.starts, counties: counties.length };
}

const NO_CONTROLS = 'No county is without the programme in any month after others began.';

interface Study {
  readonly firstYear: number;
  /** Log rate ratio by the first month of a quarter, counted from the start. */
  readonly quarters: ReadonlyMap<number, number>;
  readonly starts: number;
}

function studyOf(series: readonly CohortSeries[], from: Month): Study {
  const found = groupTimeEffects(rolloutOf(series.flatMap((each) => rowsOf(each, from))), {
    control: 'not-yet-treated',
    anticipation: ANTICIPATION_MONTHS,
    basePeriods: WINDOW_MONTHS,
    eventTimes: EVENT_MONTHS,
  });
  const points = eventStudy(found).points;
  const quarters = Map.groupBy(points, ({ at }) => Math.floor(at / QUARTER) * QUARTER);
  const after = found.effects.filter(({ phase }) => phase === 'after');
  return {
    firstYear: simpleEffect(found).estimate,
    quarters: new Map(
      [...quarters].map(([quarter, of]) => [
        quarter,
        of.reduce((sum, { estimate }) => sum + estimate, 0) / of.length,
      ]),
    ),
    starts: new Set(after.map(({ group }) => group)).size,
  };
}

/** With a county left out there may be nobody left to compare with. */
function studyWithout(series: readonly CohortSeries[], from: Month): Study | null {
  try {
    return studyOf(series, from);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function rowsOf(series: CohortSeries, from: Month): RolloutRow[] {
  const { county, first, numerators, denominators } = series;
  return numerators.flatMap((count, index) => {
    const period = from + index;
    const exposure = denominators[index] ?? 0;
    if (period >= PANDEMIC_FROM || !(exposure > 0)) return [];
    return [{ unit: `${county}/${first ?? ''}`, cluster: county, group: first, period, count, exposure }];
  });
}

function phaseOf(quarter: number): EventQuarter['phase'] {
  if (quarter >= 0) return 'after';
  return quarter >= -ANTICIPATION_MONTHS ? 'expecting' : 'before';
}
