import type { RandomStream } from '../chance/random-stream.ts';
import type { Settlement } from '../places/parcel.ts';
import { firstCode } from '../places/place.ts';
import type { Doctor } from './doctor.ts';
import type { CmeGroups } from './groups.ts';
import { countyStart } from './roll-out.ts';

/** A doctor who takes part in the programme; `start` is the world month in which the doctor's group begins. */
export interface Participant {
  readonly doctor: number;
  readonly group: number;
  /** County of 2012. */
  readonly county: string;
  readonly start: number;
  /** The doctor's chance deviation in the twelve months before the start: what regression to the mean takes back. */
  readonly passing: number;
}

/**
 * Who takes part is no accident: whole groups join, more often those whose members already prescribe less and choose
 * penicillin V more (self-selection), and those who lately prescribed more than is their habit (they stand out in the
 * first report; the next year they fall back by themselves: regression to the mean).
 */
export const SELECTION = {
  groupLevel: 0.64,
  volume: -0.45,
  narrow: 0.4,
  passing: 0.75,
  woman: 0.25,
  /** Chance that a member of a joining group joins, before the member's own traits. */
  memberLevel: 1.75,
} as const;

export function drawParticipants(
  random: RandomStream,
  settlements: readonly Settlement[],
  { groups, memberships }: CmeGroups,
  doctors: readonly Doctor[],
): readonly Participant[] {
  const participants: Participant[] = [];
  const taken = new Set<number>();
  groups.forEach((group, index) => {
    const county = firstCode((settlements[group.settlement] as Settlement).place).slice(0, 2);
    const wave = random.chance(0.8) ? random.below(4) : 7 + random.below(6);
    const start = countyStart(county).start + wave;
    const members = memberships
      .filter((row) => row.group === index && row.from <= start - 6 && start < row.until)
      .map((row) => row.doctor);
    if (members.length === 0) return;
    const eagerness = members.map((doctor) => eagernessOf(doctors[doctor] as Doctor, start));
    const mean = eagerness.reduce((sum, value) => sum + value, 0) / members.length;
    const joins = random.chance(logistic(SELECTION.groupLevel + 1.6 * mean));
    members.forEach((doctor, position) => {
      const isWilling = random.chance(logistic(SELECTION.memberLevel + (eagerness[position] ?? 0)));
      if (!joins || !isWilling || taken.has(doctor)) return;
      taken.add(doctor);
      const passing = passingBefore(doctors[doctor] as Doctor, start);
      participants.push({ doctor, group: index, county, start, passing });
    });
  });
  return participants;
}

/** Mean chance deviation over the twelve months before `start`, in standard deviations of a year. */
function passingBefore(doctor: Doctor, start: number): number {
  const year = Math.floor(start / 12);
  const share = (start % 12) / 12;
  return share * (doctor.passing[year] ?? 0) + (1 - share) * (doctor.passing[year - 1] ?? 0);
}

/** On the scale of log odds, from the doctor's habits and the twelve months before `start`. */
function eagernessOf(doctor: Doctor, start: number): number {
  return (
    SELECTION.volume * doctor.volume +
    SELECTION.narrow * doctor.narrow +
    SELECTION.passing * passingBefore(doctor, start) +
    (doctor.female ? SELECTION.woman : 0)
  );
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
