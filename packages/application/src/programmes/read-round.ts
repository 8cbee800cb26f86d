import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { listGroupsOf } from '@smalspor/database/groups';
import { listRounds as findRounds, type RoundEntry } from '@smalspor/database/programmes';
import type { Actor } from '@smalspor/domain/access';
import { currentProgrammes, type ProgrammeDefinition, programmeAt } from '@smalspor/domain/programmes';
import { fillMessage } from '@smalspor/domain/texts';
import { norwegianDateOf } from '@smalspor/domain/time';
import { auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { describeRound } from './describe-round.ts';
import { findMyRound } from './find-my-round.ts';
import { GROUP_KIND } from './group-kind.ts';
import { ownUnitId } from './own-unit-id.ts';
import { participantOf } from './participant-of.ts';
import { programmeText } from './programme-text.ts';

export const readRound: UnboundUseCase<House, 'readRound'> = (house, actor, { roundId }, call) =>
  auditRefusal(
    house,
    actor,
    { act: 'read-round', objectKind: 'round', objectId: roundId, requestId: call.requestId },
    async () => describeRound(house, actor, await findMyRound(house, house.db, actor, roundId)),
  );

export const listRounds: UnboundUseCase<House, 'listRounds'> = async (house, actor) => {
  const participant = participantOf(actor);
  const led = (actor.places ?? []).filter(({ role, kind }) => role === 'group-leader' && kind === 'group');
  const found = await Promise.all([
    findRounds(house.db, { participant }),
    findRounds(house.db, { leader: participant }),
    ...led.map(({ id }) => findRounds(house.db, { unit: { kind: GROUP_KIND, id } })),
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

const ALONE_KIND = 'general-practitioner';
/** The kinds that registers tell of a doctor; the others are offered aside. */
const KNOWN_KINDS: readonly string[] = [ALONE_KIND, GROUP_KIND];

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

/** Programmes that ask for no invitation, for the reader alone and for the groups that the reader leads. */
async function listOffers(house: House, actor: Actor, rounds: readonly RoundEntry[]) {
  const { hpr } = actor;
  if (hpr === null) return offersWithoutHpr(house, actor, rounds);
  const groups = (await listGroupsOf(house.db, hpr, norwegianDateOf(house.now()))).filter(
    ({ leads }) => leads,
  );
  const units = [
    { kind: ALONE_KIND, id: participantOf(actor), name: actor.name },
    ...groups.map(({ groupId, groupName }) => ({ kind: GROUP_KIND, id: groupId, name: groupName })),
  ];
  const isTaken = (programme: string, unit: OfferedUnit) =>
    rounds.some(
      (entry) =>
        entry.programme.id === programme &&
        entry.unit.kind === unit.kind &&
        entry.unit.id === unit.id &&
        OPEN.includes(entry.status),
    );
  return openProgrammes(house).flatMap((programme) =>
    units
      .filter(({ kind }) => programme.units.some(({ id }) => id === kind))
      .concat(unitsWithoutRegister(actor, programme))
      .filter((unit) => !isTaken(programme.id, unit))
      .map((unit) => describeOffer(programme, unit)),
  );
}

interface OfferedUnit {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

/** Units that no register knows, such as a clinic: a doctor may begin for any, save for those of students. */
function unitsWithoutRegister(actor: Actor, { units }: ProgrammeDefinition): readonly OfferedUnit[] {
  return units
    .filter(({ id, withoutHpr }) => !KNOWN_KINDS.includes(id) && withoutHpr !== 'student')
    .map((kind) => ({ kind: kind.id, id: ownUnitId(kind, actor), name: actor.name }));
}

/** What somebody without an HPR number may begin: programmes with a kind of unit that takes such people. */
function offersWithoutHpr(house: House, actor: Actor, rounds: readonly RoundEntry[]) {
  const isTaken = (programme: string) =>
    rounds.some((entry) => entry.programme.id === programme && OPEN.includes(entry.status));
  return openProgrammes(house)
    .filter((programme) => !isTaken(programme.id))
    .flatMap((programme) =>
      programme.units
        .filter(({ withoutHpr }) => withoutHpr !== null)
        .map((kind) =>
          describeOffer(programme, { kind: kind.id, id: ownUnitId(kind, actor), name: actor.name }),
        ),
    );
}

function describeOffer(programme: ProgrammeDefinition, { kind, id, name }: OfferedUnit) {
  return {
    programme: programme.id,
    name: programmeText(programme, 'name'),
    summary: programmeText(programme, 'summary'),
    effort: programmeText(programme, 'effort'),
    unitKind: kind,
    unitId: id.replace(':', '.'),
    unitName: name,
    isAside: !KNOWN_KINDS.includes(kind),
  };
}

const OPEN: readonly RoundEntry['status'][] = ['invited', 'enrolled', 'active'];

function openProgrammes({ content }: House): readonly ProgrammeDefinition[] {
  return currentProgrammes(content.programmes).filter(({ enrolment }) => enrolment === 'on-demand');
}
