import type { PlainDate } from '../../time/index.ts';
import { applyMove, type MoveOutcome } from '../apply-move.ts';
import type { Move, MoveBody } from '../move.ts';
import type { MoveRefusal } from '../move-refusal.ts';
import type { ProgrammeDefinition } from '../programme.ts';
import { newRound, type Round } from '../round.ts';

/** A round that is played move by move; every move gets its own key. */
export interface Play {
  /** Makes a move on a day. @throws Error when it is refused. */
  readonly make: (day: string, body: MoveBody) => Play;
  /** Why a move is refused; `null` when it would not be. */
  readonly why: (day: string, body: MoveBody) => MoveRefusal | null;
  readonly round: Round;
  readonly moves: readonly Move[];
}

export function moveOn(day: string, key: string, body: MoveBody): Move {
  return { ...body, key, actor: 'tester', at: `${day}T10:00:00Z` };
}

export function play(programme: ProgrammeDefinition): Play {
  return playOn(programme, newRound(programme), []);
}

function playOn(programme: ProgrammeDefinition, round: Round, moves: readonly Move[]): Play {
  const attempt = (day: string, body: MoveBody): readonly [Move, MoveOutcome] => {
    const move = moveOn(day, `key-${moves.length}`, body);
    return [move, applyMove(programme, round, move)];
  };
  return {
    round,
    moves,
    make: (day, body) => {
      const [move, outcome] = attempt(day, body);
      if (outcome.kind === 'refused') throw new Error(`${body.type}: ${JSON.stringify(outcome.refusal)}`);
      return playOn(programme, outcome.round, [...moves, move]);
    },
    why: (day, body) => {
      const [, outcome] = attempt(day, body);
      return outcome.kind === 'refused' ? outcome.refusal : null;
    },
  };
}

export const unit = { kind: 'group', id: '17', county: '06' };

export const invite = { type: 'invited', unit, leader: 'anne' } as const;
export const enrol = { type: 'enrolled', unit, leader: 'anne' } as const;

export function join(participant: string, on: string): MoveBody {
  return { type: 'joined', participant, profession: 'doctor', on: on as PlainDate };
}

export function complete(module: string, ...participants: readonly string[]): MoveBody {
  return { type: 'module-completed', module, participants, score: 85 };
}

export function hold(meeting: string, on: string, ...attended: readonly string[]): MoveBody {
  return { type: 'meeting-held', meeting, on: on as PlainDate, attended };
}

export function handIn(meeting: string, participant: string): MoveBody {
  return { type: 'worksheet-handed-in', meeting, participant };
}

export function report(id: string, participant: string) {
  const reportId = `${id}-${participant}`;
  return { type: 'report-issued', report: id, participant, reportId, supersedes: null } as const;
}
