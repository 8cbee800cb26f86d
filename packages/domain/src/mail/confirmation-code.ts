/** Digits of the code that shows that letters arrive at an address. */
export const CODE_DIGITS = 6;
/** How long a code can be used. */
export const CODE_HOURS = 24;
/** Wrong codes after which a new one must be asked for: one guess in 200,000 would succeed. */
export const MOST_TRIES = 5;
/** Letters with a code that one person can have sent in a day, so that nobody's mailbox is filled in their name. */
export const MOST_CODES_A_DAY = 5;

/** The digits alone of what somebody typed or pasted: `123 456` is `123456`. */
export function codeOf(text: string): string {
  return text.replaceAll(/[\s-]/g, '');
}

/** As it stands in the letter, in two halves that are easy to read. */
export function writeCode(code: string): string {
  return `${code.slice(0, CODE_DIGITS / 2)} ${code.slice(CODE_DIGITS / 2)}`;
}

/** Whether a code that was asked for at an instant can still be used. */
export function isCodeFresh(askedAt: string, now: string): boolean {
  return Date.parse(now) - Date.parse(askedAt) < CODE_HOURS * 3_600_000;
}
