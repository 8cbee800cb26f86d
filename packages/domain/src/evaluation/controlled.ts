import { Refusal } from '../refusal/index.ts';
import {
  eventStudy,
  groupTimeEffects,
  pooledRatios,
  type RolloutRow,
  rolloutOf,
} from '../regression/index.ts';
import type { Month } from '../time/index.ts';
import { PANDEMIC_FROM, WINDOW_MONTHS } from './before-after.ts';
import type { CohortSeries } from './cohort-row.ts';
import { type Change, effectiveParts, jackknifeChange } from './jackknife.ts';

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
  /**
   * The difference that participants already had from the controls in the months before the base, where there is no programme to explain
   * it: far from zero, the two did not follow each other. `null` where the series does not reach so far back.
   */
  readonly preTrend: Change | null;
  readonly events: readonly EventQuarter[];
  /** Months in which participants began that the estimate rests on, and the parts that stood as controls. */
  readonly starts: number;
  readonly counties: number;
}

/**
 * Group-time effects (B. Callaway and P. H. C. Sant’Anna 2021) of participants against future participants in counties that had
 * not begun, and against counties that nobody has begun in. Doctors who never take part are no controls: they chose not to. The base is the
 * twelve months that end a year before the start, so that a high year before joining is not taken for an effect. Months from March
 * 2020 on are left out. Intervals: jackknife over counties, with Student's t of as many degrees of freedom as the counties' shares leave.
 *
 * A part whose participants did not begin in the same month counts from the mean of their starts, and is no control from the year before the first
 * of them. Counted from the first, those who came later stood for months without an effect, and the estimate leant towards none.
 * Every month since the start counts the same: the effect grows, and the last months have fewer controls and came out of some starts only.
 * Within a month the parts are added up before they are compared (`pooledRatios`): the logarithm of a small part's month lies too low.
 * @throws Refusal `analysis-refused` where no months have untreated controls, or fewer than three counties take part in the comparison
 */
export function controlledEffect(all: readonly CohortSeries[], from: Month): Controlled {
  const compared = all.filter(
    ({ part, countyStart }) => part === 'participants' || (part === 'whole' && countyStart === null),
  );
  const counties = [...Map.groupBy(compared, ({ county }) => county).values()];
  if (counties.length < FEWEST_COUNTIES) throw new Refusal('analysis-refused', TOO_FEW_COUNTIES);
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
  const changeOf = (pick: (study: Study) => Part | null): Change | null => {
    const degreesOfFreedom = Math.max(1, effectiveParts(pick(whole)?.shares ?? []) - 1);
    return jackknifeChange(
      counties,
      (some) => {
        const found = study(some);
        return found === null ? null : (pick(found)?.logRatio ?? null);
      },
      degreesOfFreedom,
    );
  };
  const firstYear = changeOf((found) => found.firstYear);
  if (firstYear === null) throw new Refusal('analysis-refused', NOTHING_HAPPENED);
  const events = [...whole.quarters.keys()]
    .sort((a, b) => a - b)
    .flatMap((quarter): EventQuarter[] => {
      const change = changeOf(({ quarters }) => quarters.get(quarter) ?? null);
      return change === null ? [] : [{ from: quarter, phase: phaseOf(quarter), change }];
    });
  const preTrend = changeOf(({ earlier }) => earlier);
  return { firstYear, preTrend, events, starts: whole.starts, counties: counties.length };
}

/** With fewer nobody can tell how far one county's own years carry the estimate. */
const FEWEST_COUNTIES = 3;
const TOO_FEW_COUNTIES =
  'Participants and those without the programme stand in fewer than three counties, so that chance cannot be told from an effect.';
const NOTHING_HAPPENED =
  'Nothing was counted in the year after the start, so that no change can be told from it.';

/** A mean of group-time effects, and each county’s share in it. */
interface Part {
  readonly logRatio: number;
  readonly shares: readonly number[];
}

interface Study {
  readonly firstYear: Part | null;
  /** Of the months before the base. */
  readonly earlier: Part | null;
  /** By the first month of a quarter, counted from the start. */
  readonly quarters: ReadonlyMap<number, Part | null>;
  readonly starts: number;
}

function studyOf(series: readonly CohortSeries[], from: Month): Study {
  const found = groupTimeEffects(rolloutOf(series.flatMap((each) => rowsOf(each, from))), {
    control: 'not-yet-treated',
    anticipation: ANTICIPATION_MONTHS,
    basePeriods: WINDOW_MONTHS,
    eventTimes: EVENT_MONTHS,
  });
  const shares = new Map(eventStudy(found).points.map(({ at, influence }) => [at, influence.share]));
  const points = pooledRatios(found).map(
    (point): Point => ({ ...point, share: shares.get(point.at) ?? new Float64Array(found.clusters.length) }),
  );
  const quarters = Map.groupBy(points, ({ at }) => Math.floor(at / QUARTER) * QUARTER);
  const after = found.effects.filter(({ phase }) => phase === 'after');
  return {
    firstYear: meanOf(points.filter(({ at }) => at >= 0)),
    earlier: meanOf(points.filter(({ at }) => at < -(ANTICIPATION_MONTHS + WINDOW_MONTHS))),
    quarters: new Map([...quarters].map(([quarter, of]) => [quarter, meanOf(of)])),
    starts: new Set(after.map(({ group }) => group)).size,
  };
}

/** A month since the start: events over what the controls make likely, and each county's share in that. */
interface Point {
  readonly at: number;
  readonly ratio: number;
  readonly share: Float64Array;
}

/** Each month counts the same; `null` without any, or where nothing happened in them. */
function meanOf(points: readonly Point[]): Part | null {
  if (!points.some(({ ratio }) => ratio > 0)) return null;
  const mean = (of: (point: Point) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  return {
    logRatio: Math.log(mean(({ ratio }) => ratio)),
    shares: Array.from(points[0]?.share ?? [], (_, county) => mean(({ share }) => share[county] ?? 0)),
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
  const { county, first, start, denominators } = series;
  const headStart = first === null || start === null ? 0 : start - first;
  return withReturnsMoved(series.numerators).flatMap((count, index) => {
    const period = from + index;
    const exposure = denominators[index] ?? 0;
    if (period >= PANDEMIC_FROM || !(exposure > 0)) return [];
    return [
      { unit: `${county}/${first ?? ''}`, cluster: county, group: start, headStart, period, count, exposure },
    ];
  });
}

/** More may come back in a month than was bought in it: it was bought before, so what is beyond nothing is taken from the months before. */
function withReturnsMoved(numerators: readonly number[]): readonly number[] {
  let over = 0;
  return numerators
    .toReversed()
    .map((numerator) => {
      const left = numerator + over;
      over = Math.min(0, left);
      return Math.max(0, left);
    })
    .toReversed();
}

function phaseOf(quarter: number): EventQuarter['phase'] {
  if (quarter >= 0) return 'after';
  return quarter >= -ANTICIPATION_MONTHS ? 'expecting' : 'before';
}
