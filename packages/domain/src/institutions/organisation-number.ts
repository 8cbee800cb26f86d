/** Weights of the first eight digits in the check of an organisation number. */
const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2] as const;

/**
 * Whether nine digits are an organisation number: the ninth is what the weighted sum of the others lacks to a multiple of
 * eleven. Source: Brønnøysundregistrene, «Organisasjonsnummeret».
 */
export function isOrganisationNumber(number: number): boolean {
  if (!Number.isInteger(number) || number < 100_000_000 || number > 999_999_999) return false;
  return checkDigit(Math.floor(number / 10)) === number % 10;
}

/** The organisation number that begins with eight digits; `null` where there is none, since its check digit would be ten. */
export function organisationNumber(firstEight: number): number | null {
  const digit = checkDigit(firstEight);
  return digit === null ? null : firstEight * 10 + digit;
}

function checkDigit(firstEight: number): number | null {
  let [sum, rest] = [0, firstEight];
  for (let place = WEIGHTS.length - 1; place >= 0; place -= 1) {
    sum += (rest % 10) * (WEIGHTS[place] as number);
    rest = Math.floor(rest / 10);
  }
  const digit = (11 - (sum % 11)) % 11;
  return digit === 10 ? null : digit;
}
