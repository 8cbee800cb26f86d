import { worldMonth, worldMonthText } from '../country/world-time.ts';
import { PASSING_DEVIATION, RAK_EFFECT } from '../doctors/effects.ts';
import { SELECTION } from '../doctors/participation.ts';
import { ROLL_OUT } from '../doctors/roll-out.ts';
import { type InstitutionTruth, institutionTruth } from '../institutions/institution-truth.ts';
import { BUSYNESS_IN_RESPIRATORY } from '../prescribing/habits.ts';
import { describeChanges } from './descriptive.ts';
import { addSums, emptySums, type MonthlySums, type ParcelTruth } from './parcel-truth.ts';
import { sinceStart, windowsOf } from './since-start.ts';

export const GENERATOR_VERSION = '1.3.0';

export interface TruthInput {
  readonly seed: number;
  readonly scale: number;
  readonly years: { readonly from: number; readonly to: number };
  readonly counties: readonly string[] | null;
  readonly municipalities: readonly string[] | null;
  readonly parcels: readonly ParcelTruth[];
  readonly institutions: InstitutionTruth;
}

/** What is true in this country, for whoever wants to check an analysis against it. */
export function truthFile(input: TruthInput): object {
  const first = worldMonth(input.years.from, 1);
  const months = (input.years.to - input.years.from + 1) * 12;
  const everyone = emptySums(months);
  const byStart = new Map<number, MonthlySums>();
  for (const parcel of input.parcels) {
    addSums(everyone, parcel.everyone);
    for (const [start, sums] of parcel.byStart) {
      const known = byStart.get(start) ?? emptySums(months);
      addSums(known, sums);
      byStart.set(start, known);
    }
  }
  const participants = input.parcels.flatMap((parcel) => parcel.participants);
  const descriptive = describeChanges(everyone, byStart, first, worldMonth(2020, 3));
  return {
    synthetic: 'yes',
    note: 'Nobody in these files exists. Fields named invented have no source in the real country.',
    generatorVersion: GENERATOR_VERSION,
    seed: input.seed,
    scale: input.scale,
    years: input.years,
    counties: input.counties,
    municipalities: input.municipalities,
    rollOut: ROLL_OUT.map(({ county, name, start, invented }) => ({
      county,
      name,
      start: worldMonthText(start),
      invented,
    })),
    causal: {
      meaning: 'Injected: what the programme does to a participant, against the same doctor without it.',
      phaseInMonths: RAK_EFFECT.phaseInMonths,
      volumeRateRatioWhenFull: RAK_EFFECT.volume,
      penicillinVOddsRatioWhenFull: RAK_EFFECT.penicillinVOdds,
      realised: realised(byStart, first),
      byMonthSinceStart: {
        meaning:
          'The same draws with and without the programme, by full months since each participant’s own start.',
        prescriptions: sinceStart(windowsOf(byStart, first, { with: 'treated', without: 'treatedWithout' })),
        penicillinV: sinceStart(windowsOf(byStart, first, { with: 'narrow', without: 'narrowWithout' })),
      },
    },
    planted: {
      selection: { ...SELECTION, scale: 'log odds per standard deviation' },
      preTrendPerYear: RAK_EFFECT.preTrend,
      regressionToTheMean: {
        meaning: 'Part of the participants’ level before the start that was chance and goes away by itself.',
        rateRatioBeforeStart: excess(participants.map((participant) => participant.passing)),
      },
      invented: true,
    },
    descriptive: {
      meaning:
        'Counted: per cent change of own-list figures from the 12 months before the start to the 12 months from it, participants who finished before March 2020.',
      prescriptionsPer1000: descriptive.prescriptionsPer1000,
      penicillinVShareRelative: descriptive.penicillinVShareRelative,
      baselinePer1000: descriptive.baselinePer1000,
      starts: descriptive.starts.map(worldMonthText),
    },
    contacts: {
      meaning:
        'Of the last year: contacts for respiratory infection, those that ended with a prescription (collected or not), second visits among both, and contacts of any kind.',
      ...contactFigures(input),
      busyness: {
        meaning:
          'Planted: the rate ratio of respiratory prescribing is the relative length of the own list to this power.',
        exponent: BUSYNESS_IN_RESPIRATORY,
      },
      invented: true,
    },
    figures: yearlyFigures(input, everyone),
    participants: participants
      .sort((a, b) => a.hpr - b.hpr)
      .map(({ hpr, county, start }) => ({ hpr, county, start: worldMonthText(start) })),
    institutions: institutionTruth(input.institutions, input.years),
  };
}

/** The same draws with and without the programme, over all months of the files after the start. */
function realised(byStart: ReadonlyMap<number, MonthlySums>, first: number) {
  const sum = { treated: 0, treatedWithout: 0, chosen: 0, narrow: 0, narrowWithout: 0 };
  for (const [start, sums] of byStart) {
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) {
      for (const value of sums[key].slice(Math.max(0, start - first))) sum[key] += value;
    }
  }
  if (sum.treatedWithout === 0) return null;
  const odds = (count: number) => count / (sum.chosen - count);
  return {
    ...sum,
    rateRatio: round(sum.treated / sum.treatedWithout, 4),
    penicillinVOddsRatio:
      sum.narrowWithout === 0 ? null : round(odds(sum.narrow) / odds(sum.narrowWithout), 4),
  };
}

function contactFigures({ parcels, years }: TruthInput) {
  const sum = (pick: 'respiratory' | 'treated' | 'again' | 'counted') =>
    parcels.reduce((total, { contacts }) => total + contacts[pick], 0);
  return {
    year: years.to,
    respiratory: sum('respiratory'),
    treated: sum('treated'),
    again: sum('again'),
    counted: sum('counted'),
  };
}

function yearlyFigures(input: TruthInput, everyone: MonthlySums) {
  const years: object[] = [];
  for (let year = input.years.from; year <= input.years.to; year += 1) {
    const from = (year - input.years.from) * 12;
    const part = (key: keyof MonthlySums) =>
      everyone[key].slice(from, from + 12).reduce((sum, value) => sum + value, 0);
    const count = (pick: (parcel: ParcelTruth) => readonly number[]) =>
      input.parcels.reduce((sum, parcel) => sum + (pick(parcel)[from + 11] ?? 0), 0);
    years.push({
      year,
      dispensings: input.parcels.reduce((sum, parcel) => sum + (parcel.dispensings[from / 12] ?? 0), 0),
      prescriptionsWithoutMethenamine: part('all'),
      onOwnList: part('own'),
      personMonthsOnListsWithDoctor: part('personMonths'),
      gps: count((parcel) => parcel.gps),
      lists: count((parcel) => parcel.lists),
    });
  }
  return years;
}

/** How much above their own level the doctors were by chance; `null` without doctors. */
function excess(passing: readonly number[]): number | null {
  if (passing.length === 0) return null;
  const mean = passing.reduce((sum, value) => sum + value, 0) / passing.length;
  return round(Math.exp(PASSING_DEVIATION * mean), 4);
}

function round(value: number, places: number): number {
  return Number(value.toFixed(places));
}
