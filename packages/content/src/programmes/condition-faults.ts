import type { Condition, Phase, ProgrammeDefinition } from '@smalspor/domain/programmes';
import type { Path } from '../reading/yaml-file.ts';

export interface ProgrammeFault {
  readonly part: Path;
  readonly fault: string;
}

/**
 * Conditions that name nothing, or that nobody could ever meet.
 * @param before phases that have begun when the conditions are looked at.
 */
export function conditionFaults(
  programme: ProgrammeDefinition,
  conditions: readonly Condition[],
  part: Path,
  before: number,
): readonly ProgrammeFault[] {
  const begun = programme.phases.slice(0, before);
  return conditions.flatMap((condition, index) => {
    const fault = faultOf(condition, programme, begun);
    return fault === null ? [] : [{ part: [...part, index], fault }];
  });
}

function faultOf(
  condition: Condition,
  programme: ProgrammeDefinition,
  begun: readonly Phase[],
): string | null {
  if ('participants' in condition) return peopleFault(condition.participants, programme);
  if ('reportIssued' in condition) return missing('report', condition.reportIssued, programme.reports);
  if ('moduleCompleted' in condition) return missing('module', condition.moduleCompleted, programme.modules);
  if ('monthsSince' in condition) return startFault(condition.monthsSince, begun);
  const meeting = 'meetingHeld' in condition ? condition.meetingHeld : condition.worksheetHandedIn;
  return missing('meeting', meeting, programme.meetings) ?? openingFault(meeting, begun);
}

function missing(what: string, id: string, list: readonly { readonly id: string }[]): string | null {
  return list.some((each) => each.id === id) ? null : `there is no ${what} ${id}`;
}

function peopleFault(people: number, { units }: ProgrammeDefinition): string | null {
  const alone = units.find((unit) => unit.people === 'one');
  return alone && people > 1 ? `a unit of the kind ${alone.id} never has ${people} people` : null;
}

function startFault(start: string, begun: readonly Phase[]): string | null {
  if (start === 'enrolment' || begun.some(({ id }) => id === start)) return null;
  return `${start} is no phase that has begun by then, so the time is never known`;
}

function openingFault(meeting: string, begun: readonly Phase[]): string | null {
  if (begun.some(({ meetings }) => meetings.includes(meeting))) return null;
  return `no phase before opens the meeting ${meeting}, so this can never be met`;
}
