import { type Actor, type InstitutionAct, mayAtInstitution } from '@smalspor/domain/access';
import { isOrganisationNumber } from '@smalspor/domain/institutions';
import { Refusal } from '@smalspor/domain/refusal';

/**
 * The organisation number of an institution where the actor may do this by working there.
 * @throws Refusal `not-found` for any other institution: it is not there for them
 */
export function requireOwnInstitution(actor: Actor, act: InstitutionAct, organisation: string): number {
  const number = Number(organisation);
  if (!isOrganisationNumber(number) || !mayAtInstitution(actor, act, { organisation: number, within: [] })) {
    throw new Refusal('not-found', 'There is no such institution for you.');
  }
  return number;
}
