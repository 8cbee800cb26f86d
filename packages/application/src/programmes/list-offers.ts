import type { OutputOf } from '@smalspor/contract/operations';
import { listGroupsOf } from '@smalspor/database/groups';
import type { RoundEntry } from '@smalspor/database/programmes';
import type { Actor } from '@smalspor/domain/access';
import { currentProgrammes, type ProgrammeDefinition, type UnitKind } from '@smalspor/domain/programmes';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { findInstitution } from '../institutions/find-institution.ts';
import { kindOfInstitution } from './kind-of-institution.ts';
import { ownUnitId } from './own-unit-id.ts';
import { participantOf } from './participant-of.ts';
import { professionOf } from './profession-of.ts';
import { programmeText } from './programme-text.ts';
import { kindsIn } from './unit-register.ts';

type Offer = OutputOf<'listRounds'>['offers'][number];

const ALONE_KIND = 'general-practitioner';
const OPEN: readonly RoundEntry['status'][] = ['invited', 'enrolled', 'active'];

interface OfferedUnit {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  /** A register tells that the unit is the reader's; the others are offered aside. */
  readonly isKnown: boolean;
}

/**
 * Programmes that ask for no invitation, for the reader alone and for the groups and institutions that the reader leads.
 * @param rounds the reader's own
 */
export async function listOffers(
  house: House,
  actor: Actor,
  rounds: readonly RoundEntry[],
): Promise<Offer[]> {
  const [find, ofInstitutions] = await Promise.all([
    actor.hpr === null ? unitsWithoutHpr(actor) : unitsOfDoctor(house, actor, actor.hpr),
    institutionsOf(house, actor),
  ]);
  const open = rounds.filter(({ status }) => OPEN.includes(status));
  return currentProgrammes(house.content.programmes)
    .filter(({ enrolment }) => enrolment === 'on-demand')
    .flatMap((programme) =>
      [...find(programme), ...ofInstitutions(programme)]
        .filter((unit) => !open.some((entry) => isRoundOf(entry, programme, unit, actor)))
        .map((unit) => describeOffer(programme, unit)),
    );
}

/** Who has no HPR number begins a programme once, whatever the unit; units that registers know one by one. */
function isRoundOf(entry: RoundEntry, programme: ProgrammeDefinition, unit: OfferedUnit, { hpr }: Actor) {
  if (entry.programme.id !== programme.id) return false;
  if (hpr === null && !unit.isKnown) return true;
  return entry.unit.kind === unit.kind && entry.unit.id === unit.id;
}

type UnitsFor = (programme: ProgrammeDefinition) => readonly OfferedUnit[];

/** A doctor, the groups that the doctor leads, and units that no register knows, such as a clinic; none of students. */
async function unitsOfDoctor(house: House, actor: Actor, hpr: string): Promise<UnitsFor> {
  const led = (await listGroupsOf(house.db, hpr, norwegianDateOf(house.now()))).filter(({ leads }) => leads);
  const alone = { kind: ALONE_KIND, id: participantOf(actor), name: actor.name, isKnown: true };
  const takenIn = (programme: ProgrammeDefinition) => ({
    units: programme.units.filter((kind) => professionOf(actor, kind) !== null),
  });
  return (programme) => [
    ...takenIn(programme)
      .units.filter(({ id }) => id === ALONE_KIND)
      .map(() => alone),
    ...kindsIn(takenIn(programme), 'groups').flatMap(({ id: kind }) =>
      led.map(({ groupId, groupName }) => ({ kind, id: groupId, name: groupName, isKnown: true })),
    ),
    ...ownUnits(
      actor,
      takenIn(programme).units.filter(({ id, withoutHpr }) => id !== ALONE_KIND && withoutHpr !== 'student'),
    ),
  ];
}

/** Kinds of unit that take people without an HPR number; who works in an institution has that one instead. */
function unitsWithoutHpr(actor: Actor): UnitsFor {
  if (actor.places?.some(({ kind }) => kind === 'institution')) return () => [];
  return ({ units }) =>
    ownUnits(
      actor,
      units.filter(({ withoutHpr }) => withoutHpr !== null),
    );
}

function ownUnits(actor: Actor, kinds: readonly UnitKind[]): readonly OfferedUnit[] {
  return kinds
    .filter(({ register }) => register === null)
    .map((kind) => ({ kind: kind.id, id: ownUnitId(kind, actor), name: actor.name, isKnown: false }));
}

/** The institutions that the reader is the contact of, as the kind of unit that each is. */
async function institutionsOf(house: House, actor: Actor): Promise<UnitsFor> {
  const led = (actor.places ?? []).filter(({ role }) => role === 'institution-contact');
  const found = await Promise.all(led.map(({ id }) => findInstitution(house, house.db, Number(id))));
  return (programme) =>
    found.flatMap((institution) => {
      const kind = institution?.isOpen ? kindOfInstitution(programme, institution) : null;
      if (!institution || !kind) return [];
      const { organisation, name } = institution;
      return [{ kind: kind.id, id: String(organisation), name, isKnown: true }];
    });
}

function describeOffer(programme: ProgrammeDefinition, { kind, id, name, isKnown }: OfferedUnit): Offer {
  return {
    programme: programme.id,
    name: programmeText(programme, 'name'),
    summary: programmeText(programme, 'summary'),
    effort: programmeText(programme, 'effort'),
    unitKind: kind,
    unitId: id.replace(':', '.'),
    unitName: name,
    isAside: !isKnown,
  };
}
