import { listCertificates, type StoredCertificate } from '@smalspor/database/certificates';
import { listRounds, type RoundEntry, readRound } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import { systemScope } from '@smalspor/domain/access';
import { type CourseRound, roundsOfSameCourse } from '@smalspor/domain/certificates';
import {
  type Credit,
  certificateDue,
  creditsOf,
  joinParticipations,
  type Participant,
  type Participation,
  type ProgrammeDefinition,
  programmeAt,
  type Round,
  totalHours,
} from '@smalspor/domain/programmes';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { stateOf } from './certificate-state.ts';

/** A round with what its moves add up to. */
export interface ReadRound {
  readonly entry: RoundEntry;
  readonly programme: ProgrammeDefinition;
  readonly round: Round;
}

/** How somebody stands with the certificate of a course, in however many groups it is taken. */
export interface CertificateStanding {
  /** What a certificate can be written for now; `null` when there is nothing new to tell. */
  readonly due: Credit | null;
  /** The hours under every set of rules in force on the day of joining. */
  readonly credits: readonly Credit[];
  /** The round in question first, then the others of the same course. */
  readonly rounds: readonly [CourseRound, ...(readonly CourseRound[])];
  /** What was done in the others; `null` where there is no other. */
  readonly elsewhere: Participation | null;
  /** The newest first; a later certificate replaces them. */
  readonly inForce: readonly StoredCertificate[];
  /** The one that was withdrawn last, as long as nothing has been issued after it; `null` otherwise. */
  readonly withdrawn: StoredCertificate | null;
}

/** The same hours are told once: what stands on a certificate of another group is not due here. */
export async function certificateStanding(
  { content }: Pick<House, 'content'>,
  db: Db,
  here: ReadRound,
  participant: Participant,
): Promise<CertificateStanding> {
  const { programme, round } = here;
  const entries = await listRounds(db, { programme: programme.id, participant: participant.id });
  const others = await Promise.all(
    entries
      .filter(({ id }) => id !== here.entry.id)
      .map(async (entry): Promise<ReadRound[]> => {
        const followed = programmeAt(content.programmes, entry.programme);
        if (!followed) return [];
        return [{ entry, programme: followed, round: await readRound(db, entry.id, followed) }];
      }),
  );
  const given = withDays(here);
  const course = roundsOfSameCourse([given, ...others.flat().map(withDays)], given);
  const rest = course.filter((each) => each !== given);
  const parts = rest.flatMap(({ read }) => courseRound(read, participant.id));
  const participations = parts.map(({ participation }) => participation);
  const [own] = courseRound(here, participant.id);
  if (!own) throw new Error('The participant is not in the round');
  const ids = new Set([own, ...parts].map(({ roundId }) => roundId));
  const issued = (
    await listCertificates(db, systemScope('issue-certificates'), {
      participant: participant.id,
      programme: programme.id,
    })
  ).filter(({ roundId }) => ids.has(roundId));
  const inForce = issued.filter((each) => stateOf(each) === 'in-force');
  const [newest] = issued;
  const told = inForce.reduce((sum, { model }) => sum + totalHours(model.hours), 0);
  const due = certificateDue(programme, round, participant, participations);
  const [other, ...more] = participations;
  return {
    due: due !== null && totalHours(due.hours) > told ? due : null,
    credits: creditsOf(programme, participant, participations),
    rounds: [own, ...parts],
    elsewhere: other ? joinParticipations(other, ...more) : null,
    inForce,
    // Whatever was issued after it has replaced it in its turn.
    withdrawn: inForce.length === 0 && newest?.withdrawn ? newest : null,
  };
}

function withDays(read: ReadRound) {
  const { enrolledOn, closedOn } = read.round;
  return { read, from: enrolledOn ?? norwegianDateOf(read.entry.openedAt), to: closedOn };
}

function courseRound({ entry, programme, round }: ReadRound, participant: string): CourseRound[] {
  const participation = round.participants.get(participant);
  if (!participation) return [];
  const kind = programme.units.find(({ id }) => id === entry.unit.kind);
  return [{ roundId: entry.id, group: kind?.people === 'one' ? null : entry.unit.name, participation }];
}
