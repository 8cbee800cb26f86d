import type { Question } from './course.ts';

/** The places of the chosen options, from 0, by question. */
export type Answers = ReadonlyMap<string, readonly number[]>;

export interface Grade {
  /** Questions answered with exactly the right options. */
  readonly right: number;
  readonly questions: number;
  /** Whole per cent, rounded down so that nobody passes by rounding; 0 without questions. */
  readonly score: number;
  readonly hasPassed: boolean;
  /** Ids of the questions to look at again. */
  readonly wrong: readonly string[];
}

/**
 * Grades a sitting. A question that was left out is wrong. Answers to questions of other lessons are not looked at.
 * @param passMark per cent of the questions that must be right.
 */
export function gradeAnswers(questions: readonly Question[], answers: Answers, passMark: number): Grade {
  const wrong = questions.filter((question) => !isRight(question, answers.get(question.id) ?? []));
  const right = questions.length - wrong.length;
  const score = questions.length === 0 ? 0 : Math.floor((100 * right) / questions.length);
  return {
    right,
    questions: questions.length,
    score,
    hasPassed: questions.length > 0 && score >= passMark,
    wrong: wrong.map(({ id }) => id),
  };
}

/** Whether the chosen options are the right ones, no more and no fewer. */
function isRight({ options }: Question, chosen: readonly number[]): boolean {
  const picked = new Set(chosen);
  if ([...picked].some((place) => !(place in options))) return false;
  return options.every(({ right }, place) => picked.has(place) === right);
}
