import type { RandomStream } from '../chance/random-stream.ts';
import { exponential } from '../chance/samplers.ts';
import type { Doctor } from './doctor.ts';
import type { PracticeList } from './practice-lists.ts';
import type { Tenure } from './tenures.ts';

/** A time in a CME group. `until` is exclusive. A doctor is in one group at a time. */
export interface Membership {
  readonly group: number;
  readonly doctor: number;
  readonly role: 'member' | 'leader';
  readonly from: number;
  readonly until: number;
}

export interface CmeGroup {
  /** The settlement where the founders work. */
  readonly settlement: number;
}

export interface CmeGroups {
  readonly groups: readonly CmeGroup[];
  readonly memberships: readonly Membership[];
}

const SMALLEST = 4;
const LARGEST = 12;
const SHARE_IN_GROUPS = 0.93;
const YEARLY_MOVE = 0.03;

interface Stay {
  readonly group: number;
  readonly doctor: number;
  readonly from: number;
  until: number;
}

/** Puts the GPs of a parcel into CME groups of neighbours, with moves, and gives every group its leader. */
export function drawGroups(
  random: RandomStream,
  lists: readonly PracticeList[],
  tenures: readonly Tenure[],
  doctors: readonly Doctor[],
): CmeGroups {
  const groups: CmeGroup[] = [];
  const stays: Stay[] = [];
  const arrivals = tenures
    .filter((tenure, index) => tenures.findIndex((other) => other.doctor === tenure.doctor) === index)
    .filter(() => random.chance(SHARE_IN_GROUPS))
    .map((tenure) => ({
      doctor: tenure.doctor,
      from: tenure.from,
      until: doctors[tenure.doctor]?.until ?? tenure.until,
      settlement: lists[tenure.list]?.settlement ?? 0,
    }));

  const founders = arrivals.filter((arrival) => arrival.from === 0);
  for (const size of founderSizes(random, founders.length)) {
    const members = founders.splice(0, size);
    groups.push({ settlement: members[0]?.settlement ?? 0 });
    for (const { doctor, from, until } of members)
      stays.push({ group: groups.length - 1, doctor, from, until });
  }
  const events = [
    ...arrivals.filter((arrival) => arrival.from > 0).map((arrival) => ({ month: arrival.from, arrival })),
    ...arrivals.map((arrival) => ({ month: monthOfMove(random, arrival.from), arrival })),
  ].sort((a, b) => a.month - b.month || a.arrival.doctor - b.arrival.doctor);
  for (const { month, arrival } of events) {
    if (month === arrival.from) {
      const group = roomFor(groups, stays, month, arrival.settlement);
      stays.push({ group, doctor: arrival.doctor, from: month, until: arrival.until });
    } else move(random, groups, stays, arrival.doctor, month);
  }
  return { groups, memberships: groups.flatMap((_, group) => withLeaders(group, stays)) };
}

function monthOfMove(random: RandomStream, from: number): number {
  return from + 12 + Math.ceil((exponential(random) / YEARLY_MOVE) * 12);
}

/** Sizes that use up all founders in groups of 5 to 11, near 8. */
function founderSizes(random: RandomStream, founders: number): number[] {
  const sizes: number[] = [];
  for (let left = founders; left > 0; ) {
    const wish = 6 + random.below(5);
    const size = left - wish < SMALLEST ? (left <= LARGEST ? left : Math.ceil(left / 2)) : wish;
    sizes.push(size);
    left -= size;
  }
  return sizes;
}

function sizeAt(stays: readonly Stay[], group: number, month: number): number {
  let size = 0;
  for (const stay of stays) if (stay.group === group && stay.from <= month && month < stay.until) size += 1;
  return size;
}

/** The group with the fewest members, one of the own settlement before others. When all are full, the largest divides. */
function roomFor(groups: CmeGroup[], stays: Stay[], month: number, settlement: number): number {
  const sizes = groups.map((_, group) => sizeAt(stays, group, month));
  const burden = groups.map(
    (group, index) => (sizes[index] ?? 0) + (group.settlement === settlement ? 0 : 2),
  );
  const smallest = burden.indexOf(Math.min(...burden));
  if (smallest >= 0 && (sizes[smallest] ?? 0) < LARGEST) return smallest;
  const largest = sizes.indexOf(Math.max(...sizes));
  groups.push({ settlement });
  const present = stays.filter((stay) => stay.group === largest && stay.from < month && month < stay.until);
  for (const stay of present.slice(0, Math.floor(present.length / 2))) {
    stays.push({ group: groups.length - 1, doctor: stay.doctor, from: month, until: stay.until });
    stay.until = month;
  }
  return groups.length - 1;
}

function move(
  random: RandomStream,
  groups: readonly CmeGroup[],
  stays: Stay[],
  doctor: number,
  month: number,
): void {
  const stay = stays.find((row) => row.doctor === doctor && row.from < month && month + 6 < row.until);
  if (!stay || sizeAt(stays, stay.group, month) <= SMALLEST + 1) return;
  const others = groups.flatMap((_, index) =>
    index !== stay.group && sizeAt(stays, index, month) < LARGEST ? [index] : [],
  );
  const group = others[random.below(others.length)];
  if (group === undefined) return;
  stays.push({ group, doctor, from: month, until: stay.until });
  stay.until = month;
}

/** The member who has been there longest leads until leaving. */
function withLeaders(group: number, stays: readonly Stay[]): Membership[] {
  const own = stays
    .filter((stay) => stay.group === group)
    .sort((a, b) => a.from - b.from || a.doctor - b.doctor);
  const rows: Membership[] = [];
  let vacantFrom = 0;
  for (const stay of own) {
    const { doctor, from, until } = stay;
    if (until <= vacantFrom) {
      rows.push({ group, doctor, role: 'member', from, until });
      continue;
    }
    const leads = Math.max(from, vacantFrom);
    if (leads > from) rows.push({ group, doctor, role: 'member', from, until: leads });
    rows.push({ group, doctor, role: 'leader', from: leads, until });
    vacantFrom = until;
  }
  return rows;
}
