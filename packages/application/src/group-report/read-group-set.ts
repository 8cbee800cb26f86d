import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { findGroupReport } from './find-group-report.ts';
import { makeGroupReport } from './make-group-report.ts';
import { groupAct } from './read-group-report.ts';

/** The papers of a meeting: the group's report, the agenda and an empty worksheet. Nobody's own figures are among them. */
export const readGroupSet: UnboundUseCase<House, 'readGroupSet'> = (house, actor, input, call) => {
  const act = groupAct('download-group-report', input.roundId, input.report, call.requestId);
  return auditRefusal(house, actor, act, async () => {
    const issued = await findGroupReport(house, house.db, actor, input);
    const meeting = issued.mine.programme.meetings.find(({ id }) => id === input.meeting);
    if (!meeting) throw new Refusal('not-found', 'There is no such meeting in this round.');
    const report = await makeGroupReport(house, issued);
    const bytes = await house.printer.printGroupSet(
      {
        report,
        meeting,
        measures: house.content.measures.map(({ name }) => name),
        printedAt: report.release?.publishedAt ?? house.now(),
      },
      input.language,
    );
    await appendAudit(house.db, auditEntry(house, actor, act));
    return { bytes, fileName: `${meeting.id}-${input.report}-${input.language}.pdf` };
  });
};
