import type { Registered, StoredEvent } from '@smalspor/database/events';
import { findRound, listRounds, readRound } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import { type Actor, mayAtInstitution } from '@smalspor/domain/access';
import type { Institution } from '@smalspor/domain/institutions';
import { type MoveBody, programmeAt, type Round } from '@smalspor/domain/programmes';
import { isRefusal } from '@smalspor/domain/refusal';
import { norwegianDateOf, type PlainDate } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { listInstitutionsToday, targetOfInstitution } from '../institutions/find-institution.ts';
import { participantOf } from '../programmes/participant-of.ts';
import { recordMoves } from '../programmes/record-moves.ts';

/** Those of some institutions that the actor follows: nobody else has a say in their rounds. */
export function followedOf(
  house: Pick<House, 'content' | 'now'>,
  actor: Actor,
  homes: readonly Institution[],
  organisations: readonly number[],
): readonly number[] {
  return homes
    .filter((home) => organisations.includes(home.organisation))
    .filter((home) => mayAtInstitution(actor, 'follow-institutions', targetOfInstitution(house, home)))
    .map(({ organisation }) => organisation);
}

/** Those of each institution who were there, as rounds name them. */
export function presentByInstitution(
  registrations: readonly Registered[],
  present: readonly string[],
): ReadonlyMap<number, readonly string[]> {
  const there = registrations.filter(
    ({ personId, state, organisation }) =>
      state === 'registered' && organisation !== null && present.includes(personId),
  );
  const grouped = Map.groupBy(there, ({ organisation }) => organisation ?? 0);
  return new Map(
    [...grouped].map(([organisation, people]) => [
      organisation,
      people.map(({ personId, hpr }) => participantOf({ userId: personId, hpr })),
    ]),
  );
}

/**
 * Records in each institution's round that its people have been to the meeting that an event counts as, where the
 * actor follows the institution. Whoever is not in the round is left out, and a round that has not come to the meeting stays as it is. Nobody's attendance is taken away here: who
 * was noted by mistake is taken out in the round itself, where a certificate may stand against it.
 */
export async function recordMeeting(
  house: House,
  trx: Db,
  actor: Actor,
  event: StoredEvent,
  there: ReadonlyMap<number, readonly string[]>,
): Promise<void> {
  const { programme: id, meeting } = event;
  if (id === null || meeting === null) return;
  const on = norwegianDateOf(event.startsAt);
  const running = await listRounds(trx, { programme: id, statuses: ['enrolled', 'active'] });
  const followed = followedOf(house, actor, await listInstitutionsToday(house, trx), [...there.keys()]);
  for (const organisation of followed) {
    const people = there.get(organisation) ?? [];
    const own = running.find(({ unit }) => unit.id === String(organisation));
    const entry = own ? await findRound(trx, own.id, true) : null;
    const programme = entry && programmeAt(house.content.programmes, entry.programme);
    if (!entry || !programme) continue;
    const round = await readRound(trx, entry.id, programme);
    const bodies = bodiesOf(round, meeting, on, people);
    if (bodies.length === 0) continue;
    try {
      await recordMoves(house, trx, { entry, programme, round }, actor, bodies);
    } catch (error) {
      // The round has not come to this meeting: what was noted at the event stands, and the page says so.
      if (!isRefusal(error) || error.code !== 'move-refused') throw error;
    }
  }
}

function bodiesOf(
  round: Round,
  meeting: string,
  on: PlainDate,
  people: readonly string[],
): readonly MoveBody[] {
  const inRound = people.filter((each) => round.participants.get(each)?.leftOn === null);
  if (inRound.length === 0) return [];
  const isHeld = (round.meetings.get(meeting)?.heldOn ?? null) !== null;
  if (!isHeld) return [{ type: 'meeting-held', meeting, on, attended: inRound }];
  return inRound
    .filter((each) => !round.participants.get(each)?.attended.has(meeting))
    .map((participant) => ({ type: 'attendance-corrected', meeting, participant, attended: true }));
}

/** Whether the meeting that an event counts as stands in each institution's round; `null` where it has no round. */
export async function meetingsRecorded(
  house: Pick<House, 'db' | 'content'>,
  { programme: id, meeting }: StoredEvent,
  organisations: readonly number[],
): Promise<ReadonlyMap<number, boolean | null>> {
  if (id === null || meeting === null) return new Map();
  const rounds = await listRounds(house.db, { programme: id });
  const stands = new Map<number, boolean | null>();
  for (const organisation of organisations) {
    const own = rounds.find(({ unit }) => unit.id === String(organisation));
    const programme = own && programmeAt(house.content.programmes, own.programme);
    const round = own && programme ? await readRound(house.db, own.id, programme) : null;
    stands.set(organisation, round ? (round.meetings.get(meeting)?.heldOn ?? null) !== null : null);
  }
  return stands;
}
