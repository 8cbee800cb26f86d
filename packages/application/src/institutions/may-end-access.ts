import type { InstitutionPerson } from '@smalspor/database/institutions';
import { type Actor, mayAtInstitution } from '@smalspor/domain/access';
import type { FoundInstitution } from './find-institution.ts';

/** Whoever names contacts ends anybody's access; the contact that of the staff. */
export function mayEndAccess(
  actor: Actor,
  { target }: Pick<FoundInstitution, 'target'>,
  { role, endedAt }: Pick<InstitutionPerson, 'role' | 'endedAt'>,
): boolean {
  if (endedAt !== null) return false;
  if (mayAtInstitution(actor, 'invite-institutions', target)) return true;
  return role === 'institution-staff' && mayAtInstitution(actor, 'run-institution', target);
}
