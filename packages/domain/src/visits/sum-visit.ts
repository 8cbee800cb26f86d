import type { VisitAnswer } from './answer.ts';
import type { ChecklistItem, ChecklistSection } from './checklist.ts';

/** What a section of a visit came to. Occasions that were watched are added up apart from choices: they are another unit. */
export interface SectionSum {
  readonly section: string;
  readonly yes: number;
  readonly no: number;
  readonly notApplicable: number;
  /** Items that ask for a choice or a count and got none. */
  readonly unanswered: number;
  readonly done: number;
  readonly of: number;
}

export type AnswersByItem = Readonly<Record<string, VisitAnswer>>;

export function sumSection({ id, items }: ChecklistSection, answers: AnswersByItem): SectionSum {
  const asked = items.filter(({ kind }) => kind !== 'note');
  const given = asked.map((item) => answers[item.id]);
  const choices = (choice: string) =>
    given.filter((answer) => answer && 'choice' in answer && answer.choice === choice).length;
  const seen = given.flatMap((answer) => (answer && 'done' in answer ? [answer] : []));
  return {
    section: id,
    yes: choices('yes'),
    no: choices('no'),
    notApplicable: choices('not-applicable'),
    unanswered: given.filter((answer) => answer === undefined).length,
    done: seen.reduce((sum, { done }) => sum + done, 0),
    of: seen.reduce((sum, { of }) => sum + of, 0),
  };
}

/** One answer as a share: yes of one, or done of the occasions seen; `null` where it says nothing about a share. */
export function shareOfAnswer(
  answer: VisitAnswer | undefined,
): { readonly yes: number; readonly outOf: number } | null {
  if (answer === undefined || 'note' in answer) return null;
  if ('choice' in answer) {
    return answer.choice === 'not-applicable' ? null : { yes: answer.choice === 'yes' ? 1 : 0, outOf: 1 };
  }
  return answer.of === 0 ? null : { yes: answer.done, outOf: answer.of };
}

/** Items that a later visit should look at first: answered no, or not done every time, in the order of the form. */
export function itemsToWorkOn(items: readonly ChecklistItem[], answers: AnswersByItem): readonly string[] {
  return items.flatMap(({ id }) => {
    const share = shareOfAnswer(answers[id]);
    return share && share.yes < share.outOf ? [id] : [];
  });
}
