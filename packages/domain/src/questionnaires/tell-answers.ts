import type { Answers } from './check-answers.ts';
import type { QuestionnaireDefinition } from './questionnaire.ts';
import { shuffledWords, tallyAnswers } from './tally-answers.ts';

/** What is told of answers that are all in: counts, and own words in an order that says nothing. */
export interface ToldAnswers {
  /** By question: how many chose each step or choice, in their order. */
  readonly tallies: readonly { readonly question: string; readonly counts: readonly number[] }[];
  /** By question in own words: what was written, `null` where fewer than the minimum have written. */
  readonly words: readonly { readonly question: string; readonly texts: readonly string[] | null }[];
}

/**
 * What may be told of some answers to one questionnaire; `null` with fewer than `minimum`.
 * @param random gives numbers from 0 up to 1
 */
export function tellAnswers(
  { questions }: Pick<QuestionnaireDefinition, 'questions'>,
  answers: readonly Answers[],
  minimum: number,
  random: () => number,
): ToldAnswers | null {
  if (answers.length < minimum) return null;
  return {
    tallies: questions
      .filter(({ kind }) => kind !== 'text')
      .map((question) => ({ question: question.id, counts: tallyAnswers(question, answers) })),
    words: questions
      .filter(({ kind }) => kind === 'text')
      .map((question) => ({
        question: question.id,
        texts: shuffledWords(question, answers, minimum, random),
      })),
  };
}
