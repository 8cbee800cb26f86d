import type { Localised } from '../texts/index.ts';
import type { Candidate } from './candidate.ts';
import { OWN_CONTROL } from './candidate.ts';
import { changeTail, type PeerChange } from './change-tail.ts';
import { compareFigures, compareWithKnown, differenceOf, Z_99 } from './difference.ts';
import type { IndicatorInput } from './input.ts';
import { referenceOf, yearBeforeAt } from './reference-level.ts';
import { TOPIC_OF } from './report-sections.ts';
import { NOTHING, type ReportTexts } from './report-texts.ts';
import { pointBefore } from './trend-block.ts';
import { printValue, valueStyleOf } from './value-style.ts';

/**
 * Messages about how much is prescribed. A change is judged against the same months a year before, a level against what
 * the list's age and sex lead to expect; nobody is told to be best.
 */
export function volumeCandidates(input: IndicatorInput, texts: ReportTexts): Candidate[] {
  const { id, kind } = input.definition;
  if (kind !== 'volume' || !texts.has(`volume.${id}.per`) || input.own.estimate.value === null) return [];
  const overTime = texts.has(`volume.${id}.fewer`) ? (turn(input, texts) ?? yearOnYear(input, texts)) : null;
  return [overTime, besideExpected(input, texts)].filter((candidate) => candidate !== null);
}

type Part = Pick<Candidate, 'rule' | 'tone' | 'text' | 'weight'> & { readonly block?: string };

function candidateOf(input: IndicatorInput, texts: ReportTexts, part: Part): Candidate {
  const { id, goal } = input.definition;
  const action = `action.${id}`;
  return {
    indicator: id,
    block: id,
    topic: TOPIC_OF[id] ?? 'volume',
    goal,
    action: texts.say(part.tone === 'strength' || !texts.has(action) ? 'action.keepUp' : action),
    ...part,
  };
}

/** Prescriptions in the period that a difference between two rates amounts to. */
function prescriptionsBetween(input: IndicatorInput, rate: number): number {
  const { estimate } = input.own;
  return estimate.value === null ? 0 : (Math.abs(estimate.value - rate) * estimate.denominator) / 12_000;
}

function turn(input: IndicatorInput, texts: ReportTexts): Candidate | null {
  const [middle, first] = [pointBefore(input.trend, 12), pointBefore(input.trend, 24)];
  const last = input.trend.at(-1);
  if (!middle || !first || !last || middle.own.estimate.value === null || first.own.estimate.value === null)
    return null;
  const { definition } = input;
  const [earlier, later] = [
    compareFigures(middle.own, first.own, definition),
    compareFigures(input.own, middle.own, definition),
  ];
  const down = earlier === 'higher' && later === 'lower';
  const up = earlier === 'lower' && later === 'higher';
  if (!down && !up) return null;
  const style = valueStyleOf(input);
  const print = (value: number | null) => printValue(value ?? 0, style);
  return candidateOf(input, texts, {
    rule: down ? 'volume-turned-down' : 'volume-turned-up',
    tone: down ? 'strength' : 'room',
    block: `${input.definition.id}-trend`,
    weight: prescriptionsBetween(input, middle.own.estimate.value) * OWN_CONTROL.volume,
    text: texts.say(down ? 'rule.volume-turned-down' : 'rule.volume-turned-up', {
      first: print(first.own.estimate.value),
      middle: print(middle.own.estimate.value),
      own: print(input.own.estimate.value),
      per: texts.say(`volume.${input.definition.id}.per`),
    }),
  });
}

function yearOnYear(input: IndicatorInput, texts: ReportTexts): Candidate | null {
  const { ownYearBefore: before, own, definition } = input;
  if (!before || before.estimate.value === null || own.estimate.value === null) return null;
  const style = valueStyleOf(input);
  const per = texts.say(`volume.${definition.id}.per`);
  const values = {
    own: printValue(own.estimate.value, style),
    before: printValue(before.estimate.value, style),
    per,
  };
  const verdict = compareFigures(own, before, definition);
  const weight = prescriptionsBetween(input, before.estimate.value) * OWN_CONTROL.volume;
  if (verdict !== 'higher' && verdict !== 'lower') {
    const text = texts.say('rule.volume-steady', values);
    return candidateOf(input, texts, { rule: 'volume-steady', tone: 'neutral', weight: 0, text });
  }
  const tail = tailOf(input, texts);
  return verdict === 'lower'
    ? candidateOf(input, texts, {
        rule: 'volume-improved',
        tone: 'strength',
        weight,
        text: texts.say('rule.volume-improved', {
          ...values,
          tail,
          fewer: texts.say(`volume.${definition.id}.fewer`),
        }),
      })
    : candidateOf(input, texts, {
        rule: 'volume-worsened',
        tone: 'room',
        weight,
        text: texts.say('rule.volume-worsened', {
          ...values,
          tail,
          more: texts.say(`volume.${definition.id}.more`),
        }),
      });
}

function tailOf(input: IndicatorInput, texts: ReportTexts): Localised {
  const { ownYearBefore: before, own, definition } = input;
  const change = before && differenceOf(own, before, definition);
  if (!change) return NOTHING;
  return changeTail(change, peerChangeOf(input), texts);
}

/** How the level that we compare with changed from the year before. */
function peerChangeOf(input: IndicatorInput): PeerChange | null {
  const reference = referenceOf(input);
  const before = reference && yearBeforeAt(input, reference);
  const difference = reference && before && differenceOf(reference.figure, before, input.definition);
  return reference && difference ? { ...reference, difference } : null;
}

function besideExpected(input: IndicatorInput, texts: ReportTexts): Candidate | null {
  const { own, expected, definition } = input;
  if (own.estimate.value === null || expected === null) return null;
  const verdict = compareWithKnown(own, expected, definition, Z_99);
  if (verdict !== 'higher' && verdict !== 'lower') return null;
  const style = valueStyleOf(input);
  const rule = verdict === 'lower' ? 'volume-below-expected' : 'volume-above-expected';
  return candidateOf(input, texts, {
    rule,
    tone: verdict === 'lower' ? 'strength' : 'room',
    weight: prescriptionsBetween(input, expected) * OWN_CONTROL.volume,
    text: texts.say(`rule.${rule}`, {
      own: printValue(own.estimate.value, style),
      expected: printValue(expected, style),
      per: texts.say(`volume.${definition.id}.per`),
    }),
  });
}
