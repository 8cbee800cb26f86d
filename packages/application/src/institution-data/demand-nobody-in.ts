import { Refusal } from '@smalspor/domain/refusal';

/**
 * What somebody wrote as a reason. It is about the institution's figures: eleven digits, as in a national identity number, are
 * refused so that no resident ends up in it.
 * @throws Refusal `identity-number`
 */
export function demandNobodyIn(reason: string): string {
  if (/(?<!\d)\d{6}[ .-]?\d{5}(?!\d)/.test(reason)) {
    throw new Refusal('identity-number', 'A reason may not hold anything like a national identity number.');
  }
  return reason.trim();
}
