import { findRound, readRound } from '@smalspor/database/programmes';
import { dueReports, type ProgrammeDefinition } from '@smalspor/domain/programmes';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import type { House } from '../house/house.ts';
import { coversPeriod } from './covers-period.ts';
import { recordMoves } from './record-moves.ts';
import { registerOfUnit } from './unit-register.ts';

/**
 * Records that the group's own reports are there once a release covers their months. The report of a group is made from
 * that release each time it is read, so its name is the release's and the report's.
 */
export async function issueGroupReports(
  house: House,
  reader: ReleaseReader,
  roundId: string,
  programme: ProgrammeDefinition,
): Promise<void> {
  await house.db.transaction().execute(async (trx) => {
    const entry = await findRound(trx, roundId, true);
    if (entry === null) return;
    // An institution's report is made from what pharmacies sold to it: the round waits for it.
    if (registerOfUnit(programme, entry.unit) === 'institutions') return;
    const round = await readRound(trx, roundId, programme);
    const due = dueReports(programme, round, norwegianDateOf(house.now())).filter(
      ({ participant, period }) => participant === null && coversPeriod(reader, period),
    );
    await recordMoves(
      house,
      trx,
      { entry, programme, round },
      'job:issue-programme-reports',
      due.map(({ report }) => ({
        type: 'report-issued',
        report: report.id,
        participant: null,
        reportId: `${reader.manifest.id}.${report.id}`,
        supersedes: null,
      })),
    );
  });
}
