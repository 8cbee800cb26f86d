import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import { endInvitation, listOpenInvitations } from '@smalspor/database/institutions';
import type { Db } from '@smalspor/database/schema';
import { type Actor, mayAtInstitution } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { describeInstitution } from './describe-institution.ts';
import { type FoundInstitution, requireInstitution } from './find-institution.ts';
import { type InvitationOrder, type WrittenInvitation, writeInvitation } from './invitation-letters.ts';
import { openInvitedRound } from './open-invited-round.ts';

type Person = Pick<InvitationOrder, 'name' | 'mailAddress'>;

/**
 * Invites somebody to be the institution's contact. With a programme the institution is invited to it too. An earlier invitation
 * that waits for an answer counts no more.
 */
export const inviteContact: UnboundUseCase<House, 'inviteContact'> = async (house, actor, input, call) => {
  const institution = await requireInstitution(
    house,
    house.db,
    actor,
    input.organisation,
    'invite-institutions',
  );
  const request = writeRequest(house, actor, 'inviteContact', input, call);
  const { value } = await once(house.db, request, async (trx) => {
    await takeBackContacts(house, trx, institution);
    const roundId =
      input.programme === null
        ? null
        : await openInvitedRound(house, trx, actor, institution, input.programme);
    return invite(house, trx, actor, institution, { role: 'institution-contact', roundId, ...input }, call);
  });
  return { ...value, institution: await describeInstitution(house, actor, institution) };
};

/** Invites a nurse or doctor of the own institution, by letter or by a link that the contact hands over. */
export const inviteColleague: UnboundUseCase<House, 'inviteColleague'> = async (
  house,
  actor,
  input,
  call,
) => {
  const institution = await requireInstitution(house, house.db, actor, input.organisation, 'run-institution');
  const request = writeRequest(house, actor, 'inviteColleague', input, call);
  const { value } = await once(house.db, request, (trx) =>
    invite(house, trx, actor, institution, { role: 'institution-staff', roundId: null, ...input }, call),
  );
  return { ...value, institution: await describeInstitution(house, actor, institution) };
};

async function invite(
  house: House,
  trx: Db,
  actor: Actor,
  institution: FoundInstitution,
  { role, roundId, name, mailAddress }: Person & Pick<InvitationOrder, 'role' | 'roundId'>,
  call: { readonly requestId: string | null },
): Promise<WrittenInvitation> {
  if (!institution.isOpen) {
    throw new Refusal('invalid-request', 'The register says that this institution has closed.');
  }
  const order = { institution, role, roundId, name, mailAddress };
  const written = await writeInvitation(house, trx, actor, order);
  const objectId = String(institution.organisation);
  const audited = { act: `invite-${role}`, objectKind: 'institution', objectId, requestId: call.requestId };
  await appendAudit(trx, auditEntry(house, actor, audited));
  return written;
}

async function takeBackContacts(house: House, trx: Db, { organisation }: FoundInstitution): Promise<void> {
  for (const { id, role } of await listOpenInvitations(trx, organisation)) {
    if (role === 'institution-contact') await endInvitation(trx, id, { at: house.now(), usedBy: null });
  }
}

/** Takes back an invitation that nobody has taken up. Who runs the institution does so for colleagues alone. */
export const withdrawInvitation: UnboundUseCase<House, 'withdrawInvitation'> = async (
  house,
  actor,
  input,
  call,
) => {
  const { organisation, invitationId } = input;
  const acts = ['run-institution', 'invite-institutions'] as const;
  const institution = await requireInstitution(house, house.db, actor, organisation, ...acts);
  const namesContact = mayAtInstitution(actor, 'invite-institutions', institution.target);
  await once(house.db, writeRequest(house, actor, 'withdrawInvitation', input, call), async (trx) => {
    const open = await listOpenInvitations(trx, institution.organisation);
    const found = open.find(
      ({ id, role }) => id === invitationId && (namesContact || role === 'institution-staff'),
    );
    if (!found || !(await endInvitation(trx, found.id, { at: house.now(), usedBy: null }))) {
      throw new Refusal('not-found', 'There is no such invitation for you.');
    }
    const audited = { act: 'withdraw-invitation', objectKind: 'institution', objectId: organisation };
    await appendAudit(trx, auditEntry(house, actor, { ...audited, requestId: call.requestId }));
    return null;
  });
  return describeInstitution(house, actor, institution);
};
