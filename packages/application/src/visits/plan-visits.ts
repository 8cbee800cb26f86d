import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import { insertVisit } from '@smalspor/database/visits';
import { Refusal } from '@smalspor/domain/refusal';
import { addMonthsToDate, norwegianDateOf } from '@smalspor/domain/time';
import { currentChecklists, holdsElevenDigits } from '@smalspor/domain/visits';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { requireInstitution } from '../institutions/index.ts';
import { describeVisit } from './describe-visit.ts';
import { findMyVisit } from './find-my-visit.ts';

/** How far from today a visit can be planned, or written down afterwards. */
const MONTHS_AROUND = 12;

export const planVisit: UnboundUseCase<House, 'planVisit'> = async (house, actor, input, call) => {
  const { organisation, wardType, day } = input;
  const home = await requireInstitution(house, house.db, actor, organisation, 'visit-institutions');
  if (!home.wards.some((each) => each.wardType === wardType)) {
    throw new Refusal('invalid-request', 'The home has no ward of this type: choose another.');
  }
  const ward = input.ward.trim().replaceAll(/\s+/g, ' ');
  if (holdsElevenDigits(ward)) {
    throw new Refusal('identity-number', 'The name of the ward holds eleven digits: write the name alone.');
  }
  const today = norwegianDateOf(house.now());
  if (day > addMonthsToDate(today, MONTHS_AROUND) || day < addMonthsToDate(today, -MONTHS_AROUND)) {
    throw new Refusal('invalid-request', 'Choose a day at most a year from today.');
  }
  const checklist = currentChecklists(house.content.checklists).find(({ id }) => id === input.checklist);
  if (!checklist) throw new Refusal('invalid-request', 'There is no such checklist: choose another.');
  const { value: visitId } = await once(
    house.db,
    writeRequest(house, actor, 'planVisit', input, call),
    async (trx) => {
      const id = house.newId();
      const { name, municipality } = home;
      const planned = { id, organisation: home.organisation, home: name, municipality, ward, wardType, day };
      await insertVisit(
        trx,
        {
          ...planned,
          checklist: checklist.id,
          checklistVersion: checklist.version,
          visitorId: actor.userId,
        },
        house.now(),
      );
      const act = { act: 'plan-visit', objectKind: 'visit', objectId: id, requestId: call.requestId };
      await appendAudit(trx, auditEntry(house, actor, act));
      return id;
    },
  );
  const visit = await findMyVisit(house, house.db, actor, 'visit-institutions', { visitId });
  return describeVisit(house, house.db, visit);
};
