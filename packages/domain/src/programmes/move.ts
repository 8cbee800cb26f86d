import type { PlainDate } from '../time/index.ts';
import type { Profession } from './credit-scheme.ts';
import type { PartsElsewhere } from './parts-elsewhere.ts';
import type { WithdrawalReason } from './withdrawal-reason.ts';

/** Everything that a move says besides what happened. */
export interface MoveHead {
  /** Made by whoever asks for the move: the same key twice is the same move. */
  readonly key: string;
  /** The user, or the job, that made the move. */
  readonly actor: string;
  /** The instant at which it was recorded, ISO 8601 in UTC. */
  readonly at: string;
}

/** The unit that takes the programme, and the county whose plan it follows. */
export interface RoundUnit {
  /** Id of a kind of unit that the programme allows. */
  readonly kind: string;
  readonly id: string;
  /** Two digits, in the geography of the roll-out; `null` where there is none. */
  readonly county: string | null;
}

/** What can happen in a round: one unit's way through a programme. People are named by the id that the caller uses. */
export type MoveBody =
  | { readonly type: 'invited'; readonly unit: RoundUnit; readonly leader: string | null }
  | { readonly type: 'enrolled'; readonly unit: RoundUnit; readonly leader: string | null }
  | { readonly type: 'leader-named'; readonly leader: string }
  | {
      readonly type: 'joined';
      readonly participant: string;
      readonly profession: Profession;
      /** The day from which the person takes part; a leader may write it down some days later. */
      readonly on: PlainDate;
    }
  | { readonly type: 'left'; readonly participant: string }
  | { readonly type: 'phase-entered'; readonly phase: string }
  | {
      readonly type: 'module-completed';
      readonly module: string;
      /** More than one person only when they completed it together on one log-in. */
      readonly participants: readonly string[];
      /** Per cent of right answers. */
      readonly score: number;
    }
  | {
      /** A module that was passed before joining, or while out of the round. */
      readonly type: 'earlier-pass-counted';
      readonly module: string;
      readonly participant: string;
      /** The day of the pass. */
      readonly on: PlainDate;
      readonly score: number;
      readonly together: boolean;
    }
  | { readonly type: 'meeting-scheduled'; readonly meeting: string; readonly on: PlainDate }
  | {
      readonly type: 'meeting-held';
      readonly meeting: string;
      readonly on: PlainDate;
      readonly attended: readonly string[];
    }
  | {
      readonly type: 'attendance-corrected';
      readonly meeting: string;
      readonly participant: string;
      readonly attended: boolean;
    }
  | { readonly type: 'worksheet-handed-in'; readonly meeting: string; readonly participant: string }
  | {
      readonly type: 'report-issued';
      readonly report: string;
      /** `null` for a report of the unit. */
      readonly participant: string | null;
      readonly reportId: string;
      /** The issued report that this one corrects. */
      readonly supersedes: string | null;
    }
  | {
      readonly type: 'certificate-issued';
      readonly participant: string;
      readonly certificateId: string;
      /** What the person had done of the same course in other groups; left out where there is none. */
      readonly elsewhere?: PartsElsewhere;
    }
  | {
      readonly type: 'certificate-withdrawn';
      readonly participant: string;
      readonly certificateId: string;
      readonly reason: WithdrawalReason;
    }
  | { readonly type: 'finished' }
  | { readonly type: 'withdrawn' }
  | { readonly type: 'lapsed' };

/** One recorded move; the state of a round is what its moves add up to. */
export type Move = MoveHead & MoveBody;
export type MoveType = Move['type'];
export type MoveOf<T extends MoveType> = Extract<Move, { readonly type: T }>;

/** Equal for two moves that say the same thing: everything but the key and the instant, which a retry makes anew. */
export function moveContent(move: Move): string {
  const { key, at, ...said } = move;
  return JSON.stringify(said, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
