import { createHash, randomBytes } from 'node:crypto';
import { type InstitutionInvitation, insertInvitation } from '@smalspor/database/institutions';
import { queueMail } from '@smalspor/database/mail';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import { type Institution, type InstitutionRole, invitationEnd } from '@smalspor/domain/institutions';
import { formatInstantDate } from '@smalspor/domain/texts';
import { auditActor } from '../audit/audit-actor.ts';
import type { House } from '../house/house.ts';

const CODE_BYTES = 16;

/** What is kept of the code in a link. */
export function hashOfInvitation(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

export interface InvitationOrder {
  readonly institution: Institution;
  readonly role: InstitutionRole;
  readonly roundId: string | null;
  readonly name: string;
  /** `null`: the sender hands the link over. */
  readonly mailAddress: string | null;
}

/** The link is known to whoever gets the letter, and to the sender when the sender hands it over. */
export interface WrittenInvitation {
  readonly link: string;
  readonly expiresAt: string;
  readonly letters: number;
}

/** Makes a link that can be used once, and writes the letter with it, in the transaction that asks for it. */
export async function writeInvitation(
  house: House,
  trx: Db,
  actor: Actor,
  { institution, role, roundId, name, mailAddress }: InvitationOrder,
): Promise<WrittenInvitation> {
  const code = randomBytes(CODE_BYTES).toString('base64url');
  const link = new URL(`/institution-invitations/${code}`, house.configuration.server.publicUrl).href;
  const invitedAt = house.now();
  const invitation: Omit<InstitutionInvitation, 'endedAt' | 'usedBy'> = {
    id: house.newId(),
    organisation: institution.organisation,
    ...{ role, roundId, name: name.trim(), mailAddress },
    invitedBy: auditActor(actor),
    invitedAt,
    expiresAt: invitationEnd(role, invitedAt),
  };
  await insertInvitation(trx, invitation, hashOfInvitation(code));
  const { id, expiresAt } = invitation;
  if (mailAddress === null) return { link, expiresAt, letters: 0 };
  const letters = await queueMail(
    trx,
    [
      {
        occasion: `${role} ${id}`,
        personId: null,
        letter: `${role}-invitation`,
        address: mailAddress,
        language: 'nb',
        gaps: { institution: institution.name, link, until: formatInstantDate(expiresAt, 'nb') },
      },
    ],
    invitedAt,
  );
  return { link, expiresAt, letters };
}
