import { addMonthsToDate, type PlainDate } from '../time/index.ts';
import type { ProgrammeDefinition } from './programme.ts';
import { isRunning, type Round } from './round.ts';

/** The day from which a round that stands still may be closed; `null` for one that has not begun or has ended. */
export function lapsesOn({ lapse }: Pick<ProgrammeDefinition, 'lapse'>, round: Round): PlainDate | null {
  if (round.status === 'invited' && round.invitedOn !== null) {
    return addMonthsToDate(round.invitedOn, lapse.unansweredMonths);
  }
  if (!isRunning(round) || round.lastMoveOn === null) return null;
  return addMonthsToDate(round.lastMoveOn, lapse.idleMonths);
}
