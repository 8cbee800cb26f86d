import {
  changeTail,
  type Difference,
  differenceOf,
  type KeyMessage,
  NOTHING,
  printValue,
  type ReportTexts,
  valueStyleOf,
} from '../reports/index.ts';
import type { Localised } from '../texts/index.ts';
import type { InstitutionIndicatorInput } from './input.ts';
import { actionOf, type Sentence } from './level-sentence.ts';
import type { InstitutionMoment } from './model.ts';

/**
 * How it went after the institution joined, against the same months before, and beside those whom the programme had not
 * reached: a fall that they had too is no effect. Where they are not known, beside the county.
 * `null` where one of the two periods has no figure.
 */
export function changeSentence(
  input: InstitutionIndicatorInput,
  moment: InstitutionMoment,
  texts: ReportTexts,
): Sentence | null {
  const { change, definition } = input;
  const key = `state.${definition.id}`;
  if (!change || !texts.has(key)) return null;
  const { before, after } = change.own;
  const difference = differenceOf(after, before, definition);
  if (!difference || before.estimate.value === null || after.estimate.value === null) return null;
  const style = valueStyleOf(input);
  const outcome = outcomeOf(difference, input);
  const moved = difference.low > 0 ? 'rose' : difference.high < 0 ? 'fell' : 'chance';
  const text = texts.say(`rule.change-${moved}`, {
    state: texts.say(key, { own: printValue(after.estimate.value, style) }),
    before: printValue(before.estimate.value, style),
    when: texts.say(moment === 'six-months' ? 'when.sameMonths' : 'when.yearBefore'),
    tail: tailOf(input, difference, texts),
  });
  const tone = TONE_OF[outcome];
  return {
    standsOut: moved !== 'chance',
    isCompared: true,
    message: {
      rule: `change-${outcome}`,
      tone,
      indicator: definition.id,
      block: `${definition.id}-change`,
      text,
      action: actionOf(definition.id, tone, texts),
      goal: definition.goal,
    },
  };
}

type Outcome = 'improved' | 'worsened' | 'moved' | 'steady';

const TONE_OF: Readonly<Record<Outcome, KeyMessage['tone']>> = {
  improved: 'strength',
  worsened: 'room',
  moved: 'neutral',
  steady: 'neutral',
};

function outcomeOf({ low, high }: Difference, { definition }: InstitutionIndicatorInput): Outcome {
  if (low <= 0 && high >= 0) return 'steady';
  if (definition.direction === 'none') return 'moved';
  return (low > 0 ? 'higher' : 'lower') === definition.direction ? 'improved' : 'worsened';
}

function tailOf(
  { change, definition }: InstitutionIndicatorInput,
  own: Difference,
  texts: ReportTexts,
): Localised {
  for (const level of ['controls', 'county'] as const) {
    const peer = change?.comparators[level];
    const difference = peer && differenceOf(peer.after, peer.before, definition);
    if (difference) return changeTail(own, { level, difference, figure: peer.after }, texts);
  }
  return NOTHING;
}
