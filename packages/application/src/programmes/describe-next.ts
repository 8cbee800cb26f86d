import type { OutputOf } from '@smalspor/contract/operations';
import {
  nextStep,
  type ProgrammeDefinition,
  type Round,
  type UnmetCondition,
} from '@smalspor/domain/programmes';
import {
  fillMessage,
  formatDay,
  inEachLanguage,
  type Localised,
  type Messages,
} from '@smalspor/domain/texts';
import type { PlainDate } from '@smalspor/domain/time';
import { nameOfPart } from './programme-text.ts';

/** What a round goes to next, and in words what it still waits for. */
export function describeNext(
  programme: ProgrammeDefinition,
  round: Round,
  today: PlainDate,
  messages: Messages,
): OutputOf<'readRound'>['next'] {
  const step = nextStep(programme, round, today);
  if (step === null) return null;
  return {
    phase: step.phase?.id ?? null,
    name: step.phase?.name ?? null,
    waitsFor: step.unmet.map((unmet) => describeUnmet(programme, unmet, messages)),
  };
}

function describeUnmet(
  programme: ProgrammeDefinition,
  { condition, done, needed, from }: UnmetCondition,
  messages: Messages,
): Localised {
  const [kind = '', of] = Object.entries(condition)[0] ?? [];
  return fillMessage(messages, `programme.waitsFor.${kind}`, {
    done: done ?? 0,
    needed: needed ?? 0,
    of: nameOfPart(programme, String(of)),
    from: from === null ? '' : inEachLanguage((language) => formatDay(from, language)),
  });
}
