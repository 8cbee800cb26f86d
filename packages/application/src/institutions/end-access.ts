import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import { listInstitutionPeople } from '@smalspor/database/institutions';
import { endRoleAt } from '@smalspor/database/people';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { participantOf } from '../programmes/participant-of.ts';
import { describeInstitution } from './describe-institution.ts';
import { requireInstitution } from './find-institution.ts';
import { moveRounds } from './institution-rounds.ts';
import { mayEndAccess } from './may-end-access.ts';

/** Ends somebody's access at once, at their next request; they leave the institution's rounds, and what they did there stays. */
export const endInstitutionAccess: UnboundUseCase<House, 'endInstitutionAccess'> = async (
  house,
  actor,
  input,
  call,
) => {
  const { organisation, personId } = input;
  const acts = ['run-institution', 'invite-institutions'] as const;
  const institution = await requireInstitution(house, house.db, actor, organisation, ...acts);
  const audited = { objectKind: 'person', objectId: personId, requestId: call.requestId };
  await auditRefusal(house, actor, { act: 'end-institution-access', ...audited }, () =>
    once(house.db, writeRequest(house, actor, 'endInstitutionAccess', input, call), async (trx) => {
      const people = await listInstitutionPeople(trx, institution.organisation);
      const held = people.filter(
        (person) => person.personId === personId && mayEndAccess(actor, institution, person),
      );
      const [person] = held;
      if (!person) throw new Refusal('not-found', 'There is nobody of that name whose access you may end.');
      for (const { id, role } of held) {
        await endRoleAt(trx, id, house.now());
        await appendAudit(trx, auditEntry(house, actor, { act: `end-${role}`, ...audited }));
      }
      const participant = participantOf({ userId: personId, hpr: person.hpr });
      await moveRounds(house, trx, institution.organisation, actor, ({ round }) =>
        round.participants.get(participant)?.leftOn === null ? [{ type: 'left', participant }] : [],
      );
      return null;
    }),
  );
  return describeInstitution(house, actor, institution);
};
