import { findRound, type RoundEntry, readRound } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import { type Actor, canReadRoster, canRunRound, type Place } from '@smalspor/domain/access';
import {
  type Participant,
  type ProgrammeDefinition,
  programmeAt,
  type Round,
} from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import { participantOf } from './participant-of.ts';
import { placeOfUnit, registerOfUnit } from './unit-register.ts';

/** A round, and what the reader is in it. */
export interface MyRound {
  readonly entry: RoundEntry;
  readonly programme: ProgrammeDefinition;
  readonly round: Round;
  /** The reader's id in rounds. */
  readonly participant: string;
  /** The reader's own part, now or earlier; `null` for one who never took part. */
  readonly self: Participant | null;
  /** The reader leads the unit, or administers programmes. */
  readonly leads: boolean;
}

/**
 * A round for someone who takes part in it, leads its unit or administers programmes; for anyone else there is none.
 * @param forChange locks it until the transaction ends.
 * @throws Refusal `not-found`
 */
export async function findMyRound(
  house: Pick<House, 'content'>,
  db: Db,
  actor: Actor,
  roundId: string,
  forChange = false,
): Promise<MyRound> {
  const entry = UUID.test(roundId) ? await findRound(db, roundId, forChange) : null;
  const programme = entry && programmeAt(house.content.programmes, entry.programme);
  if (entry === null || !programme) throw unknownRound();
  const round = await readRound(db, entry.id, programme);
  const participant = participantOf(actor);
  const self = round.participants.get(participant) ?? null;
  const leads = leadsRound(actor, entry, programme, participant);
  if (self === null && !leads && !canReadRoster(actor, placeOfUnit(programme, entry.unit)))
    throw unknownRound();
  return { entry, programme, round, participant, self, leads };
}

/** @throws Refusal `not-found` for who does not take part now: the act is no one else's */
export function demandTakingPart({ self }: MyRound): Participant {
  if (self === null || self.leftOn !== null) throw unknownRound();
  return self;
}

/** Who has left may still read and take back what is the own. @throws Refusal `not-found` for who never took part */
export function demandEverTakingPart({ self }: MyRound): Participant {
  if (self === null) throw unknownRound();
  return self;
}

/** @throws Refusal `not-found` for who may not lead the round */
export function demandLeading({ leads }: MyRound): void {
  if (!leads) throw unknownRound();
}

/**
 * Who takes a programme alone leads it too. A CME group is led by its leader in the register, an institution by its contact,
 * and each by whom the round names as long as that person belongs to it.
 */
function leadsRound(
  actor: Actor,
  { unit, leader }: RoundEntry,
  programme: ProgrammeDefinition,
  participant: string,
): boolean {
  const place = placeOfUnit(programme, unit);
  if (canRunRound(actor, place) || unit.id === participant) return true;
  if (leader !== participant) return false;
  return registerOfUnit(programme, unit) === null || belongsTo(actor, place);
}

function belongsTo({ places }: Actor, place: Place): boolean {
  return (places ?? []).some(({ kind, id }) => kind === place.kind && id === place.id);
}

function unknownRound(): Refusal {
  return new Refusal('not-found', 'There is no such round for you.');
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
