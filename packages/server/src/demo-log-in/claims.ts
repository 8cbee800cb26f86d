import type { DemoPerson } from '@smalspor/contract/use-cases';
import type { AccountClaims } from 'oidc-provider';

/** Which claims each scope opens, as HelseID names them. */
export const CLAIMS_OF_SCOPES = {
  openid: ['sub'],
  profile: ['name'],
  'helseid://scopes/identity/pid_pseudonym': ['helseid://claims/identity/pid_pseudonym'],
  'helseid://scopes/identity/security_level': [
    'helseid://claims/identity/security_level',
    'helseid://claims/identity/assurance_level',
  ],
  'helseid://scopes/hpr/hpr_number': ['helseid://claims/hpr/hpr_number', 'helseid://claims/hpr/hpr_details'],
};

/** HelseID's habit: the HPR number is a text or null in the ID token and a number in userinfo, where alone the details stand. */
export function claimsOf(person: DemoPerson, use: string): AccountClaims {
  const hprNumber = person.hpr === null || use === 'id_token' ? person.hpr : Number(person.hpr);
  return {
    sub: person.subject,
    name: person.name,
    'helseid://claims/identity/pid_pseudonym': `demo-${person.subject}`,
    'helseid://claims/identity/security_level': '4',
    'helseid://claims/identity/assurance_level': 'high',
    'helseid://claims/hpr/hpr_number': hprNumber,
    ...(use === 'userinfo' ? detailsOf(person) : {}),
  };
}

/** The authorisations, as HelseID has them of whoever has one; nothing of anybody else. */
function detailsOf({ hpr, professions }: DemoPerson): Readonly<Record<string, unknown>> {
  if (hpr === null || professions === undefined) return {};
  const authorization = { value: '1', description: 'Autorisasjon' };
  const approvals = professions.map((profession) => ({
    profession,
    authorization,
    requisition_rights: [],
    specialities: [],
  }));
  return { 'helseid://claims/hpr/hpr_details': { approvals, hpr_number: Number(hpr) } };
}
