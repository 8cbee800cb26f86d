import type { OutputOf } from '@smalspor/contract/operations';
import type { Question } from '@smalspor/domain/questionnaires';
import type { House } from '../house/house.ts';
import type { AskedPart } from './find-asked-part.ts';

type QuestionnaireView = OutputOf<'readQuestionnaire'>;

export function describeQuestionnaire(
  { configuration }: Pick<House, 'configuration'>,
  { mine, part, questionnaire, state }: AskedPart,
): QuestionnaireView {
  return {
    roundId: mine.entry.id,
    part: part.id,
    partName: part.name,
    askedAfter: part.occasion,
    unitName: mine.entry.unit.name,
    version: questionnaire.version,
    title: questionnaire.title,
    intro: questionnaire.intro,
    questions: questionnaire.questions.map(describeQuestion),
    minimumAnswers: configuration.disclosure.minimumAnswers,
    state,
  };
}

export function describeQuestion(question: Question): QuestionnaireView['questions'][number] {
  const { id, kind, text, required } = question;
  return {
    id,
    kind,
    text,
    required,
    ends: question.kind === 'scale' ? { low: question.low, high: question.high } : null,
    choices: question.kind === 'choice' ? [...question.choices] : [],
    help: question.kind === 'text' ? question.help : null,
  };
}
