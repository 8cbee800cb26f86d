import type { Localised } from '../texts/index.ts';
import type { IndicatorInput } from './input.ts';
import type { KeyMessage } from './model.ts';
import { TOPIC_OF, type Topic } from './report-sections.ts';
import type { ReportTexts } from './report-texts.ts';
import { printValue, valueStyleOf } from './value-style.ts';

const COUNT = 3;

const REASONS_OF: Readonly<Record<Topic, readonly string[]>> = {
  respiratory: ['respiratory', 'allergy'],
  urinary: ['urinary'],
  volume: ['volume'],
  broad: ['broad'],
};

const QUESTION_OF: Readonly<Record<Topic, string | null>> = {
  respiratory: 'penicillin-v-share',
  urinary: 'uti-first-choice-share',
  volume: 'prescriptions-per-1000',
  broad: null,
};

/** Typical reasons behind the messages with room in them, and what colleagues did; then the common ones. */
export function reasonTexts(messages: readonly KeyMessage[], texts: ReportTexts): Localised[] {
  const keys = [
    ...topicsOf(messages).flatMap((topic) => REASONS_OF[topic]),
    'volume',
    'respiratory',
    'locum',
  ];
  return unique(keys)
    .slice(0, COUNT)
    .map((key) => texts.say(`reason.${key}`));
}

/** Three questions for the meeting: made from the group's figures where they are shown, then the open ones. */
export function questionTexts(
  messages: readonly KeyMessage[],
  inputs: readonly IndicatorInput[],
  texts: ReportTexts,
): Localised[] {
  const topics: Topic[] = [...topicsOf(messages), 'respiratory', 'volume', 'urinary'];
  const questions: Localised[] = [];
  for (const id of unique(topics.map((topic) => QUESTION_OF[topic]))) {
    const input = id === null ? undefined : inputs.find(({ definition }) => definition.id === id);
    const question = input && fromFigures(input, texts);
    if (question && questions.length < COUNT - 1) questions.push(question);
  }
  const open = ['barriers', 'together', 'surprise'].map((key) => texts.say(`question.${key}`));
  return [...questions, ...open].slice(0, COUNT);
}

function fromFigures(input: IndicatorInput, texts: ReportTexts): Localised | null {
  const group = input.comparators.group?.estimate.value ?? null;
  const nation = input.comparators.nation?.estimate.value ?? null;
  if (group === null || nation === null) return null;
  const style = valueStyleOf(input);
  return texts.say(`question.${input.definition.id}`, {
    group: printValue(group, style),
    nation: printValue(nation, style),
  });
}

function topicsOf(messages: readonly KeyMessage[]): Topic[] {
  return messages.flatMap(({ tone, indicator }) => {
    const topic = tone === 'room' && indicator !== null ? TOPIC_OF[indicator] : undefined;
    return topic ? [topic] : [];
  });
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
