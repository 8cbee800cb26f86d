import type { PlainDate } from '../time/index.ts';
import type { MoveOf, MoveType } from './move.ts';
import { refuse, type Step } from './move-refusal.ts';
import type { ProgrammeDefinition } from './programme.ts';
import type { Round, RoundStatus } from './round.ts';

/** What one type of move does to a round; `day` is the Norwegian day of the move. */
export type Handler<T extends MoveType> = (
  programme: ProgrammeDefinition,
  round: Round,
  move: MoveOf<T>,
  day: PlainDate,
) => Step<Round>;

export function refuseStatus(move: MoveType, status: RoundStatus): Step<never> {
  return refuse('wrong-status', { move, status });
}
