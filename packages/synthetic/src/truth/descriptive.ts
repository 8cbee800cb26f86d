import type { MonthlySums } from './parcel-truth.ts';

/** A figure of the participants beside the country's. */
export interface ParticipantsAndNation {
  readonly participants: number;
  /** All doctors over the same months, weighted as the participants start. */
  readonly nation: number;
}

export interface Descriptive {
  readonly prescriptionsPer1000: ParticipantsAndNation | null;
  readonly penicillinVShareRelative: ParticipantsAndNation | null;
  /** Own-list prescriptions per 1000 and year in the twelve months before the start: selection shows here. */
  readonly baselinePer1000: ParticipantsAndNation | null;
  /** Participants by start whose both windows lie in the files and end before March 2020. */
  readonly starts: readonly number[];
}

interface Window {
  readonly start: number;
  readonly sums: MonthlySums;
}

/**
 * What plain before-and-after arithmetic shows: not what the programme did. `first` is the world month of the sums'
 * first entry, `before` the first month that no window may reach (the pandemic).
 */
export function describeChanges(
  everyone: MonthlySums,
  byStart: ReadonlyMap<number, MonthlySums>,
  first: number,
  before: number,
): Descriptive {
  const months = everyone.own.length;
  const windows: Window[] = [...byStart]
    .filter(([start]) => start - 12 >= first && start + 12 <= Math.min(before, first + months))
    .map(([start, sums]) => ({ start: start - first, sums }))
    .sort((a, b) => a.start - b.start);
  if (windows.length === 0) {
    return { prescriptionsPer1000: null, penicillinVShareRelative: null, baselinePer1000: null, starts: [] };
  }
  return {
    prescriptionsPer1000: changes(windows, everyone, 'own', 'personMonths'),
    penicillinVShareRelative: changes(windows, everyone, 'penicillinV', 'respiratory'),
    baselinePer1000: baseline(windows, everyone),
    starts: windows.map((window) => window.start + first),
  };
}

function changes(
  windows: readonly Window[],
  everyone: MonthlySums,
  numerator: keyof MonthlySums,
  denominator: keyof MonthlySums,
): ParticipantsAndNation {
  const part = (sums: MonthlySums, key: keyof MonthlySums, from: number) =>
    sums[key].slice(from, from + 12).reduce((sum, value) => sum + value, 0);
  let before = 0;
  let after = 0;
  let beforeOf = 0;
  let afterOf = 0;
  let nation = 0;
  let weights = 0;
  for (const { start, sums } of windows) {
    before += part(sums, numerator, start - 12);
    beforeOf += part(sums, denominator, start - 12);
    after += part(sums, numerator, start);
    afterOf += part(sums, denominator, start);
    const weight = part(sums, denominator, start - 12);
    const then = part(everyone, numerator, start - 12) / part(everyone, denominator, start - 12);
    const now = part(everyone, numerator, start) / part(everyone, denominator, start);
    nation += weight * (now / then - 1);
    weights += weight;
  }
  return {
    participants: percent(after / afterOf / (before / beforeOf) - 1),
    nation: percent(nation / weights),
  };
}

function baseline(windows: readonly Window[], everyone: MonthlySums): ParticipantsAndNation {
  const part = (sums: MonthlySums, key: keyof MonthlySums, start: number) =>
    sums[key].slice(start - 12, start).reduce((sum, value) => sum + value, 0);
  let own = 0;
  let persons = 0;
  let nation = 0;
  for (const { start, sums } of windows) {
    const weight = part(sums, 'personMonths', start);
    own += part(sums, 'own', start);
    persons += weight;
    nation += (weight * part(everyone, 'own', start)) / part(everyone, 'personMonths', start);
  }
  const perThousand = (rate: number) => Math.round(rate * 120_000) / 10;
  return { participants: perThousand(own / persons), nation: perThousand(nation / persons) };
}

function percent(share: number): number {
  return Math.round(share * 10_000) / 100;
}
