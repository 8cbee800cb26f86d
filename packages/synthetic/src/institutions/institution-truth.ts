import { worldMonth, worldMonthText } from '../country/world-time.ts';
import { sinceStart } from '../truth/since-start.ts';
import { dosesOf } from './formulary.ts';
import type { Oddity } from './oddities.ts';
import type { Purchase } from './purchase.ts';
import { describeRask, type HomeMonths } from './rask-descriptive.ts';
import { PASSING_DEVIATION, RASK_EFFECT, RASK_SELECTION } from './rask-effects.ts';
import { RASK_ROLL_OUT } from './rask-roll-out.ts';
import type { RaskParticipant } from './use-habits.ts';

/** What the generator knows of a home: monthly sums over its wards of long and short stays. */
export interface TrueHome extends HomeMonths {
  readonly organisation: number;
  readonly county: string;
  readonly participant: RaskParticipant | null;
}

export interface InstitutionTruth {
  readonly homes: readonly TrueHome[];
  readonly oddities: readonly Oddity[];
  readonly institutions: number;
  readonly purchases: number;
}

/** Adds a year's purchases, and those that the programme kept from happening, to the home's months. */
export function addPurchases(
  months: HomeMonths,
  first: number,
  all: readonly Purchase[],
  written: readonly Purchase[],
  monthOf: (purchase: Purchase) => number,
): void {
  const add = (sums: Float64Array, { product, packages100 }: Purchase, month: number) => {
    const doses = dosesOf(product);
    if (doses !== null) sums[month - first] = (sums[month - first] ?? 0) + (doses * packages100) / 100;
  };
  for (const purchase of all) {
    if (purchase.ward === 'acute' || purchase.group === 'methenamine') continue;
    const month = monthOf(purchase);
    add(months.withoutProgramme, purchase, month);
    if (purchase.kept) add(months.withProgramme, purchase, month);
    if (purchase.group !== 'urinary') continue;
    add(months.urinaryWithout, purchase, month);
    if (purchase.kept) add(months.urinaryWith, purchase, month);
  }
  for (const purchase of written) {
    if (purchase.ward === 'acute' || purchase.group === 'methenamine') continue;
    add(months.told, purchase, monthOf(purchase));
    if (purchase.group === 'urinary') add(months.urinaryTold, purchase, monthOf(purchase));
  }
}

/** The institutions' part of `truth.json`. */
export function institutionTruth(truth: InstitutionTruth, years: { readonly from: number }): object {
  const first = worldMonth(years.from, 1);
  const participants = truth.homes.filter(({ participant }) => participant !== null);
  return {
    institutions: truth.institutions,
    purchases: truth.purchases,
    rollOut: RASK_ROLL_OUT.map((entry) => ({ ...entry, start: worldMonthText(entry.start) })),
    causal: {
      meaning:
        'Injected: what the programme does to a home’s doses in wards of long and short stays, against the same home without it.',
      phaseInMonths: RASK_EFFECT.phaseInMonths,
      volumeRateRatioWhenFull: RASK_EFFECT.volume,
      uptake: {
        meaning: 'Each home’s part of that, on the log scale: gamma with mean 1 and this shape.',
        shape: RASK_EFFECT.uptakeShape,
      },
      realised: {
        meaning:
          'The same draws with and without the programme, over the months of the files after the start.',
        antibiotics: realised(participants, first, 'withProgramme', 'withoutProgramme'),
        urinary: realised(participants, first, 'urinaryWith', 'urinaryWithout'),
      },
      byMonthSinceStart: {
        meaning: 'The same draws with and without the programme, by full months since each home’s own start.',
        antibiotics: sinceStart(windowsOf(participants, first, 'withProgramme', 'withoutProgramme')),
        urinary: sinceStart(windowsOf(participants, first, 'urinaryWith', 'urinaryWithout')),
      },
    },
    planted: {
      selection: { ...RASK_SELECTION, scale: 'log odds per standard deviation' },
      preTrendPerYear: { urinary: RASK_EFFECT.preTrend },
      regressionToTheMean: {
        meaning: 'Part of the participants’ level before the start that was chance and goes away by itself.',
        rateRatioBeforeStart: excess(participants),
      },
      invented: true,
    },
    descriptive: {
      meaning:
        'Counted from the lines: DDD per 100 bed days (true bed days) in the 12 months before the start and the 12 from it, all participants pooled, beside all homes over the same months.',
      ...describeRask(truth.homes, first),
    },
    participants: participants
      .map(({ organisation, county, participant }) => ({
        organisation,
        county,
        start: worldMonthText(participant?.start ?? 0),
      }))
      .sort((a, b) => a.organisation - b.organisation),
    oddities: truth.oddities.map((oddity) => ({ ...oddity, month: worldMonthText(oddity.month) })),
  };
}

function windowsOf(
  participants: readonly TrueHome[],
  first: number,
  key: 'withProgramme' | 'urinaryWith',
  without: 'withoutProgramme' | 'urinaryWithout',
) {
  return participants.flatMap((home) => {
    const start = (home.participant?.start ?? 0) - first;
    return start < 0 ? [] : [{ start, with: home[key], without: home[without] }];
  });
}

function realised(
  participants: readonly TrueHome[],
  first: number,
  key: 'withProgramme' | 'urinaryWith',
  without: 'withoutProgramme' | 'urinaryWithout',
) {
  let [doses, dosesWithout] = [0, 0];
  for (const home of participants) {
    const from = Math.max(0, (home.participant?.start ?? 0) - first);
    for (const value of home[key].subarray(from)) doses += value;
    for (const value of home[without].subarray(from)) dosesWithout += value;
  }
  if (dosesWithout === 0) return null;
  return {
    doses: Math.round(doses),
    dosesWithout: Math.round(dosesWithout),
    rateRatio: round(doses / dosesWithout),
  };
}

function excess(participants: readonly TrueHome[]): number | null {
  if (participants.length === 0) return null;
  const mean =
    participants.reduce((sum, home) => sum + (home.participant?.passing ?? 0), 0) / participants.length;
  return round(Math.exp(PASSING_DEVIATION * mean));
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
