import { listContactsToWriteTo, listLastReminders } from '@smalspor/database/institution-follow-up';
import { listOwnParticipations, listRounds, type RoundEntry } from '@smalspor/database/programmes';
import { type Actor, mayAtInstitution } from '@smalspor/domain/access';
import {
  type DataStanding,
  type Lack,
  lacksOf,
  type ReminderState,
  reminderState,
  type Standing,
  standingOf,
} from '@smalspor/domain/institution-follow-up';
import type { Institution } from '@smalspor/domain/institutions';
import {
  currentProgrammes,
  institutionsTakingPart,
  type ProgrammeDefinition,
  participantsOf,
  type UnitKind,
} from '@smalspor/domain/programmes';
import type { Language } from '@smalspor/domain/texts';
import type { House } from '../house/house.ts';
import { listInstitutionsToday, targetsToday } from '../institutions/find-institution.ts';
import { institutionKindsOf } from '../institutions/institution-kinds.ts';
import { kindsIn } from '../programmes/unit-register.ts';
import { type InstitutionData, readInstitutionData } from './institution-data.ts';

/** Letters about what is lacking. */
export const REMINDER_NOTICE = 'institution-data';

export interface FollowedContact {
  readonly personId: string;
  readonly name: string;
  /** `null` for who has none, or wants no such letters. */
  readonly mailAddress: string | null;
  readonly language: Language;
}

/** Where an open institution lies and stands. */
export interface InstitutionStanding extends Institution {
  readonly kind: UnitKind;
  /** Codes of today; `null` for a municipality that nobody knows. */
  readonly municipalityToday: string;
  readonly county: string | null;
  readonly standing: Standing;
  /** The round that the standing is of; `null` where there was none. */
  readonly round: Pick<RoundEntry, 'id' | 'programme'> | null;
}

/** An open institution as those see it who answer for where it lies: what it does and has delivered, and no figure. */
export interface FollowedInstitution extends InstitutionStanding {
  readonly contact: FollowedContact | null;
  /** `null` while nothing is released that tells of deliveries. */
  readonly data: DataStanding | null;
  readonly lacks: readonly Lack[];
  readonly remindedAt: string | null;
  readonly reminder: ReminderState;
}

/**
 * Every open institution that the actor may follow, or all of them for work in the house's own name.
 * @param actor `null`: the house itself
 */
export async function followedInstitutions(
  house: House,
  actor: Actor | null,
): Promise<readonly FollowedInstitution[]> {
  const own = await institutionStandings(house, actor);
  const [contacts, reminded, data] = await Promise.all([
    listContactsToWriteTo(house.db, REMINDER_NOTICE),
    listLastReminders(house.db),
    readInstitutionData(house, new Set(own.map(({ organisation }) => organisation))),
  ]);
  return own.map((institution) => {
    const { organisation } = institution;
    const found = contacts.get(organisation);
    const contact = found ? { ...found, language: found.language ?? ('nb' as const) } : null;
    const state = dataOf(data, organisation);
    const lacks =
      state === null || data === null ? [] : lacksOf(state, data.until, house.content.institutionFollowUp);
    const remindedAt = reminded.get(organisation) ?? null;
    const reachable = contact && { isReachable: contact.mailAddress !== null };
    return {
      ...institution,
      contact,
      data: state,
      lacks,
      remindedAt,
      reminder: reminderState(
        { lacks, contact: reachable, remindedAt },
        house.now(),
        house.content.institutionFollowUp,
      ),
    };
  });
}

/** The same institutions without what has been delivered about them, which takes longer to read. */
export async function institutionStandings(
  house: House,
  actor: Actor | null,
): Promise<readonly InstitutionStanding[]> {
  const kinds = institutionKinds(currentProgrammes(house.content.programmes));
  const [all, rounds, takingPart] = await Promise.all([
    listInstitutionsToday(house, house.db),
    roundsByInstitution(house, kinds),
    takingPartToday(house),
  ]);
  const targetOf = targetsToday(house);
  return all.flatMap((institution) => {
    const kind = institution.isOpen ? kindOf(kinds, institution) : null;
    if (kind === null) return [];
    const target = targetOf(institution);
    if (actor !== null && !mayAtInstitution(actor, 'follow-institutions', target)) return [];
    const rounding = rounds.get(String(institution.organisation)) ?? [];
    const standing = standingOf(
      rounding.map(({ status }) => status),
      takingPart.has(institution.organisation),
    );
    const place = (level: string) => target.within.find((each) => each.kind === level)?.id ?? null;
    return [
      {
        ...institution,
        kind,
        municipalityToday: place('municipality') ?? institution.municipality,
        county: place('county'),
        standing,
        round: rounding.find(({ status }) => standingOf([status]) === standing) ?? null,
      },
    ];
  });
}

function dataOf(data: InstitutionData | null, organisation: number): DataStanding | null {
  return data === null ? null : data.of(organisation);
}

/**
 * Institutions that take part or have done, by the rounds of today and by the lists that the served release was made with: the same as a
 * release that is made now would tell of by themselves.
 */
async function takingPartToday(house: House): Promise<ReadonlySet<number>> {
  const delivered = (await house.shelf.current())?.institutions?.listed ?? [];
  const own = await listOwnParticipations(house.db, institutionKindsOf(house.content));
  return new Set(institutionsTakingPart(participantsOf({ delivered, own })));
}

/** The kinds of institution that programmes are for, each once, in the order of the programmes. */
export function institutionKinds(programmes: readonly ProgrammeDefinition[]): readonly UnitKind[] {
  const kinds = programmes.flatMap((programme) => kindsIn(programme, 'institutions'));
  const order = (kind: UnitKind) =>
    ['long-term', 'short-term', 'acute', 'home-care'].indexOf(kind.wardTypes[0] ?? '');
  return [...new Map(kinds.map((kind) => [kind.id, kind])).values()].sort((a, b) => order(a) - order(b));
}

/** A home with acute beds is a nursing home: it is counted once. */
function kindOf(kinds: readonly UnitKind[], { wards }: Institution): UnitKind | null {
  const has = new Set(wards.map(({ wardType }) => wardType));
  return kinds.find(({ wardTypes }) => wardTypes.some((type) => has.has(type))) ?? null;
}

async function roundsByInstitution(
  { db }: House,
  kinds: readonly UnitKind[],
): Promise<ReadonlyMap<string, readonly RoundEntry[]>> {
  const ids = new Set(kinds.map(({ id }) => id));
  const rounds = (await listRounds(db, {})).filter(({ unit }) => ids.has(unit.kind));
  return Map.groupBy(rounds, ({ unit }) => unit.id);
}
