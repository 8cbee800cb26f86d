import { LONGEST_ANSWER, type Question, type QuestionnaireDefinition, SCALE_STEPS } from './questionnaire.ts';

/** What somebody has answered: a step of the scale, the id of a choice, or own words, by the id of the question. */
export type Answers = Readonly<Record<string, number | string>>;

/** Why answers cannot be taken; the part is the id of the question. */
export interface AnswerFault {
  readonly part: string;
  readonly fault:
    | 'unknown-question'
    | 'missing'
    | 'not-on-the-scale'
    | 'unknown-choice'
    | 'no-text'
    | 'too-long';
}

/** Everything that is wrong with some answers; empty when they can be taken. */
export function answerFaults(
  { questions }: Pick<QuestionnaireDefinition, 'questions'>,
  answers: Answers,
): readonly AnswerFault[] {
  const known = new Set(questions.map(({ id }) => id));
  const unknown = Object.keys(answers).filter((id) => !known.has(id));
  return [
    ...unknown.map((part): AnswerFault => ({ part, fault: 'unknown-question' })),
    ...questions.flatMap((question) => {
      const fault = faultOf(question, answers[question.id]);
      return fault === null ? [] : [{ part: question.id, fault }];
    }),
  ];
}

/** The answers without empty words and in the order of the questions, so that nothing tells how they were written. */
export function tidyAnswers(
  { questions }: Pick<QuestionnaireDefinition, 'questions'>,
  answers: Answers,
): Answers {
  return Object.fromEntries(
    questions.flatMap(({ id }) => {
      const answer = answers[id];
      const tidy = typeof answer === 'string' ? answer.trim() : answer;
      return tidy === undefined || tidy === '' ? [] : [[id, tidy]];
    }),
  );
}

function faultOf(question: Question, answer: number | string | undefined): AnswerFault['fault'] | null {
  if (answer === undefined || (typeof answer === 'string' && answer.trim() === '')) {
    return question.required ? 'missing' : null;
  }
  switch (question.kind) {
    case 'scale':
      return Number.isInteger(answer) &&
        Number(answer) >= 1 &&
        Number(answer) <= SCALE_STEPS &&
        typeof answer === 'number'
        ? null
        : 'not-on-the-scale';
    case 'choice':
      return question.choices.some(({ id }) => id === answer) ? null : 'unknown-choice';
    case 'text':
      if (typeof answer !== 'string') return 'no-text';
      return answer.length > LONGEST_ANSWER ? 'too-long' : null;
  }
}
