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
  'helseid://scopes/hpr/hpr_number': ['helseid://claims/hpr/hpr_number'],
};

/** HelseID's habit: the HPR number is a text or null in the ID token and a number in userinfo. */
export function claimsOf(person: DemoPerson, use: string): AccountClaims {
  const hprNumber = person.hpr === null || use === 'id_token' ? person.hpr : Number(person.hpr);
  return {
    sub: person.subject,
    name: person.name,
    'helseid://claims/identity/pid_pseudonym': `demo-${person.subject}`,
    'helseid://claims/identity/security_level': '4',
    'helseid://claims/identity/assurance_level': 'high',
    'helseid://claims/hpr/hpr_number': hprNumber,
  };
}
