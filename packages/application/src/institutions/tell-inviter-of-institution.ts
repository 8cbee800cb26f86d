import type { InstitutionInvitation } from '@smalspor/database/institutions';
import { queueMail } from '@smalspor/database/mail';
import { findPerson } from '@smalspor/database/people';
import { findRound } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import { mayAtInstitution } from '@smalspor/domain/access';
import { programmeAt } from '@smalspor/domain/programmes';
import { findRoles } from '../accounts/find-roles.ts';
import type { House } from '../house/house.ts';
import type { FoundInstitution } from './find-institution.ts';

const PERSON = /^person:([0-9a-f-]{36})$/;

/**
 * Tells whoever invited an institution that it has enrolled, in the transaction that enrols it. Who may no longer invite it is
 * told nothing.
 */
export async function tellInviterOfInstitution(
  house: House,
  trx: Db,
  { role, roundId, invitedBy }: InstitutionInvitation,
  { organisation, name, target }: FoundInstitution,
): Promise<void> {
  const id = PERSON.exec(invitedBy)?.[1];
  if (role !== 'institution-contact' || roundId === null || id === undefined) return;
  const [person, round] = [await findPerson(trx, id), await findRound(trx, roundId)];
  const programme = round && programmeAt(house.content.programmes, round.programme);
  if (!person?.mailAddress || person.noticesOff.includes('recruitment') || !programme) return;
  const { roles, places } = await findRoles({ ...house, db: trx }, person);
  const inviter = { userId: person.id, name: person.name, hpr: person.hpr, roles, places };
  if (!mayAtInstitution(inviter, 'invite-institutions', target)) return;
  const language = person.language ?? 'nb';
  const link = new URL(`/institution/${organisation}`, house.configuration.server.publicUrl).href;
  await queueMail(
    trx,
    [
      {
        ...{ occasion: `institution-enrolled ${roundId}`, personId: person.id, letter: 'group-enrolled' },
        ...{ address: person.mailAddress, language },
        gaps: { group: name, programme: programme.texts[language].name, link },
      },
    ],
    house.now(),
  );
}
