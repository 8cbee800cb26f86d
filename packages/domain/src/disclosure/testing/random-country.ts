import type { SmallCountry, SmallDoctor, SmallPlace } from './small-country.ts';

/** How a random country is made. Everything else follows from the seed. */
export interface CountryPlan {
  readonly seed: number;
  readonly counties: number;
  readonly steps: number;
  readonly monthsPerStep: number;
  readonly stepsPerWindow: number;
  /** How many prescriptions a doctor writes, roughly. */
  readonly busy: number;
  /** Whether municipalities merge and counties are redrawn on the way. */
  readonly borders: boolean;
  /** Which of `SMALL_FAMILIES` are counted; the first when left out. */
  readonly families?: number;
}

/** Families of the four kinds of prescription, of which the third is rare. */
export const SMALL_FAMILIES = [
  /** Wholes, parts that make them up, and a part of a part: total ⊃ respiratory = penicillin V + broad; total ⊃ rare. */
  [[0, 1, 2, 3], [0, 1], [0], [1], [2]],
  /** A part that leaves only what is rare, in a whole and in a part of it. */
  [[0, 1, 2, 3], [0, 1, 3], [0, 3], [1]],
  /** Parts that overlap: what is broad, what is first choice, and what is neither. */
  [[0, 1, 2, 3], [0, 1], [1, 2], [2, 3], [3]],
  /** Three parts that make up the whole, the rare one among them, and two of them together. */
  [[0, 1, 2], [0], [1], [2], [1, 2]],
] as const;

/** A country of few places with large and tiny ones side by side, so that every rule has something to do. */
export function randomCountry(plan: CountryPlan): SmallCountry {
  const random = randomFrom(plan.seed);
  const { steps, monthsPerStep, busy } = plan;
  const places: SmallPlace[] = [];
  const doctors: SmallDoctor[] = [];
  const means = [
    between(random, 2, 6),
    between(random, 2, 6),
    oneOf(random, [0.3, 1, 2]),
    between(random, 3, 8),
  ];
  const settle = (place: number, number: number, volume: number) => {
    const { from, to } = places[place] as SmallPlace;
    for (let doctor = 0; doctor < number; doctor += 1) {
      const counts = means.map((mean) =>
        Array.from({ length: steps * monthsPerStep }, (_, month) => {
          const step = Math.floor(month / monthsPerStep);
          return from <= step && step <= to ? poisson(random, (mean * volume * busy) / 2 / monthsPerStep) : 0;
        }),
      );
      doctors.push({ place, counts });
    }
  };
  const change = plan.borders ? between(random, 1, steps - 1) : steps;
  for (let county = 1; county <= plan.counties; county += 1) {
    const number = between(random, 3, 6);
    let merging: { place: number; doctors: number; volume: number } | null = null;
    for (let position = 0; position < number; position += 1) {
      const here = { doctors: between(random, 1, 10), volume: oneOf(random, [0.1, 0.5, 1, 1, 2]) };
      const ends = plan.borders && random() < 0.5;
      const moves = ends && random() < 0.2;
      const later = moves ? (county % plan.counties) + 1 : county;
      const place = places.length;
      const base = { unit: 100 * county + position, county, countyNow: later, from: 0 };
      places.push({ ...base, to: ends ? change - 1 : steps - 1, successor: null });
      settle(place, here.doctors, here.volume);
      if (!ends) continue;
      if (merging !== null && places[merging.place]?.countyNow === later) {
        places[place] = { ...(places[place] as SmallPlace), successor: merging.place };
        settle(merging.place, here.doctors, here.volume);
        continue;
      }
      const unit = 1000 + 100 * later + position + 10 * county;
      places.push({ unit, county: later, countyNow: later, from: change, to: steps - 1, successor: null });
      places[place] = { ...(places[place] as SmallPlace), successor: places.length - 1 };
      settle(places.length - 1, here.doctors, here.volume);
      merging = { place: places.length - 1, ...here };
    }
  }
  return {
    k: 5,
    monthsPerStep,
    steps,
    stepsPerWindow: plan.stepsPerWindow,
    places,
    doctors,
    families: familiesOf(plan),
  };
}

function familiesOf({ families = 0 }: CountryPlan): SmallCountry['families'] {
  return SMALL_FAMILIES[families] ?? SMALL_FAMILIES[0];
}

/** A linear congruential generator: the same numbers from the same seed everywhere. */
export function randomFrom(seed: number): () => number {
  let state = (seed * 7919 + 13) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function between(random: () => number, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

function oneOf(random: () => number, values: readonly number[]): number {
  return values[Math.floor(random() * values.length)] ?? 0;
}

function poisson(random: () => number, mean: number): number {
  if (mean > 50)
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * (random() + random() + random() - 1.5) * 2));
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}
