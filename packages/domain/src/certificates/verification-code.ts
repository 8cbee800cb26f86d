/**
 * Signs of a code, without those that are taken for one another on paper: no 0, O or Q, no 1, I or L, no U beside V, and of
 * 2 and Z, 5 and S, 6 and G, 8 and B only the letters. Vowels are left out, so that no code is a word. Their number is a
 * prime, which the check sign needs.
 */
const SIGNS = 'BCDFGHJKMNPRSTVWXYZ3479';
const GROUP = 4;

/** Signs that are drawn by chance; 23^19 is about 7 × 10^25 codes. */
export const CODE_DRAWS = 19;
/** What each draw is below. */
export const CODE_SIGNS = SIGNS.length;

/** A code as it is stored: twenty signs without spaces, the last of them a check. */
export type VerificationCode = string & { readonly __brand: 'VerificationCode' };

/** Digits that are typed for the letters that they look like. */
const READ_AS: Readonly<Record<string, string>> = { '2': 'Z', '5': 'S', '6': 'G', '8': 'B' };
const SEPARATORS = /[\s.\-‐-―−]/gu;

/**
 * The code of some draws, with its check sign.
 * @param draws `CODE_DRAWS` whole numbers from 0 to below `CODE_SIGNS`, drawn by chance
 * @throws RangeError for anything else
 */
export function codeOfDraws(draws: readonly number[]): VerificationCode {
  const isDraw = (each: number) => Number.isInteger(each) && each >= 0 && each < CODE_SIGNS;
  if (draws.length !== CODE_DRAWS || !draws.every(isDraw)) {
    throw new RangeError(`A code takes ${CODE_DRAWS} draws below ${CODE_SIGNS}`);
  }
  const check = (CODE_SIGNS - (weightedSum(draws) % CODE_SIGNS)) % CODE_SIGNS;
  return [...draws, check].map((each) => SIGNS[each]).join('') as VerificationCode;
}

/**
 * The code that somebody has typed, in small or capital letters, in groups or in one. `null` for what cannot be a code:
 * every single wrong sign and every two that have changed places is found.
 */
export function readCode(typed: string): VerificationCode | null {
  const letters = [...typed.replaceAll(SEPARATORS, '').toUpperCase()].map((each) => READ_AS[each] ?? each);
  const values = letters.map((each) => SIGNS.indexOf(each));
  if (values.length !== CODE_DRAWS + 1 || values.includes(-1)) return null;
  return weightedSum(values) % CODE_SIGNS === 0 ? (letters.join('') as VerificationCode) : null;
}

/** In groups of four, as it is printed. */
export function formatCode(code: VerificationCode): string {
  return (code.match(new RegExp(`.{${GROUP}}`, 'g')) ?? [code]).join('-');
}

/** Every place has a weight of its own below the prime, and the check sign, at the end, weighs one. */
function weightedSum(values: readonly number[]): number {
  return values.reduce((sum, value, index) => sum + value * (CODE_DRAWS + 1 - index), 0);
}
