import type { Localised } from '../texts/index.ts';
import { changeTail } from './change-tail.ts';
import { differenceOf, isShareOfCounts } from './difference.ts';
import { type AnyIndicatorInput, type BeforeAfter, COMPARATOR_LEVELS } from './input.ts';
import { levelLabel, twelveMonthsLabel } from './level-texts.ts';
import type { ChangeBlock, ChangeRow, RowLevel } from './model.ts';
import type { ReportTexts } from './report-texts.ts';
import { definitionText, printValue, unitOf, type ValueStyle, valueStyleOf } from './value-style.ts';

/** Own change and each level's, with interval; `null` where the indicator has no follow-up. */
export function changeBlock(input: AnyIndicatorInput, texts: ReportTexts): ChangeBlock | null {
  const { change, definition } = input;
  if (!change) return null;
  const style = valueStyleOf(input);
  const rows = [rowOf('own', change.own, input, texts)];
  for (const level of COMPARATOR_LEVELS) {
    const peer = change.comparators[level];
    if (peer) rows.push(rowOf(level, peer, input, texts));
  }
  return {
    id: `${definition.id}-change`,
    indicator: definition.id,
    title: definitionText(definition, 'short'),
    unit: unitOf(definition, texts),
    ...style,
    measure: isShareOfCounts(definition) ? 'points' : 'percent',
    rows,
    summary: summaryOf(change.own, input, style, texts),
  };
}

function rowOf(
  level: RowLevel,
  { before, after, window }: BeforeAfter,
  input: AnyIndicatorInput,
  texts: ReportTexts,
): ChangeRow {
  // Two figures of different places have no change: neither is shown.
  const isSame = before.restOf === after.restOf;
  const difference = isSame ? differenceOf(after, before, input.definition) : null;
  const missing = isSame
    ? [after.estimate, before.estimate].find((estimate) => estimate.value === null)
    : HIDDEN;
  const labelOf = window === 'rolling12' ? twelveMonthsLabel : levelLabel;
  return {
    level,
    label: labelOf(level, isSame ? after.restOf : undefined, texts),
    before: isSame ? before.estimate.value : null,
    after: isSame ? after.estimate.value : null,
    change: difference?.value ?? null,
    low: difference?.low ?? null,
    high: difference?.high ?? null,
    note: missing && missing.value === null ? texts.say(`note.${missing.reason}`) : null,
  };
}

/** Whose change the sentence sets beside the own one: those whom the programme had not reached, where they are known. */
const PEERS_OF_CHANGE = ['controls', 'county', 'nation'] as const;

const HIDDEN = { value: null, reason: 'suppressed' } as const;

function summaryOf(
  own: BeforeAfter,
  input: AnyIndicatorInput,
  style: ValueStyle,
  texts: ReportTexts,
): Localised {
  const difference = differenceOf(own.after, own.before, input.definition);
  if (!difference || own.before.estimate.value === null || own.after.estimate.value === null) {
    return texts.say('change.missing');
  }
  const level = PEERS_OF_CHANGE.find((each) => input.change?.comparators[each]) ?? 'nation';
  const beside = input.change?.comparators[level];
  const peer = beside && differenceOf(beside.after, beside.before, input.definition);
  const beyondChance = difference.low > 0 || difference.high < 0;
  return texts.say(beyondChance ? 'change.differs' : 'change.chance', {
    before: printValue(own.before.estimate.value, style),
    after: printValue(own.after.estimate.value, style),
    tail: changeTail(difference, peer ? { level, difference: peer, figure: beside.after } : null, texts),
  });
}
