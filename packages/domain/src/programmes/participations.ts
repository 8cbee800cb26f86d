import type { Month } from '../time/index.ts';

/** A doctor or an institution that takes part in a programme, or has done, as one source tells it. */
export interface UnitParticipation {
  readonly programme: string;
  /** The lake's number of a doctor; `null` for an institution. */
  readonly prescriber: number | null;
  /** The number of an institution; `null` for a doctor. */
  readonly organisation: number | null;
  readonly started: Month;
}

/** Somebody who takes part, by what all sources tell. */
export interface ProgrammeParticipant extends UnitParticipation {
  /** The first month by a delivered list; `null` where none names it. */
  readonly delivered: Month | null;
  /** The first month of a round in this house; `null` where there is none. */
  readonly own: Month | null;
}

/**
 * Everybody who takes part, once for each programme, in a steady order. Where a delivered list and this house both name somebody,
 * the earlier month holds: what came later is the same participation going on.
 */
export function participantsOf({
  delivered,
  own,
}: {
  readonly delivered: readonly UnitParticipation[];
  readonly own: readonly UnitParticipation[];
}): readonly ProgrammeParticipant[] {
  const found = new Map<string, ProgrammeParticipant>();
  const add = (each: UnitParticipation, source: 'delivered' | 'own') => {
    const { programme, prescriber, organisation, started } = each;
    const key = `${programme} ${prescriber} ${organisation}`;
    const known = found.get(key) ?? {
      programme,
      prescriber,
      organisation,
      started,
      delivered: null,
      own: null,
    };
    found.set(key, {
      ...known,
      started: earlier(known.started, started),
      [source]: earlier(known[source] ?? started, started),
    });
  };
  for (const each of delivered) add(each, 'delivered');
  for (const each of own) add(each, 'own');
  return [...found.values()].sort(byUnit);
}

/** Numbers of the institutions among some participants, each once, in their order. */
export function institutionsTakingPart(participants: readonly ProgrammeParticipant[]): readonly number[] {
  return [...new Set(participants.flatMap(({ organisation }) => organisation ?? []))].sort((a, b) => a - b);
}

function earlier(a: Month, b: Month): Month {
  return a < b ? a : b;
}

function byUnit(a: ProgrammeParticipant, b: ProgrammeParticipant): number {
  if (a.programme !== b.programme) return a.programme < b.programme ? -1 : 1;
  return (a.prescriber ?? 0) - (b.prescriber ?? 0) || (a.organisation ?? 0) - (b.organisation ?? 0);
}
