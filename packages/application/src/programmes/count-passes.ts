import { findRound, readRound } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import { isRunning, type MoveBody, programmeAt, takingPart } from '@smalspor/domain/programmes';
import type { Doer } from '../audit/audit-actor.ts';
import type { House } from '../house/house.ts';
import { outsidePasses } from './outside-passes.ts';
import { recordMoves } from './record-moves.ts';

/**
 * Records modules that those who take part have passed outside the round, each as a move with the day of the pass: before they
 * joined, while they were out of it, or lesson by lesson in other programmes.
 */
export async function countPasses(
  house: Pick<House, 'content' | 'now' | 'newId'>,
  trx: Db,
  roundId: string,
  doer: Doer,
): Promise<void> {
  const entry = await findRound(trx, roundId, true);
  const programme = entry && programmeAt(house.content.programmes, entry.programme);
  if (!entry || !programme) return;
  const round = await readRound(trx, roundId, programme);
  if (!isRunning(round)) return;
  const moves: MoveBody[] = [];
  for (const person of takingPart(round)) {
    for (const each of await outsidePasses(house, trx, { entry, programme, round }, person)) {
      if (each.kind === 'idle') continue;
      moves.push({ type: 'earlier-pass-counted', module: each.module, participant: person.id, ...each.pass });
    }
  }
  if (moves.length > 0) await recordMoves(house, trx, { entry, programme, round }, doer, moves);
}
