import type { RandomStream } from '../chance/random-stream.ts';
import { yearOfWorldMonth } from '../country/world-time.ts';
import { type Doctor, drawDoctor } from './doctor.ts';
import type { PracticeList } from './practice-lists.ts';
import type { Tenure } from './tenures.ts';

/**
 * Work on a list by a doctor whose list it is not. `vacancy`: the list has no doctor; `leave`: its doctor is away;
 * `intern`: an intern takes a part of the contacts. `until` is exclusive.
 */
export interface StandIn {
  readonly list: number;
  readonly doctor: number;
  readonly from: number;
  readonly until: number;
  readonly kind: 'vacancy' | 'leave' | 'intern';
}

/** Part of the list's contacts that an intern takes. */
export const INTERN_SHARE = 0.3;
/** Lists per intern at any time. */
const LISTS_PER_INTERN = 12;
const YEARLY_LEAVE = { youngWoman: 0.11, youngMan: 0.04, older: 0.015 };

/** Draws everyone who works without a list of their own, and appends them to `doctors`. */
export function drawStandIns(
  random: RandomStream,
  lists: readonly PracticeList[],
  tenures: readonly Tenure[],
  doctors: Doctor[],
): readonly StandIn[] {
  const gaps = [...vacancies(lists, tenures), ...leaves(random, tenures, doctors)].sort(
    (a, b) => a.from - b.from || a.list - b.list,
  );
  return [...withLocums(random, gaps, doctors), ...interns(random, lists, tenures, doctors)];
}

type Gap = Omit<StandIn, 'doctor'>;

function vacancies(lists: readonly PracticeList[], tenures: readonly Tenure[]): Gap[] {
  return lists.flatMap((list, index) => {
    const gaps: Gap[] = [];
    let month = list.opens;
    const end = { from: list.closes, until: list.closes };
    for (const tenure of [...tenures.filter((candidate) => candidate.list === index), end]) {
      if (tenure.from > month) gaps.push({ list: index, from: month, until: tenure.from, kind: 'vacancy' });
      month = tenure.until;
    }
    return gaps;
  });
}

function leaves(random: RandomStream, tenures: readonly Tenure[], doctors: readonly Doctor[]): Gap[] {
  const gaps: Gap[] = [];
  for (const tenure of tenures) {
    const doctor = doctors[tenure.doctor] as Doctor;
    for (let month = tenure.from + 6; month < tenure.until - 14; month += 12) {
      const isYoung = yearOfWorldMonth(month) - doctor.birthYear < 42;
      const rate = !isYoung
        ? YEARLY_LEAVE.older
        : doctor.female
          ? YEARLY_LEAVE.youngWoman
          : YEARLY_LEAVE.youngMan;
      if (!random.chance(rate)) continue;
      const from = month + random.below(3);
      gaps.push({ list: tenure.list, from, until: from + 3 + random.below(isYoung ? 8 : 4), kind: 'leave' });
    }
  }
  return gaps;
}

/** Gives every gap to a locum who is free then; a new one comes when nobody is. */
function withLocums(random: RandomStream, gaps: readonly Gap[], doctors: Doctor[]): StandIn[] {
  const byLocum = new Map<number, StandIn[]>();
  for (const gap of gaps) {
    const free = [...byLocum].find(
      ([, work]) => work.length < 4 && work.every((job) => job.until <= gap.from || gap.until <= job.from),
    );
    const doctor = free?.[0] ?? doctors.length;
    if (!free) {
      const age = 28 + random.below(30);
      doctors.push(drawDoctor(random, { kind: 'locum', age, from: gap.from, until: gap.until }));
    }
    byLocum.set(doctor, [...(byLocum.get(doctor) ?? []), { ...gap, doctor }]);
  }
  for (const [index, work] of byLocum) {
    const doctor = doctors[index] as Doctor;
    doctors[index] = { ...doctor, until: Math.max(...work.map((job) => job.until)) };
  }
  return [...byLocum.values()].flat();
}

/** Half-years begin on 1 March and 1 September. */
function interns(
  random: RandomStream,
  lists: readonly PracticeList[],
  tenures: readonly Tenure[],
  doctors: Doctor[],
): StandIn[] {
  const work: StandIn[] = [];
  const last = Math.max(...lists.map((list) => list.closes));
  for (let from = 2; from + 6 <= last; from += 6) {
    const tutors = tenures.filter((tenure) => tenure.from <= from && from + 6 <= tenure.until);
    for (let left = tutors.length / LISTS_PER_INTERN; left > 0; left -= 1) {
      const tutor = tutors[random.below(tutors.length)];
      const isTaken = work.some((job) => job.from === from && job.list === tutor?.list);
      if (tutor === undefined || isTaken || random.uniform() > left) continue;
      work.push({ list: tutor.list, doctor: doctors.length, from, until: from + 6, kind: 'intern' });
      doctors.push(drawDoctor(random, { kind: 'intern', age: 26 + random.below(5), from, until: from + 6 }));
    }
  }
  return work;
}
