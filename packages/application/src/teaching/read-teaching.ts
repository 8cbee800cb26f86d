import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { describeTeaching } from './describe-teaching.ts';
import { requireOwnInstitution } from './require-own-institution.ts';
import { teachingAct } from './teaching-act.ts';

/** The log of an institution's teaching, for those who work there. */
export const readTeaching: UnboundUseCase<House, 'readTeaching'> = (house, actor, { organisation }, call) => {
  const act = teachingAct('read-teaching', organisation, call);
  return auditRefusal(house, actor, act, async () => {
    const log = await describeTeaching(
      house,
      requireOwnInstitution(actor, 'keep-institution-work', organisation),
    );
    await appendAudit(house.db, auditEntry(house, actor, act));
    return log;
  });
};
