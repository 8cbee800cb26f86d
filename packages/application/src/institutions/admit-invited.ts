import type { CallContext } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { findInvitation } from '@smalspor/database/institutions';
import { grantRole, type Person } from '@smalspor/database/people';
import { isInvitationOpen } from '@smalspor/domain/institutions';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { hashOfInvitation } from './invitation-letters.ts';

const INVITATION_PAGE = /^\/institution-invitations\/([A-Za-z0-9_-]{22})$/;

/**
 * Lets somebody without any role in who comes by the link of an invitation that can be used, as a participant with nothing but
 * own things and until the invitation is over: only who is signed in can take it up.
 * @param wanted the own page that the log-in began at
 */
export async function admitInvited(
  house: House,
  person: Person,
  wanted: string | undefined,
  { requestId }: CallContext,
): Promise<boolean> {
  const code = INVITATION_PAGE.exec(wanted ?? '')?.[1];
  const invitation = code === undefined ? null : await findInvitation(house.db, hashOfInvitation(code));
  const at = house.now();
  if (!invitation || !isInvitationOpen(invitation, at)) return false;
  await house.db.transaction().execute(async (trx) => {
    await grantRole(trx, person.id, {
      role: 'participant',
      ...{ unitKind: 'none', unitId: '' },
      validFrom: norwegianDateOf(at),
      validTo: norwegianDateOf(invitation.expiresAt),
    });
    await appendAudit(trx, {
      ...{ at, actor: `person:${person.id}`, act: 'admit-invited', outcome: 'success', requestId },
      ...{ objectKind: 'institution', objectId: String(invitation.organisation) },
    });
  });
  return true;
}
