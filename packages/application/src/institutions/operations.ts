import { endInstitutionAccess } from './end-access.ts';
import { inviteColleague, inviteContact, withdrawInvitation } from './invite-people.ts';
import { listOfferedInstitutions } from './list-offered-institutions.ts';
import { listInstitutions, readInstitution } from './read-institutions.ts';
import { readInstitutionInvitation } from './take-up-invitation.ts';

/** What the contract’s operations about institutions do. */
export const operations = {
  listInstitutions,
  readInstitution,
  listOfferedInstitutions,
  inviteContact,
  inviteColleague,
  withdrawInvitation,
  endInstitutionAccess,
  readInstitutionInvitation,
};
