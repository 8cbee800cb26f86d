import { appendMoves } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import {
  applyMove,
  type Move,
  type MoveBody,
  type ProgrammeDefinition,
  type Round,
  refusalOfMove,
} from '@smalspor/domain/programmes';
import { auditActor, type Doer } from '../audit/audit-actor.ts';
import type { House } from '../house/house.ts';

type MoveHouse = Pick<House, 'content' | 'now' | 'newId'>;

export interface MadeMoves {
  readonly round: Round;
  readonly moves: readonly Move[];
}

/**
 * What a round becomes by some moves, one after the other.
 * @throws Refusal `move-refused` with the reason of the first that cannot be made
 */
export function makeMoves(
  { content, now, newId }: MoveHouse,
  programme: ProgrammeDefinition,
  before: Round,
  doer: Doer,
  bodies: readonly MoveBody[],
): MadeMoves {
  let round = before;
  const moves: Move[] = [];
  for (const body of bodies) {
    const move: Move = { ...body, key: newId(), actor: auditActor(doer), at: now() };
    const outcome = applyMove(programme, round, move);
    if (outcome.kind === 'refused') throw refusalOfMove(outcome.refusal, content.messages);
    round = outcome.round;
    moves.push(move);
  }
  return { round, moves };
}

/** Makes moves in a round that was read in this transaction, and records them. @returns the round after them */
export async function recordMoves(
  house: MoveHouse,
  trx: Db,
  {
    entry,
    programme,
    round,
  }: {
    readonly entry: { readonly id: string; readonly version: number };
    readonly programme: ProgrammeDefinition;
    readonly round: Round;
  },
  doer: Doer,
  bodies: readonly MoveBody[],
): Promise<Round> {
  const made = makeMoves(house, programme, round, doer, bodies);
  await appendMoves(trx, entry.id, entry.version, made.round, made.moves);
  return made.round;
}
