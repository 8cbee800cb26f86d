import { insertRound } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import { countyOfRound, isOpenIn, newRound } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { kindOfInstitution } from '../programmes/kind-of-institution.ts';
import { makeMoves } from '../programmes/record-moves.ts';
import { currentPlan, demandRollOut } from '../programmes/roll-out.ts';
import type { FoundInstitution } from './find-institution.ts';
import { roundsOfInstitution } from './institution-rounds.ts';

/**
 * Invites an institution to a programme that its county is offered. A round that waits for an answer goes on waiting.
 * @returns the round that the invitation is for
 * @throws Refusal `not-found`, `move-refused`
 */
export async function openInvitedRound(
  house: House,
  trx: Db,
  actor: Actor,
  institution: FoundInstitution,
  programmeId: string,
): Promise<string> {
  const planned = demandRollOut(house, programmeId);
  const { programme } = planned;
  const kind = kindOfInstitution(programme, institution);
  if (!kind) throw new Refusal('not-found', 'The programme is not for this kind of institution.');
  const open = await roundsOfInstitution(house, trx, institution.organisation, { isOpen: true });
  const known = open.find(({ entry }) => entry.programme.id === programme.id);
  if (known) {
    if (known.round.status === 'invited') return known.entry.id;
    throw new Refusal('move-refused', 'The institution takes part already: name a new contact instead.');
  }
  const { name, municipality } = institution;
  const county = countyOfRound(house.content.geography, planned.rollOut, municipality);
  if (!isOpenIn(await currentPlan(house, planned), county, monthOfDate(norwegianDateOf(house.now())))) {
    throw new Refusal(
      'move-refused',
      'The plan offers this county the programme later: change the plan first.',
    );
  }
  const unit = { kind: kind.id, id: String(institution.organisation), county };
  const made = makeMoves(house, programme, newRound(programme), actor, [
    { type: 'invited', unit, leader: null },
  ]);
  const id = house.newId();
  await insertRound(trx, id, made.round, made.moves, { unitName: name, municipality });
  return id;
}
