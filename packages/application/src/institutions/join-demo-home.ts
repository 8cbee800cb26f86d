import type { Person } from '@smalspor/database/people';
import { insertRound } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import type { InstitutionRole } from '@smalspor/domain/institutions';
import {
  countyOfRound,
  currentProgrammes,
  isOpenIn,
  isRunning,
  type MoveBody,
  newRound,
} from '@smalspor/domain/programmes';
import { monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { kindOfInstitution } from '../programmes/kind-of-institution.ts';
import { participantOf } from '../programmes/participant-of.ts';
import { professionOf } from '../programmes/profession-of.ts';
import { makeMoves } from '../programmes/record-moves.ts';
import { kindOfUnit } from '../programmes/unit-register.ts';
import { findInstitution } from './find-institution.ts';
import { moveRounds } from './institution-rounds.ts';

const DEMO = 'job:demonstration';

/** The demo's contact finds the home enrolled in its first programme that is offered there; colleagues join what runs. */
export async function joinDemoHome(
  house: House,
  trx: Db,
  person: Person,
  role: InstitutionRole,
  organisation: number,
): Promise<void> {
  const { hpr, professions } = person;
  const participant = participantOf({ hpr, userId: person.id });
  const known = { hpr, professions, roles: [role] };
  const on = norwegianDateOf(house.now());
  const moved = await moveRounds(house, trx, organisation, DEMO, ({ entry, programme, round }) => {
    const kind = kindOfUnit(programme, entry.unit);
    const profession = kind && professionOf(known, kind);
    const takesPart = round.participants.get(participant)?.leftOn === null;
    if (!isRunning(round) || !profession || takesPart) return [];
    return [{ type: 'joined', participant, profession, on }];
  });
  if (moved.length > 0 || role !== 'institution-contact') return;
  const institution = await findInstitution(house, trx, organisation);
  if (!institution) return;
  const month = monthOfDate(on);
  for (const programme of currentProgrammes(house.content.programmes)) {
    const kind = kindOfInstitution(programme, institution);
    const county = countyOfRound(house.content.geography, programme.rollOut, institution.municipality);
    if (!kind || programme.enrolment !== 'by-invitation' || !isOpenIn(programme.rollOut, county, month))
      continue;
    const unit = { kind: kind.id, id: String(organisation), county };
    const bodies: readonly MoveBody[] = [
      { type: 'invited', unit, leader: null },
      { type: 'enrolled', unit, leader: participant },
      { type: 'joined', participant, profession: professionOf(known, kind) ?? 'other', on },
    ];
    const made = makeMoves(house, programme, newRound(programme), DEMO, bodies);
    const { name: unitName, municipality } = institution;
    await insertRound(trx, house.newId(), made.round, made.moves, { unitName, municipality });
    return;
  }
}
