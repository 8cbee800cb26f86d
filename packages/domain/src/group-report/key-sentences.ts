import {
  areaText,
  compareFigures,
  followUpCandidates,
  type IndicatorInput,
  type KeyMessage,
  printValue,
  type ReportTexts,
  referenceOf,
  valueStyleOf,
} from '../reports/index.ts';

const MOST_SENTENCES = 3;

/** What the first sentences are about, in order; what has no figure gives way to the next. */
const TOLD_FIRST = ['penicillin-v-share', 'prescriptions-per-1000', 'uti-first-choice-share'];

/** Three plain sentences: of the choice in respiratory infections, of how much, of the choice in urinary ones. */
export function keySentences(
  inputs: readonly IndicatorInput[],
  isFollowUp: boolean,
  texts: ReportTexts,
): KeyMessage[] {
  const first = TOLD_FIRST.flatMap((id) => inputs.find(({ definition }) => definition.id === id) ?? []);
  const rest = inputs.filter((input) => !first.includes(input));
  const sentences: KeyMessage[] = [];
  for (const input of [...first, ...rest]) {
    if (sentences.length === MOST_SENTENCES) break;
    const sentence = isFollowUp ? sentenceOfChange(input, texts) : sentenceOfLevel(input, texts);
    if (sentence) sentences.push(sentence);
  }
  return sentences;
}

function sentenceOfChange(input: IndicatorInput, texts: ReportTexts): KeyMessage | null {
  const [candidate] = followUpCandidates(input, true, texts);
  if (!candidate) return null;
  const { topic: _, weight: __, ...message } = candidate;
  return message;
}

function sentenceOfLevel(input: IndicatorInput, texts: ReportTexts): KeyMessage | null {
  const { definition, own } = input;
  const key = `state.${definition.id}`;
  if (own.estimate.value === null || !texts.has(key)) return null;
  const style = valueStyleOf(input);
  const state = texts.say(key, { own: printValue(own.estimate.value, style) });
  const reference = referenceOf(input);
  const message = {
    rule: 'group-level',
    indicator: definition.id,
    block: definition.id,
    goal: definition.goal,
  };
  if (!reference) return { ...message, tone: 'neutral', text: state, action: null };
  const verdict = compareFigures(own, reference.figure, definition);
  const isDifferent = verdict === 'higher' || verdict === 'lower';
  const text = texts.say(
    `sentence.${isDifferent ? 'differs' : verdict === 'unknown' ? 'beside' : 'chance'}`,
    {
      state,
      areaFirst: areaText(reference, 'areaFirst', texts),
      peer: printValue(reference.value, style),
    },
  );
  const { direction } = definition;
  if (!isDifferent || direction === 'none') return { ...message, tone: 'neutral', text, action: null };
  const isGood = verdict === direction;
  const action =
    isGood || !texts.has(`action.${definition.id}`) ? 'action.keepUp' : `action.${definition.id}`;
  return { ...message, tone: isGood ? 'strength' : 'room', text, action: texts.say(action) };
}
