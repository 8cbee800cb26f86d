import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { findGroupReport } from './find-group-report.ts';
import { makeGroupReport } from './make-group-report.ts';

/** The group's report. That it was read is written down before it is shown. */
export const readGroupReport: UnboundUseCase<House, 'readGroupReport'> = (house, actor, input, call) => {
  const act = groupAct('read-group-report', input.roundId, input.report, call.requestId);
  return auditRefusal(house, actor, act, async () => {
    const report = await makeGroupReport(house, await findGroupReport(house, house.db, actor, input));
    await appendAudit(house.db, auditEntry(house, actor, act));
    return { report };
  });
};

/** The line in the audit log for an act on a group's report. */
export function groupAct(act: string, roundId: string, report: string, requestId: string) {
  return { act, objectKind: 'group-report', objectId: `${roundId}.${report}`, requestId };
}
