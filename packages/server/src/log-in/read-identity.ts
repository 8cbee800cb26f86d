import type { Identity } from '@smalspor/contract/use-cases';
import { readHprNumber } from './read-hpr-number.ts';
import { readProfessions } from './read-professions.ts';
import { readSubject } from './read-subject.ts';

type Claims = Readonly<Record<string, unknown>>;

const PID_PSEUDONYM = 'helseid://claims/identity/pid_pseudonym';
const SECURITY_LEVEL = 'helseid://claims/identity/security_level';

/**
 * Reads HelseID's claims. The national identity number is not read, also where a service sends it unasked.
 * @throws Refusal `log-in-failed` when ID token and userinfo name two people, or when a claim is malformed.
 */
export function readIdentity(idToken: Claims, userInfo: Claims): Identity {
  const hpr = readHprNumber(idToken, userInfo);
  const professions = readProfessions(idToken, userInfo);
  return {
    ...readSubject(idToken, userInfo),
    hpr,
    // Professions of nobody’s number say nothing.
    professions: hpr === null ? null : professions,
    pidPseudonym: textOf(idToken[PID_PSEUDONYM] ?? userInfo[PID_PSEUDONYM]),
    securityLevel: levelOf(idToken[SECURITY_LEVEL] ?? userInfo[SECURITY_LEVEL]),
  };
}

function textOf(claim: unknown): string | null {
  return typeof claim === 'string' && claim !== '' ? claim : null;
}

/** 1–4 as a number or a text; anything else is no assurance at all. */
function levelOf(claim: unknown): number | null {
  if (typeof claim !== 'number' && typeof claim !== 'string') return null;
  const level = Number(claim);
  return Number.isInteger(level) && level >= 1 && level <= 4 ? level : null;
}
