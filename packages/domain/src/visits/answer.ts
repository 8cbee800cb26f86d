import { type ChecklistDefinition, itemsOf } from './checklist.ts';

export const CHOICES = ['yes', 'no', 'not-applicable'] as const;
export type Choice = (typeof CHOICES)[number];

/** What was seen: a choice, how many of the occasions were done right, or a note. */
export type VisitAnswer =
  | { readonly choice: Choice }
  | { readonly done: number; readonly of: number }
  | { readonly note: string };

/** Characters of a note. */
export const LONGEST_NOTE = 1_000;
/** Occasions that one visitor can have watched. */
export const MOST_OBSERVED = 999;

export type VisitAnswerFault =
  | 'unknown-item'
  | 'wrong-kind'
  | 'unknown-choice'
  | 'not-counted'
  | 'more-done-than-seen'
  | 'too-long'
  | 'identity-number';

/** What is wrong with an answer to an item; `null` for none. To take an answer back (`null`) is never wrong. */
export function visitAnswerFault(
  checklist: Pick<ChecklistDefinition, 'sections'>,
  item: string,
  answer: VisitAnswer | null,
): VisitAnswerFault | null {
  const asked = itemsOf(checklist).find(({ id }) => id === item);
  if (!asked) return 'unknown-item';
  if (answer === null) return null;
  if ('choice' in answer) {
    if (asked.kind !== 'choice') return 'wrong-kind';
    return CHOICES.includes(answer.choice) ? null : 'unknown-choice';
  }
  if ('note' in answer) {
    if (asked.kind !== 'note') return 'wrong-kind';
    if (answer.note.length > LONGEST_NOTE) return 'too-long';
    return holdsElevenDigits(answer.note) ? 'identity-number' : null;
  }
  if (asked.kind !== 'observed') return 'wrong-kind';
  const { done, of } = answer;
  if (![done, of].every((count) => Number.isInteger(count) && count >= 0 && count <= MOST_OBSERVED)) {
    return 'not-counted';
  }
  return done > of ? 'more-done-than-seen' : null;
}

/**
 * Whether eleven digits stand together, or with spaces, dashes, dots or low lines between: that is how a national identity
 * number is written. Here also one that is no valid number is refused, for a slip of the pen is still about somebody.
 */
export function holdsElevenDigits(text: string): boolean {
  return /(?<!\d)(?:\d[\s\p{Z}\p{Pd}\p{Cf}._]{0,4}){10}\d(?!\d)/u.test(text.normalize('NFKC'));
}
