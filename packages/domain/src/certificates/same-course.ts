import type { PlainDate } from '../time/index.ts';

/** The days that a round ran; `to` is `null` while it runs. */
export interface RoundDays {
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

/**
 * Which rounds are one course to somebody who takes part in them: of one programme, those that ran at the same time as the
 * given one, and those that ran at the same time as these. A programme that is taken anew after it has ended is a course
 * of its own.
 * @param rounds rounds of one programme in which the person takes or has taken part, the given one among them
 */
export function roundsOfSameCourse<R extends RoundDays>(rounds: readonly R[], given: R): readonly R[] {
  let together: readonly R[] = [given];
  for (;;) {
    const wider = rounds.filter((each) => together.some((other) => each === other || overlap(each, other)));
    if (wider.length <= together.length) return wider;
    together = wider;
  }
}

function overlap(one: RoundDays, other: RoundDays): boolean {
  return startsBeforeEnd(one, other) && startsBeforeEnd(other, one);
}

function startsBeforeEnd({ from }: RoundDays, { to }: RoundDays): boolean {
  return to === null || from < to;
}
