import { idnr } from '@navikt/fnrvalidator';

const ZERO = 48;

/**
 * Whether eleven digits are a valid national identity number of any kind: birth number, D-number, H-number, or a test
 * number. The check digits follow the rule that also covers numbers from 2032 on.
 */
export function isNationalIdentityNumber(digits: string): boolean {
  return digits.length === 11 && canHoldBirthDate(digits) && idnr(digits).status === 'valid';
}

/** Sorts out most numbers of eleven digits before the library is asked: a day and a month, with what may be added. */
function canHoldBirthDate(digits: string): boolean {
  const day = (digits.charCodeAt(0) - ZERO) * 10 + digits.charCodeAt(1) - ZERO;
  const month = ((digits.charCodeAt(2) - ZERO) * 10 + digits.charCodeAt(3) - ZERO) % 40;
  return (day % 40 || 40) <= 31 && month >= 1 && month <= 12;
}
