import { hprDetails } from './hpr-details.ts';
import { malformedAnswer } from './read-subject.ts';

type Claims = Readonly<Record<string, unknown>>;

const HPR_NUMBER = 'helseid://claims/hpr/hpr_number';

/**
 * The HPR number as digits without leading zeros; `null` where there is none. It comes as a number in userinfo and as a
 * text or null in the ID token, and may stand in the details once for each authorisation. Wherever it stands it must be
 * the same: a person has one number, and guessing between two would open somebody else's figures.
 *
 * @throws Refusal `log-in-failed` when there are two, or when one is malformed
 */
export function readHprNumber(idToken: Claims, userInfo: Claims): string | null {
  const numbers = [idToken, userInfo].flatMap((claims) => [
    ...numbersIn(claims[HPR_NUMBER]),
    ...hprDetails(claims).flatMap(({ hpr_number: number }) => numbersIn(number)),
  ]);
  if (new Set(numbers).size > 1) throw malformedAnswer('it gave two different HPR numbers');
  return numbers[0] ?? null;
}

function numbersIn(claim: unknown): readonly string[] {
  if (Array.isArray(claim)) return claim.flatMap(numbersIn);
  if (claim === undefined || claim === null || claim === '') return [];
  const digits = typeof claim === 'number' ? String(claim) : claim;
  // Up to 9 digits, and zeros in front of them where a register pads its numbers.
  if (typeof digits !== 'string' || !/^0*\d{1,9}$/.test(digits)) {
    throw malformedAnswer('its HPR number is malformed');
  }
  const number = Number(digits);
  return number === 0 ? [] : [String(number)];
}
