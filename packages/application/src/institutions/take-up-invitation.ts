import type { UnboundUseCase, UseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import {
  endInvitation,
  findInvitation,
  type InstitutionInvitation,
  listInstitutionPeople,
} from '@smalspor/database/institutions';
import type { Jobs } from '@smalspor/database/jobs';
import {
  endRoleAt,
  findPerson,
  grantRole,
  listGrantedRoles,
  lockRolesOf,
  setPersonMailAddress,
} from '@smalspor/database/people';
import { findRound } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import { isInvitationOpen } from '@smalspor/domain/institutions';
import { currentProgramme } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { norwegianDateOf } from '@smalspor/domain/time';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { programmeText } from '../programmes/programme-text.ts';
import { type FoundInstitution, findInstitution } from './find-institution.ts';
import { hashOfInvitation } from './invitation-letters.ts';
import { joinRounds } from './join-rounds.ts';
import { tellInviterOfInstitution } from './tell-inviter-of-institution.ts';

/** An invitation for whoever has the link. @throws Refusal `not-found`, and `invitation-over` for one that cannot be used */
async function requireInvitation(
  house: House,
  db: Db,
  actor: Actor,
  code: string,
  forChange = false,
): Promise<{ readonly invitation: InstitutionInvitation; readonly institution: FoundInstitution }> {
  const invitation = await findInvitation(db, hashOfInvitation(code), forChange);
  const institution = invitation && (await findInstitution(house, db, invitation.organisation));
  if (!invitation || !institution) throw unknownInvitation();
  if (invitation.usedBy !== actor.userId && !isInvitationOpen(invitation, house.now())) {
    throw new Refusal(
      'invitation-over',
      'The invitation has been used, was taken back or is too old. Ask whoever sent it for a new one.',
    );
  }
  return { invitation, institution };
}

function unknownInvitation(): Refusal {
  return new Refusal('not-found', 'There is no such invitation.');
}

export const readInstitutionInvitation: UnboundUseCase<House, 'readInstitutionInvitation'> = async (
  house,
  actor,
  { code },
) => {
  const { invitation, institution } = await requireInvitation(house, house.db, actor, code);
  const round = invitation.roundId === null ? null : await findRound(house.db, invitation.roundId);
  const programme = round && currentProgramme(house.content.programmes, round.programme.id);
  return {
    organisation: String(institution.organisation),
    institution: institution.name,
    role: invitation.role,
    programme: programme
      ? { name: programmeText(programme, 'name'), effort: programmeText(programme, 'effort') }
      : null,
    expiresOn: norwegianDateOf(invitation.expiresAt),
    isMine: invitation.usedBy === actor.userId,
  };
};

/**
 * Makes whoever has the link what the invitation says. A contact takes over from the one before, enrols the institution in the
 * programme that it was invited to, and leads its rounds; a colleague joins them.
 */
export function acceptInstitutionInvitation(
  house: House,
  jobs: Jobs,
): UseCase<'acceptInstitutionInvitation'> {
  return async (actor, input, call) => {
    const organisation = (await findInvitation(house.db, hashOfInvitation(input.code)))?.organisation;
    if (organisation === undefined) throw unknownInvitation();
    const act = { act: 'accept-invitation', objectKind: 'institution', requestId: call.requestId };
    const audited = { ...act, objectId: String(organisation) };
    const request = writeRequest(house, actor, 'acceptInstitutionInvitation', input, call);
    const { value } = await auditRefusal(house, actor, audited, () =>
      once(house.db, request, async (trx) => {
        const { invitation, institution } = await requireInvitation(house, trx, actor, input.code, true);
        const done = { organisation: String(organisation), roundId: invitation.roundId };
        if (invitation.usedBy === actor.userId) return done;
        await endInvitation(trx, invitation.id, { at: house.now(), usedBy: actor.userId });
        await takeRole(house, trx, actor, invitation, call.requestId);
        await keepAddress(trx, actor, invitation);
        await joinRounds(house, trx, jobs, actor, invitation);
        await tellInviterOfInstitution(house, trx, invitation, institution);
        await appendAudit(trx, auditEntry(house, actor, audited));
        return done;
      }),
    );
    return value;
  };
}

/** Gives the role. There is one contact at a time: whoever was it before has no access any more, and stands in the history. */
async function takeRole(
  house: House,
  trx: Db,
  actor: Actor,
  { organisation, role }: InstitutionInvitation,
  requestId: string | null,
): Promise<void> {
  await lockRolesOf(trx, actor.userId);
  const holders = (await listInstitutionPeople(trx, organisation)).filter(({ endedAt }) => endedAt === null);
  const at = house.now();
  for (const { id, personId, role: held } of holders) {
    const isReplaced = role === 'institution-contact' && held === role && personId !== actor.userId;
    const isOwnLesser = personId === actor.userId && held !== role;
    if (!isReplaced && !isOwnLesser) continue;
    await endRoleAt(trx, id, at);
    const audited = { act: `end-${held}`, objectKind: 'person', objectId: personId, requestId };
    await appendAudit(trx, auditEntry(house, actor, audited));
  }
  await endAdmission(trx, actor, at);
  if (holders.some(({ personId, role: held }) => personId === actor.userId && held === role)) return;
  const unit = { unitKind: 'institution', unitId: String(organisation) } as const;
  await grantRole(trx, actor.userId, { role, ...unit, validFrom: norwegianDateOf(at), validTo: null });
}

/** What let the person in to answer is needed no more. */
async function endAdmission(trx: Db, { userId }: Actor, at: string): Promise<void> {
  for (const { id, personId, role, endedAt } of await listGrantedRoles(trx)) {
    if (personId === userId && role === 'participant' && endedAt === null) await endRoleAt(trx, id, at);
  }
}

/** The letter has arrived where it was sent, so that others will too; who has chosen an address keeps it. */
async function keepAddress(
  trx: Db,
  { userId }: Actor,
  { mailAddress }: InstitutionInvitation,
): Promise<void> {
  if (mailAddress === null || (await findPerson(trx, userId))?.mailAddress !== null) return;
  await setPersonMailAddress(trx, userId, mailAddress);
}
