import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { listAuditOf } from '@smalspor/database/audit';
import { findPeopleNames } from '@smalspor/database/people';
import { listReports } from '@smalspor/database/reports';
import { ownScope } from '@smalspor/domain/access';
import { auditActor } from '../audit/audit-actor.ts';
import type { House } from '../house/house.ts';

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
  const reports = (await listReports(house.db, ownScope(actor))).map(({ id }) => id);
  const entries = await listAuditOf(house.db, 'report', reports);
  const names = await findPeopleNames(
    house.db,
    entries.flatMap((entry) => /^person:(.+)$/.exec(entry.actor)?.[1] ?? []),
  );
  const self = auditActor(actor);
  return {
    views: entries.flatMap((entry) => {
      if (!isShownAct(entry.act) || entry.outcome !== 'success') return [];
      const [, kind = '', who = ''] = /^([a-z]+):(.*)$/.exec(entry.actor) ?? [];
      return [
        {
          at: entry.at,
          by: entry.actor === self ? null : kind === 'person' ? (names.get(who) ?? who) : entry.actor,
          act: ACTS[entry.act],
          reportId: entry.objectId,
        },
      ];
    }),
  };
};
