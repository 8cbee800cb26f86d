import { norwegianDateOf } from '../time/index.ts';
import { attendanceCorrected, meetingHeld, meetingScheduled, worksheetHandedIn } from './meeting-moves.ts';
import { type Move, type MoveType, moveContent } from './move.ts';
import type { Handler } from './move-handler.ts';
import type { MoveRefusal, Step } from './move-refusal.ts';
import {
  certificateIssued,
  certificateWithdrawn,
  earlierPassCounted,
  joined,
  left,
  moduleCompleted,
} from './participant-moves.ts';
import type { ProgrammeDefinition } from './programme.ts';
import { reportIssued } from './report-moves.ts';
import { newRound, type Round } from './round.ts';
import { enrolled, finished, invited, lapsed, leaderNamed, phaseEntered, withdrawn } from './round-moves.ts';

const HANDLERS: { readonly [T in MoveType]: Handler<T> } = {
  invited,
  enrolled,
  'leader-named': leaderNamed,
  joined,
  left,
  'phase-entered': phaseEntered,
  'module-completed': moduleCompleted,
  'earlier-pass-counted': earlierPassCounted,
  'meeting-scheduled': meetingScheduled,
  'meeting-held': meetingHeld,
  'attendance-corrected': attendanceCorrected,
  'worksheet-handed-in': worksheetHandedIn,
  'report-issued': reportIssued,
  'certificate-issued': certificateIssued,
  'certificate-withdrawn': certificateWithdrawn,
  finished,
  withdrawn,
  lapsed,
};

/** What became of a move. `repeated`: the same move had been recorded before, and nothing is changed or written again. */
export type MoveOutcome =
  | { readonly kind: 'recorded'; readonly round: Round }
  | { readonly kind: 'repeated'; readonly round: Round }
  | { readonly kind: 'refused'; readonly refusal: MoveRefusal };

/**
 * Makes a move in a round, if it can be made. Pure: the caller records the move when the outcome is `recorded`.
 * @throws Error for a round of another programme or version, which is a mistake in the program.
 */
export function applyMove(programme: ProgrammeDefinition, round: Round, move: Move): MoveOutcome {
  const { id, version } = round.programme;
  if (programme.id !== id || programme.version !== version) {
    throw new Error(`The round follows ${id}@${version}, not ${programme.id}@${programme.version}`);
  }
  const content = moveContent(move);
  const known = round.keys.get(move.key);
  if (known !== undefined) {
    return known === content
      ? { kind: 'repeated', round }
      : { kind: 'refused', refusal: { reason: 'key-reused', facts: {} } };
  }
  const day = norwegianDateOf(move.at);
  // The table pairs every type with its handler; the compiler cannot follow the pair through the look-up.
  const handler = HANDLERS[move.type] as (
    ...given: [ProgrammeDefinition, Round, Move, typeof day]
  ) => Step<Round>;
  const step = handler(programme, round, move, day);
  if (!step.ok) return { kind: 'refused', refusal: step.refusal };
  const keys = new Map([...round.keys, [move.key, content] as const]);
  return { kind: 'recorded', round: { ...step.state, lastMoveOn: day, keys } };
}

/**
 * The state that recorded moves add up to.
 * @throws Error when a move could not have been made: the record does not belong to the programme, or is damaged.
 */
export function replay(programme: ProgrammeDefinition, moves: readonly Move[]): Round {
  let round = newRound(programme);
  for (const move of moves) {
    const outcome = applyMove(programme, round, move);
    if (outcome.kind === 'refused') {
      throw new Error(`The recorded move ${move.key} (${move.type}) is refused: ${outcome.refusal.reason}`);
    }
    round = outcome.round;
  }
  return round;
}
