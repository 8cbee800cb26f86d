import type { Candidate } from './candidate.ts';
import { OWN_CONTROL, WORTH_A_MESSAGE } from './candidate.ts';
import { compareFigures, compareWithKnown, type Verdict, Z_99 } from './difference.ts';
import type { IndicatorInput } from './input.ts';
import { areaText } from './level-texts.ts';
import { referenceOf } from './reference-level.ts';
import { TOPIC_OF } from './report-sections.ts';
import { NOTHING, type ReportTexts } from './report-texts.ts';
import { printValue, valueStyleOf } from './value-style.ts';

/** Whether the reader lies on the good or the poor side of something, beyond chance. */
type Side = 'good' | 'poor' | 'level';

/** Messages about which agent is chosen; the achievable level is the yardstick. At most one message for an indicator. */
export function choiceCandidates(input: IndicatorInput, texts: ReportTexts): Candidate[] {
  const { definition, own } = input;
  const { id, kind, direction } = definition;
  if (kind !== 'choice' || direction === 'none' || own.estimate.value === null) return [];
  if (!texts.has(`state.${id}`)) return [];
  const candidate =
    improvedOrWorsened(input, texts) ?? roomForMore(input, texts) ?? betterThanPeers(input, texts);
  return candidate && candidate.weight >= WORTH_A_MESSAGE ? [candidate] : [];
}

function sideOf(verdict: Verdict, input: IndicatorInput): Side {
  if (verdict === 'unknown' || verdict === 'within-chance') return 'level';
  return verdict === input.definition.direction ? 'good' : 'poor';
}

function benchmarkSide(input: IndicatorInput): Side {
  if (!input.benchmark) return 'level';
  return sideOf(compareWithKnown(input.own, input.benchmark.value, input.definition, Z_99), input);
}

/** Prescriptions of the period between own share and another. */
function prescriptionsBetween(input: IndicatorInput, share: number): number {
  const { estimate } = input.own;
  return estimate.value === null ? 0 : (Math.abs(estimate.value - share) / 100) * estimate.denominator;
}

type Part = Pick<Candidate, 'rule' | 'tone' | 'weight'> & {
  readonly before?: number;
  readonly hasRoom: boolean;
};

function candidateOf(input: IndicatorInput, texts: ReportTexts, part: Part): Candidate {
  const { id, goal } = input.definition;
  const style = valueStyleOf(input);
  const reference = referenceOf(input);
  const { before, hasRoom, ...rest } = part;
  const own = printValue(input.own.estimate.value ?? 0, style);
  const text = texts.say(`rule.${part.rule}`, {
    state: texts.say(`state.${id}`, { own }),
    before: before === undefined ? '' : printValue(before, style),
    goalpost:
      hasRoom && input.benchmark
        ? texts.say('goalpost', { benchmark: printValue(input.benchmark.value, style) })
        : NOTHING,
    peer: reference ? printValue(reference.value, style) : '',
    areaFirst: reference ? areaText(reference, 'areaFirst', texts) : '',
  });
  return {
    ...rest,
    indicator: id,
    block: id,
    topic: TOPIC_OF[id] ?? 'broad',
    goal,
    action: texts.say(hasRoom ? `action.${id}` : 'action.keepUp'),
    text,
  };
}

function improvedOrWorsened(input: IndicatorInput, texts: ReportTexts): Candidate | null {
  const before = input.ownYearBefore;
  if (!before || before.estimate.value === null) return null;
  const side = sideOf(compareFigures(input.own, before, input.definition, Z_99), input);
  if (side === 'level') return null;
  const weight = prescriptionsBetween(input, before.estimate.value) * OWN_CONTROL.choice;
  const hasRoom = side === 'poor' || benchmarkSide(input) === 'poor';
  return side === 'good'
    ? candidateOf(input, texts, {
        rule: 'choice-improved',
        tone: 'strength',
        weight,
        before: before.estimate.value,
        hasRoom,
      })
    : candidateOf(input, texts, {
        rule: 'choice-worsened',
        tone: 'room',
        weight,
        before: before.estimate.value,
        hasRoom,
      });
}

function roomForMore(input: IndicatorInput, texts: ReportTexts): Candidate | null {
  if (!input.benchmark || benchmarkSide(input) !== 'poor') return null;
  const weight = prescriptionsBetween(input, input.benchmark.value) * OWN_CONTROL.choice;
  return candidateOf(input, texts, { rule: 'choice-room', tone: 'room', weight, hasRoom: true });
}

function betterThanPeers(input: IndicatorInput, texts: ReportTexts): Candidate | null {
  const reference = referenceOf(input);
  if (!reference) return null;
  const verdict = compareFigures(input.own, reference.figure, input.definition, Z_99);
  if (sideOf(verdict, input) !== 'good') return null;
  const weight = prescriptionsBetween(input, reference.value) * OWN_CONTROL.choice;
  return candidateOf(input, texts, { rule: 'choice-better', tone: 'strength', weight, hasRoom: false });
}
