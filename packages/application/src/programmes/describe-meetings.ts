import type { OutputOf } from '@smalspor/contract/operations';
import type { MeetingTime } from '@smalspor/database/programmes';
import type { Participant, ProgrammeDefinition, Round } from '@smalspor/domain/programmes';

/** The meetings of a round in the order of the programme, with the reader's own part in each. */
export function describeMeetings(
  programme: ProgrammeDefinition,
  round: Round,
  self: Participant | null,
  times: readonly MeetingTime[],
): OutputOf<'readRound'>['meetings'] {
  const begun = new Set(round.phases.map(({ id }) => id));
  return programme.meetings.map(({ id, name, hours, agenda, worksheet }) => {
    const time = times.find(({ meeting }) => meeting === id);
    return {
      id,
      name,
      hours,
      agenda: [...agenda],
      questions: [...worksheet],
      isOpen: programme.phases.some((phase) => phase.meetings.includes(id) && begun.has(phase.id)),
      time: time
        ? { startsAt: time.startsAt, endsAt: time.endsAt, place: time.place, version: time.version }
        : null,
      heldOn: round.meetings.get(id)?.heldOn ?? null,
      attended: self?.attended.has(id) ?? false,
      handedInOn: self?.worksheets.get(id) ?? null,
    };
  });
}
