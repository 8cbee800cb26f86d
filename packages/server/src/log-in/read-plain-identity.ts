import type { Identity } from '@smalspor/contract/use-cases';
import { malformedAnswer, readSubject } from './read-subject.ts';

type Claims = Readonly<Record<string, unknown>>;

/** The level of assurance behind each `acr` of ID-porten, by its present and its earlier names. */
const LEVELS: Readonly<Record<string, number>> = {
  'idporten-loa-low': 2,
  'idporten-loa-substantial': 3,
  'idporten-loa-high': 4,
  Level3: 3,
  Level4: 4,
};

/**
 * Reads the ID token of a service that knows people but not health personnel. Whatever it says of an HPR number counts
 * for nothing: only HelseID vouches for one. The national identity number (`pid`) is not read.
 * @throws Refusal `log-in-failed` when the token does not say who logged in.
 */
export function readPlainIdentity(idToken: Claims): Identity {
  const { acr } = idToken;
  if (acr !== undefined && typeof acr !== 'string')
    throw malformedAnswer('its level of assurance is malformed');
  return {
    ...readSubject(idToken, {}),
    hpr: null,
    pidPseudonym: null,
    securityLevel: acr === undefined ? null : (LEVELS[acr] ?? null),
  };
}
