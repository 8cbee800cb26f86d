import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { listReportAudit, listSharedFiguresAudit } from '@smalspor/database/audit';
import { ownScope } from '@smalspor/domain/access';
import { auditActor } from '../audit/audit-actor.ts';
import type { House } from '../house/house.ts';

const SHOWN_LINES = 500;

const ACTS = {
  'read-report': 'read',
  'download-report': 'downloaded',
  'issue-report': 'issued',
  'correct-report': 'corrected',
  'print-report': 'printed',
  'read-shared-figures': 'readShared',
} as const;

function isShownAct(act: string): act is keyof typeof ACTS {
  return act in ACTS;
}

/** «Who has seen my report»: the part of the audit log about the reader's own reports, and figures shown to a group. */
export const listReportViews: UnboundUseCase<House, 'listReportViews'> = async (house, actor) => {
  const scope = ownScope(actor);
  const [ofReports, ofShared] = await Promise.all([
    listReportAudit(house.db, scope, SHOWN_LINES),
    listSharedFiguresAudit(house.db, scope, SHOWN_LINES),
  ]);
  const lines = [...ofReports, ...ofShared].sort((a, b) => b.sequence - a.sequence).slice(0, SHOWN_LINES);
  const self = auditActor(actor);
  return {
    views: lines.flatMap((line) =>
      isShownAct(line.act)
        ? [
            {
              at: line.at,
              by: line.actor === self ? null : (line.actorName ?? line.actor),
              act: ACTS[line.act],
              reportId: line.objectKind === 'report' ? line.objectId : null,
            },
          ]
        : [],
    ),
  };
};
