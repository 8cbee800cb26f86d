import { addMonthsToDate, type PlainDate } from '../time/index.ts';
import type { Condition, Quorum } from './condition.ts';
import { type Participant, type Round, takingPart } from './round.ts';

/** A condition that is not met, with how far it is from being so. */
export interface UnmetCondition {
  readonly condition: Condition;
  /** People who have done it, or who take part. */
  readonly done: number | null;
  /** People who must have. */
  readonly needed: number | null;
  /** The first day on which a condition of time is met; `null` while its start is not known. */
  readonly from: PlainDate | null;
}

/** Those of the conditions that are not met on a day. */
export function unmetConditions(
  conditions: readonly Condition[],
  round: Round,
  day: PlainDate,
): readonly UnmetCondition[] {
  return conditions.flatMap((condition) => unmet(condition, round, day));
}

function unmet(condition: Condition, round: Round, day: PlainDate): readonly UnmetCondition[] {
  if ('monthsSince' in condition) {
    const start = dayOf(condition.monthsSince, round);
    const from = start === null ? null : addMonthsToDate(start, condition.months);
    return from !== null && from <= day ? [] : [{ condition, done: null, needed: null, from }];
  }
  if ('meetingHeld' in condition) {
    const held = round.meetings.get(condition.meetingHeld)?.heldOn ?? null;
    return held !== null ? [] : [{ condition, done: null, needed: null, from: null }];
  }
  // What the unit got counts for everyone in it.
  if ('reportIssued' in condition && round.reports.has(condition.reportIssued)) return [];
  const people = takingPart(round);
  const done = 'participants' in condition ? people.length : people.filter(doneBy(condition, round)).length;
  const needed = 'participants' in condition ? condition.participants : quorum(condition, people.length);
  return done >= needed ? [] : [{ condition, done, needed, from: null }];
}

type Deed = Exclude<Condition, { participants: number } | { monthsSince: string } | { meetingHeld: string }>;

/** Who has done what is asked. A worksheet of a meeting before one's own time is not waited for. */
function doneBy(deed: Deed, round: Round): (participant: Participant) => boolean {
  if ('reportIssued' in deed) return ({ reports }) => reports.has(deed.reportIssued);
  if ('moduleCompleted' in deed) return ({ modules }) => modules.has(deed.moduleCompleted);
  const heldOn = round.meetings.get(deed.worksheetHandedIn)?.heldOn ?? null;
  return ({ worksheets, joinedOn }) =>
    worksheets.has(deed.worksheetHandedIn) || (heldOn !== null && joinedOn > heldOn);
}

function quorum(deed: Deed, people: number): number {
  return QUORUM['to' in deed ? deed.to : deed.by](people);
}

const QUORUM: Readonly<Record<Quorum, (people: number) => number>> = {
  one: () => 1,
  half: (people) => Math.max(1, Math.ceil(people / 2)),
  all: (people) => Math.max(1, people),
};

function dayOf(start: string, round: Round): PlainDate | null {
  if (start === 'enrolment') return round.enrolledOn;
  return round.phases.find(({ id }) => id === start)?.on ?? null;
}
