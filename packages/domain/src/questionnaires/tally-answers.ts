import type { Answers } from './check-answers.ts';
import { type Question, SCALE_STEPS } from './questionnaire.ts';

/** How many chose what: the steps of the scale from 1, or the choices in their order. Empty for own words. */
export function tallyAnswers(question: Question, answers: readonly Answers[]): readonly number[] {
  return optionsOf(question).map((option) => answers.filter((each) => each[question.id] === option).length);
}

/** The mean step of a scale from the tally; `null` without any answer. */
export function meanStep(tally: readonly number[]): number | null {
  const count = tally.reduce((sum, each) => sum + each, 0);
  return count === 0 ? null : tally.reduce((sum, each, index) => sum + each * (index + 1), 0) / count;
}

/**
 * What was written, in an order that says nothing about when; `null` when fewer than `minimum` have written.
 * @param random gives numbers from 0 up to 1
 */
export function shuffledWords(
  question: Question,
  answers: readonly Answers[],
  minimum: number,
  random: () => number,
): readonly string[] | null {
  const words = answers.flatMap((each) => {
    const answer = each[question.id];
    return typeof answer === 'string' ? [answer] : [];
  });
  if (words.length < minimum) return null;
  for (let last = words.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [words[last], words[other]] = [words[other] ?? '', words[last] ?? ''];
  }
  return words;
}

function optionsOf(question: Question): readonly (number | string)[] {
  if (question.kind === 'scale') return Array.from({ length: SCALE_STEPS }, (_, index) => index + 1);
  return question.kind === 'choice' ? question.choices.map(({ id }) => id) : [];
}
