import type { Identity } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';

type Claims = Readonly<Record<string, unknown>>;

const HPR_NUMBER = 'helseid://claims/hpr/hpr_number';
const PID_PSEUDONYM = 'helseid://claims/identity/pid_pseudonym';
const SECURITY_LEVEL = 'helseid://claims/identity/security_level';

/**
 * Reads HelseID's claims. The HPR number comes as a number in userinfo and as a text or null in the ID token; where
 * both say something they must say the same.
 * @throws Refusal `log-in-failed` when they do not, or when a claim is malformed.
 */
export function readIdentity(idToken: Claims, userInfo: Claims): Identity {
  const issuer = idToken.iss;
  const subject = idToken.sub;
  if (typeof issuer !== 'string' || typeof subject !== 'string') throw failed('it did not say who logged in');
  const numbers = [hprOf(idToken[HPR_NUMBER]), hprOf(userInfo[HPR_NUMBER])].filter((hpr) => hpr !== null);
  if (new Set(numbers).size > 1) throw failed('it gave two different HPR numbers');
  const name = userInfo.name ?? idToken.name;
  return {
    issuer,
    subject,
    name: typeof name === 'string' && name.trim() !== '' ? name.trim() : '–',
    hpr: numbers[0] ?? null,
    pidPseudonym: textOf(idToken[PID_PSEUDONYM] ?? userInfo[PID_PSEUDONYM]),
    securityLevel: levelOf(idToken[SECURITY_LEVEL] ?? userInfo[SECURITY_LEVEL]),
  };
}

/** 7–9 digits, with or without leading zeros, as text or number; absent and empty are the same. */
function hprOf(claim: unknown): string | null {
  if (claim === undefined || claim === null || claim === '') return null;
  const digits = typeof claim === 'number' ? String(claim) : claim;
  if (typeof digits !== 'string' || !/^\d{1,9}$/.test(digits)) throw failed('its HPR number is malformed');
  const number = Number(digits);
  return number === 0 ? null : String(number);
}

function textOf(claim: unknown): string | null {
  return typeof claim === 'string' && claim !== '' ? claim : null;
}

function levelOf(claim: unknown): number | null {
  const level = Number(claim);
  return Number.isInteger(level) && level >= 1 && level <= 4 ? level : null;
}

function failed(reason: string): Refusal {
  return new Refusal('log-in-failed', `The log-in service answered in an unexpected way: ${reason}.`);
}
