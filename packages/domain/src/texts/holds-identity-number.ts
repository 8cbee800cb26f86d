/**
 * Whether a text holds eleven digits in a row, as in a national identity number. Notes about a practice or an institution are
 * refused with one, so that no patient ends up in them.
 */
export function holdsIdentityNumber(text: string): boolean {
  return /(?<!\d)\d{6}[ .-]?\d{5}(?!\d)/.test(text);
}
