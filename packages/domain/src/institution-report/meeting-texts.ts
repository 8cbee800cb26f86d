import {
  areaText,
  definitionText,
  joinSentences,
  printValue,
  type ReportTexts,
  referenceOf,
  valueStyleOf,
} from '../reports/index.ts';
import { formatDay, inEachLanguage, type Localised } from '../texts/index.ts';
import type { InstitutionGoalInput, InstitutionIndicatorInput, InstitutionReportInput } from './input.ts';

const QUESTIONS = 4;

/** Questions that a figure raises, in the order of the report's story. */
const ASKED = [
  'institution-urinary',
  'institution-methenamine',
  'institution-ciprofloxacin',
  'institution-pivmecillinam-share',
  'institution-total',
];

/** At most three questions made from the figures, then one that needs none. */
export function meetingQuestions(
  inputs: readonly InstitutionIndicatorInput[],
  texts: ReportTexts,
): Localised[] {
  const asked = ASKED.flatMap((id) => {
    const input = inputs.find(({ definition }) => definition.id === id);
    return input ? (questionOf(input, texts) ?? []) : [];
  });
  const open = ['barriers', 'surprise', 'together', 'decide'].map((key) => texts.say(`question.${key}`));
  return [...asked.slice(0, QUESTIONS - 1), ...open].slice(0, QUESTIONS);
}

/** A medicine that was not bought raises no question. */
function questionOf(input: InstitutionIndicatorInput, texts: ReportTexts): Localised | null {
  const { estimate } = input.own;
  if (estimate.value === null || !(estimate.numerator > 0)) return null;
  const style = valueStyleOf(input);
  const reference = referenceOf(input);
  const own = printValue(estimate.value, style);
  const id = input.definition.id;
  if (!reference) return texts.say(`question.${id}.alone`, { own });
  return texts.say(`question.${id}.beside`, {
    own,
    peer: printValue(reference.value, style),
    area: areaText(reference, 'area', texts),
  });
}

/** Why figures become as they are, and what other homes did about it. */
export function reasonTexts(texts: ReportTexts): Localised[] {
  return ['urinary', 'methenamine', 'purchases'].map((key) => texts.say(`reason.${key}`));
}

/** What the home may write down: the year's goal or what it has set already, measures, in-house teaching. */
export function planTexts(
  goals: InstitutionReportInput['goals'],
  inputs: readonly InstitutionIndicatorInput[],
  texts: ReportTexts,
): Localised[] {
  const set = goals.flatMap((goal) => goalText(goal, inputs, texts) ?? []);
  const open = ['measures', 'teaching'].map((key) => texts.say(`plan.${key}`));
  return [...(set.length > 0 ? set : [texts.say('plan.goal')]), ...open];
}

function goalText(
  { indicator, target, by, measures }: InstitutionGoalInput,
  inputs: readonly InstitutionIndicatorInput[],
  texts: ReportTexts,
): Localised | null {
  const input = inputs.find(({ definition }) => definition.id === indicator);
  if (!input) return null;
  const list = inEachLanguage((language) => measures.map((measure) => measure[language]).join('; '));
  return joinSentences([
    texts.say('plan.goalSet', {
      name: definitionText(input.definition, 'short'),
      target: printValue(target, valueStyleOf(input)),
      by: inEachLanguage((language) => formatDay(by, language)),
    }),
    ...(measures.length > 0 ? [texts.say('plan.measuresChosen', { measures: list })] : []),
  ]);
}
