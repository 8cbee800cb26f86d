import type { Month } from '../time/index.ts';
import type { RollOut } from './roll-out.ts';
import type { RoundStatus } from './round.ts';

/** The state of the programme in one county. */
export interface CountyStatus {
  readonly county: string;
  readonly from: Month;
  /** Rounds by what they are now. */
  readonly rounds: Readonly<Record<Exclude<RoundStatus, 'new'>, number>>;
  /** Distinct people who take part or have taken part. */
  readonly participants: number;
  /** Per cent of the county's GPs; `null` where their number is not known. */
  readonly shareOfGps: number | null;
}

/** Whether a county is offered the programme in a month; a programme without a roll-out is open everywhere. */
export function isOpenIn(rollOut: RollOut | null, county: string | null, month: Month): boolean {
  if (!rollOut) return true;
  const from = rollOut.counties.find((each) => each.county === county)?.from;
  return from !== undefined && from <= month;
}

/** How many rounds of a county stand where; `null` for rounds that lie in no county of the plan. */
export interface CountedRounds {
  readonly county: string | null;
  readonly status: RoundStatus;
  readonly rounds: number;
}

/**
 * How far the programme has come, county by county in the order of the plan.
 * @param people distinct people who take part or have taken part, by county.
 * @param gps the number of GPs by county, where it is known.
 */
export function rollOutStatus(
  rollOut: RollOut,
  rounds: readonly CountedRounds[],
  people: ReadonlyMap<string | null, number>,
  gps: ReadonlyMap<string, number>,
): readonly CountyStatus[] {
  return [...rollOut.counties]
    .sort((a, b) => a.from - b.from || (a.county < b.county ? -1 : 1))
    .map(({ county, from }) => {
      const participants = people.get(county) ?? 0;
      return {
        county,
        from,
        rounds: countStatuses(rounds.filter((each) => each.county === county)),
        participants,
        shareOfGps: shareOf(participants, gps.get(county) ?? null),
      };
    });
}

/**
 * Per cent of the GPs who take part or have taken part; `null` where their number is not known or cannot be right. About
 * 2400 of 4928 at the end of 2020, told as 48 %.
 */
export function shareOf(participants: number, gps: number | null): number | null {
  return gps === null || gps <= 0 || participants > gps ? null : (100 * participants) / gps;
}

/** Rounds by what they are now. */
export function countStatuses(counted: readonly CountedRounds[]): CountyStatus['rounds'] {
  const count = (status: RoundStatus) =>
    counted.reduce((sum, each) => (each.status === status ? sum + each.rounds : sum), 0);
  return {
    invited: count('invited'),
    enrolled: count('enrolled'),
    active: count('active'),
    finished: count('finished'),
    withdrawn: count('withdrawn'),
    lapsed: count('lapsed'),
  };
}
