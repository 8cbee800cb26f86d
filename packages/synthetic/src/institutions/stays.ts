import { randomStream } from '../chance/random-stream.ts';
import { normal } from '../chance/samplers.ts';
import { worldDay, yearOfWorldMonth } from '../country/world-time.ts';
import { bedsIn, type Institution, type Ward } from './institution.ts';

const OCCUPANCY = { 'long-term': 0.97, 'short-term': 0.86, acute: 0.5, 'home-care': 0 } as const;

/** Bed days of a ward in a world month as they were, told or not; `null` when the ward was not open. */
export type BedDays = (ward: Ward, month: number) => number | null;

export function bedDaysOf(seed: number, institution: Institution): BedDays {
  const random = randomStream(seed, 'institution', institution.slot, 'occupancy');
  const level = institution.wards.map(({ type }) =>
    Math.min(1, OCCUPANCY[type] * Math.exp(0.03 * normal(random) - 0.01)),
  );
  return (ward, month) => {
    const beds = bedsIn(ward, month);
    if (beds === null) return null;
    const own = level[institution.wards.indexOf(ward)] ?? 1;
    const chance = randomStream(seed, 'institution', institution.slot, 'beds', ward.type, month);
    const share = Math.min(1, own * (1 + 0.025 * normal(chance)));
    return Math.round(beds * daysIn(month) * share);
  };
}

/** Days of a world month. */
export function daysIn(month: number): number {
  return worldDay(yearOfWorldMonth(month), (month % 12) + 2, 1) - firstDayOf(month);
}

/** World day of the first of a world month. */
export function firstDayOf(month: number): number {
  return worldDay(yearOfWorldMonth(month), (month % 12) + 1, 1);
}
