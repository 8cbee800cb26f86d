import type { PlainDate } from '../time/index.ts';
import type { Profession } from './credit-scheme.ts';
import type { RoundUnit } from './move.ts';
import type { ProgrammeDefinition } from './programme.ts';

/** `new` before the first move; the last three are closed for good. */
export const ROUND_STATUSES = [
  'new',
  'invited',
  'enrolled',
  'active',
  'finished',
  'withdrawn',
  'lapsed',
] as const;
export type RoundStatus = (typeof ROUND_STATUSES)[number];

export interface CompletedModule {
  readonly on: PlainDate;
  /** Alone, or with others on one log-in. */
  readonly together: boolean;
  readonly score: number;
}

export interface IssuedReport {
  readonly reportId: string;
  readonly at: string;
}

/** What one person has done in the round. Nothing of it is lost when the person leaves. */
export interface Participant {
  readonly id: string;
  readonly profession: Profession;
  readonly joinedOn: PlainDate;
  /** The phase that had begun when the person joined; `null` for those who were there from the start. */
  readonly joinedIn: string | null;
  /** The day the person left; `null` while taking part. */
  readonly leftOn: PlainDate | null;
  readonly modules: ReadonlyMap<string, CompletedModule>;
  /** Meetings that the person was at, with the day. */
  readonly attended: ReadonlyMap<string, PlainDate>;
  /** Worksheets handed in, by meeting. */
  readonly worksheets: ReadonlyMap<string, PlainDate>;
  /** The report that holds now, by the programme's report. */
  readonly reports: ReadonlyMap<string, IssuedReport>;
  /** The latest certificate that has not been withdrawn, with the school hours that it tells. */
  readonly certificate: { readonly id: string; readonly on: PlainDate; readonly hours: number } | null;
}

export interface RoundMeeting {
  readonly scheduledOn: PlainDate | null;
  readonly heldOn: PlainDate | null;
}

/** One unit's way through a programme: what its moves add up to. Never stored as truth, only as a picture of the moves. */
export interface Round {
  readonly programme: { readonly id: string; readonly version: number };
  readonly status: RoundStatus;
  readonly unit: RoundUnit | null;
  readonly leader: string | null;
  readonly invitedOn: PlainDate | null;
  readonly enrolledOn: PlainDate | null;
  readonly closedOn: PlainDate | null;
  readonly lastMoveOn: PlainDate | null;
  /** The phases that have begun, in their order, with the day. */
  readonly phases: readonly { readonly id: string; readonly on: PlainDate }[];
  readonly meetings: ReadonlyMap<string, RoundMeeting>;
  /** The unit's own reports that hold now, by the programme's report. */
  readonly reports: ReadonlyMap<string, IssuedReport>;
  readonly participants: ReadonlyMap<string, Participant>;
  /** What each recorded key said, so that a repeated move is known. */
  readonly keys: ReadonlyMap<string, string>;
}

/** The version that a change is written against: the number of moves recorded so far. */
export function roundVersion({ keys }: Round): number {
  return keys.size;
}

export function newRound({ id, version }: Pick<ProgrammeDefinition, 'id' | 'version'>): Round {
  return {
    programme: { id, version },
    status: 'new',
    unit: null,
    leader: null,
    invitedOn: null,
    enrolledOn: null,
    closedOn: null,
    lastMoveOn: null,
    phases: [],
    meetings: new Map(),
    reports: new Map(),
    participants: new Map(),
    keys: new Map(),
  };
}

/** The phase that the round is in; `null` before the first. */
export function currentPhase({ phases }: Round): string | null {
  return phases.at(-1)?.id ?? null;
}

/** Whether the round has ended, one way or another. */
export function isClosed({ status }: Round): boolean {
  return status === 'finished' || status === 'withdrawn' || status === 'lapsed';
}

/** Whether people can join, learn and meet. */
export function isRunning({ status }: Round): boolean {
  return status === 'enrolled' || status === 'active';
}

/** Those who take part now, without those who have left. */
export function takingPart({ participants }: Round): readonly Participant[] {
  return [...participants.values()].filter(({ leftOn }) => leftOn === null);
}
