import { Z_95 } from '../statistics/index.ts';
import type { Localised } from '../texts/index.ts';
import { type Candidate, OWN_CONTROL } from './candidate.ts';
import { changeTail, type PeerChange } from './change-tail.ts';
import { differenceOf, Z_99 } from './difference.ts';
import type { IndicatorInput } from './input.ts';
import { TOPIC_OF } from './report-sections.ts';
import type { ReportTexts } from './report-texts.ts';
import { printValue, valueStyleOf } from './value-style.ts';

/**
 * How the months after the start went, against the same calendar months a year earlier. The main figures were chosen
 * beforehand: they are judged alone, and told also when they did not move.
 */
export function followUpCandidates(input: IndicatorInput, isMain: boolean, texts: ReportTexts): Candidate[] {
  const { change, definition } = input;
  if (!change) return [];
  const { before, after } = change.own;
  const difference = differenceOf(after, before, definition, isMain ? Z_95 : Z_99);
  if (!difference || after.estimate.value === null || before.estimate.value === null) return [];
  const lead = leadOf(input, after.estimate.value, texts);
  if (!lead) return [];
  const style = valueStyleOf(input);
  const values = { lead, before: printValue(before.estimate.value, style) };
  const moved = difference.low > 0 ? 'higher' : difference.high < 0 ? 'lower' : null;
  if (moved === null && !isMain) return [];
  const tail = changeTail(difference, peerChange(input), texts);
  const good = moved === definition.direction;
  const rule = moved === null ? 'follow-up-steady' : good ? 'follow-up-improved' : 'follow-up-worsened';
  const amount = Math.abs(after.estimate.value - before.estimate.value) * after.estimate.denominator;
  const concerned =
    definition.kind === 'choice'
      ? (amount / 100) * OWN_CONTROL.choice
      : (amount / 12_000) * OWN_CONTROL.volume;
  return [
    {
      rule,
      tone: moved === null ? 'neutral' : good ? 'strength' : 'room',
      indicator: definition.id,
      block: `${definition.id}-change`,
      topic: TOPIC_OF[definition.id] ?? 'broad',
      text: texts.say(`rule.${rule}`, { ...values, tail }),
      action: texts.say(
        good || !texts.has(`action.${definition.id}`) ? 'action.keepUp' : `action.${definition.id}`,
      ),
      goal: definition.goal,
      weight: moved === null ? 0 : concerned,
    },
  ];
}

function leadOf(
  { definition, ...input }: IndicatorInput,
  after: number,
  texts: ReportTexts,
): Localised | null {
  const value = printValue(after, valueStyleOf({ definition, ...input }));
  if (texts.has(`volume.${definition.id}.lead`))
    return texts.say(`volume.${definition.id}.lead`, { after: value });
  return texts.has(`state.${definition.id}`) ? texts.say(`state.${definition.id}`, { own: value }) : null;
}

/** The county's change in the same months; where it is hidden, the country's. */
function peerChange({ change, definition }: IndicatorInput): PeerChange | null {
  for (const level of ['county', 'nation'] as const) {
    const peer = change?.comparators[level];
    const difference = peer && differenceOf(peer.after, peer.before, definition);
    if (difference) return { level, difference };
  }
  return null;
}
