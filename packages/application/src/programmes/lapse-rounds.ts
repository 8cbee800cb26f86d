import { findRound, listRounds, readRound } from '@smalspor/database/programmes';
import { lapsesOn, programmeAt } from '@smalspor/domain/programmes';
import { monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { recordMoves } from './record-moves.ts';

/** No programme closes a round that has moved within so many months, so such rounds need not be read. */
const SURELY_ALIVE_MONTHS = 1;

/** Closes rounds that have stood still for as long as their programme says: unanswered invitations and forgotten courses. */
export async function lapseRounds(house: House, signal: AbortSignal): Promise<void> {
  const today = norwegianDateOf(house.now());
  const open = await listRounds(house.db, { statuses: ['invited', 'enrolled', 'active'] });
  const still = open.filter(
    ({ lastMoveAt }) => monthOfDate(norwegianDateOf(lastMoveAt)) < monthOfDate(today) - SURELY_ALIVE_MONTHS,
  );
  for (const { id } of still) {
    signal.throwIfAborted();
    await house.db.transaction().execute(async (trx) => {
      const entry = await findRound(trx, id, true);
      const programme = entry && programmeAt(house.content.programmes, entry.programme);
      if (!entry || !programme) return;
      const round = await readRound(trx, id, programme);
      const from = lapsesOn(programme, round);
      if (from === null || from > today) return;
      await recordMoves(house, trx, { entry, programme, round }, 'job:lapse-rounds', [{ type: 'lapsed' }]);
    });
  }
}
