import { randomStream } from '../chance/random-stream.ts';
import { normal } from '../chance/samplers.ts';
import type { World } from '../country/world.ts';
import { WORLD_MONTHS } from '../country/world-time.ts';
import type { Doctor } from '../doctors/doctor.ts';
import { PASSING_DEVIATION, phase, RAK_EFFECT } from '../doctors/effects.ts';
import type { Participant } from '../doctors/participation.ts';
import { INFECTION_GROUPS, type InfectionGroup } from '../infections/infections.ts';
import { firstCode, type Place } from '../places/place.ts';
import { COUNTY_NARROW, COUNTY_RATIO, municipalityDeviation } from '../places/variation.ts';

/**
 * Every doctor's habits by world month, at index `doctor × WORLD_MONTHS + month`: the rate ratio of prescribing by
 * infection group, and the log odds ratio of penicillin V; each also as it would be without the programme.
 */
export interface Habits {
  readonly volume: readonly Float32Array[];
  readonly volumeWithout: readonly Float32Array[];
  readonly narrow: Float32Array;
  readonly narrowWithout: Float32Array;
}

/** Deviation of doctors (log scale) by infection group, and the mean that keeps the average doctor at 1. */
const SPREAD: Readonly<Record<InfectionGroup, { readonly deviation: number; readonly mean: number }>> = {
  respiratory: { deviation: 0.36, mean: 1.09 },
  urinary: { deviation: 0.12, mean: 1.01 },
  skin: { deviation: 0.22, mean: 1.03 },
  other: { deviation: 0.24, mean: 1.04 },
  prophylaxis: { deviation: 0.25, mean: 1.04 },
};
const NARROW_DEVIATION = 0.52;
const MUNICIPALITY_NARROW = 0.12;
/** Doctors with long lists prescribe more: exponent on the list's relative size. */
const BUSYNESS = 0.25;
/** How far place and county bear on each group of infections. */
const LOCAL: Readonly<Record<InfectionGroup, number>> = {
  respiratory: 1.2,
  urinary: 0.75,
  skin: 0.9,
  other: 0.9,
  prophylaxis: 0.6,
};

/** What that makes of respiratory infections. */
export const BUSYNESS_IN_RESPIRATORY = BUSYNESS * LOCAL.respiratory;

export function habitsOf(world: World, seed: number): Habits {
  const size = world.doctors.length * WORLD_MONTHS;
  const column = () => new Float32Array(size);
  const habits = {
    volume: INFECTION_GROUPS.map(column),
    volumeWithout: INFECTION_GROUPS.map(column),
    narrow: column(),
    narrowWithout: column(),
  };
  const local = world.parcel.settlements.map(({ place }) => localCulture(seed, place));
  const participants = new Map(world.participants.map((entry) => [entry.doctor, entry]));
  const workplaces = workplacesOf(world);
  world.doctors.forEach((doctor, index) => {
    const list = world.lists[workplaces[index] ?? 0];
    const culture = local[list?.settlement ?? 0] as LocalCulture;
    const busy = doctor.kind === 'gp' ? BUSYNESS * Math.log(list?.pull ?? 1) : 0;
    fillDoctor(habits, index, doctor, culture, busy, participants.get(index));
  });
  return habits;
}

interface LocalCulture {
  /** Log rate ratio and log odds of the county and municipality together. */
  readonly volume: number;
  readonly narrow: number;
}

function localCulture(seed: number, place: Place): LocalCulture {
  const code = firstCode(place);
  const random = randomStream(seed, 'municipality', code);
  const county = code.slice(0, 2);
  const deviation = municipalityDeviation(place.inhabitants2021);
  return {
    volume: Math.log(COUNTY_RATIO[county] ?? 1) + deviation * normal(random) - deviation ** 2 / 2,
    narrow: (COUNTY_NARROW[county] ?? 0) + MUNICIPALITY_NARROW * normal(random),
  };
}

function fillDoctor(
  habits: Habits,
  index: number,
  doctor: Doctor,
  culture: LocalCulture,
  busy: number,
  participant: Participant | undefined,
): void {
  const narrow = culture.narrow + NARROW_DEVIATION * doctor.narrow;
  const first = Math.max(0, doctor.from);
  for (let month = first; month < Math.min(doctor.until, WORLD_MONTHS); month += 1) {
    const at = index * WORLD_MONTHS + month;
    const passing = PASSING_DEVIATION * (doctor.passing[Math.floor(month / 12)] ?? 0);
    const before = participant ? Math.max(0, participant.start - month) / 12 : 0;
    const effect = participant ? phase(month - participant.start) * (month >= participant.start ? 1 : 0) : 0;
    INFECTION_GROUPS.forEach((group, position) => {
      const { deviation, mean } = SPREAD[group];
      const own = deviation * doctor.volume + LOCAL[group] * (culture.volume + busy) + passing;
      const without = Math.exp(own - RAK_EFFECT.preTrend * before) / mean;
      (habits.volumeWithout[position] as Float32Array)[at] = without;
      (habits.volume[position] as Float32Array)[at] = without * RAK_EFFECT.volume[group] ** effect;
    });
    habits.narrowWithout[at] = narrow;
    habits.narrow[at] = narrow + Math.log(RAK_EFFECT.penicillinVOdds) * effect;
  }
}

/** The first list that each doctor worked on. */
function workplacesOf(world: World): Int32Array {
  const lists = new Int32Array(world.doctors.length).fill(-1);
  for (const work of [...world.tenures, ...world.standIns]) {
    if ((lists[work.doctor] ?? 0) < 0) lists[work.doctor] = work.list;
  }
  return lists;
}
