import type { Identity } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';

type Claims = Readonly<Record<string, unknown>>;

/** Whom the token speaks of, and the name where there is one. */
export function readSubject(
  idToken: Claims,
  userInfo: Claims,
): Pick<Identity, 'issuer' | 'subject' | 'name'> {
  const { iss: issuer, sub: subject } = idToken;
  if (typeof issuer !== 'string' || typeof subject !== 'string' || subject === '') {
    throw malformedAnswer('it did not say who logged in');
  }
  const name = userInfo.name ?? idToken.name;
  return { issuer, subject, name: typeof name === 'string' && name.trim() !== '' ? name.trim() : '–' };
}

/** The service kept the protocol, but its claims make no sense. Never repeats a claim. */
export function malformedAnswer(reason: string): Refusal {
  return new Refusal('log-in-failed', `The log-in service answered in an unexpected way: ${reason}.`);
}
