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
  group: number;
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
    .filter(() => random.chance(SHARE_IN_GROUPS));
  const settlementOf = (tenure: Tenure) => lists[tenure.list]?.settlement ?? 0;

  const founders = arrivals.filter((tenure) => tenure.from === 0);
  for (const size of founderSizes(random, founders.length)) {
    const [first] = founders;
    if (first === undefined) break;
    groups.push({ settlement: settlementOf(first) });
    for (const tenure of founders.splice(0, size)) stays.push(stayOf(groups.length - 1, tenure, doctors));
  }
  for (const tenure of arrivals.filter((arrival) => arrival.from > 0).sort((a, b) => a.from - b.from)) {
    const group = smallestGroup(groups, stays, tenure.from, settlementOf(tenure));
    if (group === null) groups.push({ settlement: settlementOf(tenure) });
    stays.push(stayOf(group ?? groups.length - 1, tenure, doctors));
  }
  for (const stay of [...stays]) moveOn(random, groups, stays, stay);
  return { groups, memberships: groups.flatMap((_, group) => withLeaders(group, stays)) };
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

function stayOf(group: number, tenure: Tenure, doctors: readonly Doctor[]): Stay {
  return {
    group,
    doctor: tenure.doctor,
    from: tenure.from,
    until: doctors[tenure.doctor]?.until ?? tenure.until,
  };
}

function sizeAt(stays: readonly Stay[], group: number, month: number): number {
  let size = 0;
  for (const stay of stays) if (stay.group === group && stay.from <= month && month < stay.until) size += 1;
  return size;
}

/** The group with the fewest members, one of the own settlement before others; `null` when all are full. */
function smallestGroup(
  groups: readonly CmeGroup[],
  stays: readonly Stay[],
  month: number,
  settlement: number,
): number | null {
  let best: number | null = null;
  let bestSize = LARGEST;
  groups.forEach((group, index) => {
    const size = sizeAt(stays, index, month) + (group.settlement === settlement ? 0 : 2);
    if (size < bestSize) {
      best = index;
      bestSize = size;
    }
  });
  return best;
}

function moveOn(random: RandomStream, groups: readonly CmeGroup[], stays: Stay[], stay: Stay): void {
  const month = stay.from + 12 + Math.ceil((exponential(random) / YEARLY_MOVE) * 12);
  if (month + 6 >= stay.until || sizeAt(stays, stay.group, month) <= SMALLEST + 1) return;
  const others = groups.flatMap((_, index) =>
    index !== stay.group && sizeAt(stays, index, month) < LARGEST ? [index] : [],
  );
  const group = others[random.below(others.length)];
  if (group === undefined) return;
  stays.push({ group, doctor: stay.doctor, from: month, until: stay.until });
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
