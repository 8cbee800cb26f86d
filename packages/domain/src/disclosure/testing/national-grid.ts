import type { DisclosureGrid, GridFamily, GridPlace } from '../grid.ts';
import { randomFrom } from './random-country.ts';
import { familyOfKinds } from './small-country.ts';

/** Kinds of prescription with their yearly number for each 1,000 on the lists, about as in Norway. */
const KINDS = [
  ['penicillin V', 78],
  ['amoxicillin', 22],
  ['doxycycline', 28],
  ['macrolides', 27],
  ['cephalosporins', 2.4],
  ['first choices for cystitis', 66],
  ['co-trimoxazole', 7],
  ['quinolones, women', 3.6],
  ['quinolones, others', 4],
  ['other antibiotics', 52],
] as const;

/** Indicators' numerators and denominators, as positions of kinds. */
const FAMILIES: Readonly<Record<string, readonly number[]>> = {
  all: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  respiratory: [0, 1, 2, 3],
  'penicillin V': [0],
  'respiratory but penicillin V': [1, 2, 3],
  amoxicillin: [1],
  doxycycline: [2],
  macrolides: [3],
  cephalosporins: [4],
  urinary: [5, 6, 7, 8],
  'first choices for cystitis': [5],
  quinolones: [7, 8],
  'quinolones, women': [7],
};

export const NATIONAL_FAMILIES = Object.keys(FAMILIES);

/** The largest municipalities by inhabitants; the others follow a lognormal law with a median of 5,000. */
const CITIES = [697_010, 285_601, 207_595, 144_147, 128_233, 112_000, 101_859, 94_000, 84_000, 80_000];
const PATIENTS_PER_DOCTOR = 1070;

/** Some 5,000 doctors in 356 municipalities of 15 counties over the given number of quarters. */
export function nationalGrid(steps: number, seed = 1): DisclosureGrid {
  const random = randomFrom(seed);
  const sizes = Array.from(
    { length: 356 },
    (_, place) => CITIES[place] ?? 5_000 * Math.exp(1.15 * normal(random)),
  );
  const months = steps * 3;
  const counties = 15;
  const places = sizes.map((size, place): GridPlace => {
    const county = 1 + (place % counties);
    const doctors = Math.max(1, Math.round(size / PATIENTS_PER_DOCTOR));
    return {
      unit: 100 * county + Math.floor(place / counties),
      area: county - 1,
      prescribers: new Int32Array(steps).fill(doctors),
      municipality: new Int32Array(steps).fill(100 * county + Math.floor(place / counties)),
      county: new Int32Array(steps).fill(county),
      unsafe: doctors < 5 ? 'few-prescribers' : null,
    };
  });
  // Place and kind have levels of their own: doctors differ, and the young towns differ from the old villages.
  const counts = KINDS.map(([, rate]) =>
    sizes.map((size) => {
      const level = Math.exp(0.25 * normal(random));
      return Float64Array.from({ length: months }, (_, month) => {
        const season = 1 + 0.25 * Math.cos((2 * Math.PI * (month % 12)) / 12);
        return poisson(random, (size / 1000) * (rate / 12) * level * season);
      });
    }),
  );
  const families = Object.values(FAMILIES).map((kinds): GridFamily => {
    const byStep = new Float64Array(places.length * steps);
    const byMonth = new Float64Array(counties * months);
    for (const [place, { area }] of places.entries()) {
      for (let month = 0; month < months; month += 1) {
        const value = kinds.reduce((sum, kind) => sum + (counts[kind]?.[place]?.[month] ?? 0), 0);
        const step = place * steps + Math.floor(month / 3);
        byStep[step] = (byStep[step] ?? 0) + value;
        byMonth[area * months + month] = (byMonth[area * months + month] ?? 0) + value;
      }
    }
    // Two hundred doctors or more share a county; the busiest may write four times as much as most.
    const largestByStep = byStep.map((sum, index) => {
      const working = places[Math.floor(index / steps)]?.prescribers[0] ?? 1;
      return Math.ceil(Math.min(sum, (2 * sum) / working));
    });
    const largestByMonth = byMonth.map((sum) => Math.ceil(sum / 50));
    const count = {
      kind: 'prescriptions' as const,
      threshold: 5,
      byStep,
      byMonth,
      largestByStep,
      largestByMonth,
    };
    return { ...familyOfKinds(kinds), counts: [count], notes: [] };
  });
  return {
    largestLeft: [],
    start: 0,
    monthsPerStep: 3,
    steps,
    stepsPerWindow: 4,
    areas: Array.from({ length: counties }, (_, county) => ({ county: county + 1, countyNow: county + 1 })),
    places,
    families,
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function poisson(random: () => number, mean: number): number {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}
