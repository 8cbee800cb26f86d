import { Z_95 } from '../statistics/index.ts';
import type { Localised } from '../texts/index.ts';
import { type Candidate, OWN_CONTROL } from './candidate.ts';
import { changeTail, type PeerChange } from './change-tail.ts';
import { type Difference, differenceOf, Z_99 } from './difference.ts';
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
  const outcome = outcomeOf(difference, input);
  if (!lead || (outcome === 'steady' && !isMain)) return [];
  const action = `action.${definition.id}`;
  return [
    {
      rule: `follow-up-${outcome}`,
      tone: TONE_OF[outcome],
      indicator: definition.id,
      block: `${definition.id}-change`,
      topic: TOPIC_OF[definition.id] ?? 'broad',
      text: texts.say(`rule.follow-up-${outcome}`, {
        lead,
        before: printValue(before.estimate.value, valueStyleOf(input)),
        tail: changeTail(difference, peerChange(input), texts),
      }),
      action: texts.say(outcome === 'improved' || !texts.has(action) ? 'action.keepUp' : action),
      goal: definition.goal,
      weight: prescriptionsConcerned(
        after.estimate.value - before.estimate.value,
        after.estimate.denominator,
        definition,
      ),
    },
  ];
}

type Outcome = 'improved' | 'worsened' | 'steady';

const TONE_OF = { improved: 'strength', worsened: 'room', steady: 'neutral' } as const;

function outcomeOf({ low, high }: Difference, { definition }: IndicatorInput): Outcome {
  if (low <= 0 && high >= 0) return 'steady';
  return (low > 0 ? 'higher' : 'lower') === definition.direction ? 'improved' : 'worsened';
}

function prescriptionsConcerned(
  gap: number,
  denominator: number,
  { kind }: IndicatorInput['definition'],
): number {
  const amount = Math.abs(gap) * denominator;
  return kind === 'choice' ? (amount / 100) * OWN_CONTROL.choice : (amount / 12_000) * OWN_CONTROL.volume;
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
    if (difference) return { level, difference, figure: peer.after };
  }
  return null;
}
