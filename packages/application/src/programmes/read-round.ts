import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { listRounds as findRounds, type RoundEntry } from '@smalspor/database/programmes';
import type { Place, PlaceKind, Role } from '@smalspor/domain/access';
import { programmeAt, type UnitRegister } from '@smalspor/domain/programmes';
import { fillMessage } from '@smalspor/domain/texts';
import { auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { describeRound } from './describe-round.ts';
import { findMyRound } from './find-my-round.ts';
import { listOffers } from './list-offers.ts';
import { participantOf } from './participant-of.ts';
import { programmeText } from './programme-text.ts';

export const readRound: UnboundUseCase<House, 'readRound'> = (house, actor, { roundId }, call) =>
  auditRefusal(
    house,
    actor,
    { act: 'read-round', objectKind: 'round', objectId: roundId, requestId: call.requestId },
    async () => describeRound(house, actor, await findMyRound(house, house.db, actor, roundId)),
  );

/** Who leads a unit because a register or an invitation says so. */
const LEADING_ROLES: readonly Role[] = ['group-leader', 'institution-contact'];

/** The units that places stand for, by every kind that the programmes have for them. */
function unitsOf({ content }: Pick<House, 'content'>, places: readonly Place[]) {
  const kinds = new Map(content.programmes.flatMap(({ units }) => units).map((kind) => [kind.id, kind]));
  const registers: Readonly<Partial<Record<PlaceKind, UnitRegister>>> = {
    group: 'groups',
    institution: 'institutions',
  };
  return places.flatMap((place) =>
    [...kinds.values()]
      .filter(({ register }) => register !== null && register === registers[place.kind])
      .map(({ id }) => ({ kind: id, id: place.id })),
  );
}

export const listRounds: UnboundUseCase<House, 'listRounds'> = async (house, actor) => {
  const participant = participantOf(actor);
  const led = (actor.places ?? []).filter(({ role }) => LEADING_ROLES.includes(role));
  const found = await Promise.all([
    findRounds(house.db, { participant }),
    findRounds(house.db, { leader: participant }),
    ...unitsOf(house, led).map((unit) => findRounds(house.db, { unit })),
  ]);
  const rounds = [...new Map(found.flat().map((entry) => [entry.id, entry])).values()];
  const mine = new Set(found[0].map(({ id }) => id));
  return {
    rounds: rounds
      .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
      .flatMap((entry) => describeEntry(house, entry, participant, mine.has(entry.id))),
    offers: await listOffers(house, actor, rounds),
  };
};

function describeEntry(house: House, entry: RoundEntry, participant: string, takesPart: boolean) {
  const programme = programmeAt(house.content.programmes, entry.programme);
  if (!programme) return [];
  return [
    {
      id: entry.id,
      programme: programmeText(programme, 'short'),
      unitName: entry.unit.name,
      status: entry.status,
      statusText: fillMessage(house.content.messages, `programme.status.${entry.status}`),
      leads: !takesPart || entry.leader === participant,
      takesPart,
      openedAt: entry.openedAt,
    },
  ];
}
