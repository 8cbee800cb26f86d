import {
  areaText,
  compareFigures,
  type KeyMessage,
  printValue,
  type ReportTexts,
  referenceOf,
  type Verdict,
  valueStyleOf,
} from '../reports/index.ts';
import type { InstitutionIndicatorInput } from './input.ts';

/** A sentence with what it says: whether the institution lies apart from the others, or was before, by more than chance. */
export interface Sentence {
  readonly message: KeyMessage;
  readonly standsOut: boolean;
  /** Whether it was set against anything. */
  readonly isCompared: boolean;
}

/**
 * The own figure beside wards of the same type in the county; where that is hidden, in the country. Two figures that chance
 * may explain are never called different. `null` without an own figure or without words for it.
 */
export function levelSentence(input: InstitutionIndicatorInput, texts: ReportTexts): Sentence | null {
  const { definition, own } = input;
  const key = `state.${definition.id}`;
  if (own.estimate.value === null || !texts.has(key)) return null;
  const style = valueStyleOf(input);
  const print = (value: number) => printValue(value, style);
  const isNone = own.estimate.numerator === 0 && texts.has(`none.${definition.id}`);
  const state = isNone
    ? texts.say(`none.${definition.id}`)
    : texts.say(key, { own: print(own.estimate.value) });
  const reference = referenceOf(input);
  if (!reference) return sentence(input, 'alone', texts.say('rule.level-alone', { state }), isNone, texts);
  const verdict = compareFigures(own, reference.figure, definition);
  const rule = ruleOf(verdict, print(own.estimate.value).nb === print(reference.value).nb);
  const text = texts.say(`rule.level-${rule}`, {
    state,
    peer: print(reference.value),
    area: areaText(reference, 'area', texts),
    areaFirst: areaText(reference, 'areaFirst', texts),
  });
  return sentence(input, rule, text, isNone, texts);
}

type LevelRule = 'higher' | 'lower' | 'chance' | 'same' | 'beside' | 'alone';

function ruleOf(verdict: Verdict, printsAlike: boolean): LevelRule {
  if (printsAlike) return 'same';
  if (verdict === 'unknown') return 'beside';
  return verdict === 'within-chance' ? 'chance' : verdict;
}

function sentence(
  { definition }: InstitutionIndicatorInput,
  rule: LevelRule,
  text: KeyMessage['text'],
  isNone: boolean,
  texts: ReportTexts,
): Sentence {
  const standsOut = rule === 'higher' || rule === 'lower';
  const isGood = rule === definition.direction;
  const tone = !standsOut || definition.direction === 'none' ? 'neutral' : isGood ? 'strength' : 'room';
  return {
    standsOut,
    isCompared: rule !== 'alone' && rule !== 'beside',
    message: {
      rule: `level-${rule}`,
      tone,
      indicator: definition.id,
      block: definition.id,
      text,
      action: isNone ? null : actionOf(definition.id, tone, texts),
      goal: definition.goal,
    },
  };
}

/** What to do, from the first sentence on: also where nothing differs, the advice on urine samples is the same. */
export function actionOf(id: string, tone: KeyMessage['tone'], texts: ReportTexts): KeyMessage['action'] {
  if (tone === 'strength') return texts.say('action.keepUp');
  const key = `action.${id}`;
  return texts.has(key) ? texts.say(key) : null;
}
