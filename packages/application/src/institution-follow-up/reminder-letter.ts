import type { MailOrder } from '@smalspor/database/mail';
import type { Lack } from '@smalspor/domain/institution-follow-up';
import { fillMessage, type Language } from '@smalspor/domain/texts';
import type { House } from '../house/house.ts';
import type { FollowedContact, FollowedInstitution } from './followed-institutions.ts';

/** An institution whose contact can be written to. */
export interface ReachableInstitution extends FollowedInstitution {
  readonly contact: FollowedContact & { readonly mailAddress: string };
}

export function isReachable(institution: FollowedInstitution): institution is ReachableInstitution {
  return institution.contact !== null && institution.contact.mailAddress !== null;
}

const LETTER = 'institution-reminder';

/** The letter to an institution's contact: what is lacking and where to see to it, and no figure. */
export function reminderLetter(
  house: House,
  { organisation, name, lacks, contact }: ReachableInstitution,
  id: string,
): MailOrder {
  const { personId, mailAddress, language } = contact;
  return {
    occasion: `${LETTER} ${id}`,
    personId,
    letter: LETTER,
    address: mailAddress,
    language,
    gaps: {
      institution: name,
      lacks: lacks.map((lack) => `– ${sayLack(house, lack, language)}`).join('\n'),
      link: new URL(`/institution/${organisation}`, house.configuration.server.publicUrl).href,
    },
  };
}

function sayLack({ content }: House, lack: Lack, language: Language): string {
  return fillMessage(content.messages, `institution-follow-up.letter.${lack}`)[language];
}
