import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { listReportAudit } from '@smalspor/database/audit';
import { ownScope } from '@smalspor/domain/access';
import { auditActor } from '../audit/audit-actor.ts';
import type { House } from '../house/house.ts';

const SHOWN_LINES = 500;

const ACTS = {
  'read-report': 'read',
  'download-report': 'downloaded',
  'issue-report': 'issued',
  'correct-report': 'corrected',
} as const;

function isShownAct(act: string): act is keyof typeof ACTS {
  return act in ACTS;
}

/** «Who has seen my report»: the part of the audit log that is about the reader's own reports. */
export const listReportViews: UnboundUseCase<House, 'listReportViews'> = async (house, actor) => {
  const lines = await listReportAudit(house.db, ownScope(actor), SHOWN_LINES);
  const self = auditActor(actor);
  return {
    views: lines.flatMap((line) =>
      isShownAct(line.act)
        ? [
            {
              at: line.at,
              by: line.actor === self ? null : (line.actorName ?? line.actor),
              act: ACTS[line.act],
              reportId: line.objectId,
            },
          ]
        : [],
    ),
  };
};
