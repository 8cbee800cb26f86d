import type { InstitutionInvitation } from '@smalspor/database/institutions';
import type { Jobs } from '@smalspor/database/jobs';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import { isRunning, type MoveBody } from '@smalspor/domain/programmes';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { countPasses } from '../programmes/count-passes.ts';
import { participantOf } from '../programmes/participant-of.ts';
import { professionOf } from '../programmes/profession-of.ts';
import { issueSoon } from '../programmes/programme-reports-job.ts';
import { kindOfUnit } from '../programmes/unit-register.ts';
import { type InstitutionRound, moveRounds } from './institution-rounds.ts';

/**
 * Takes somebody into the institution's open rounds, in the transaction that gives the role. A contact enrols the institution in
 * the round that the invitation was for, and leads the others on.
 */
export async function joinRounds(
  house: House,
  trx: Db,
  jobs: Jobs,
  actor: Actor,
  invitation: InstitutionInvitation,
): Promise<void> {
  const moved = await moveRounds(house, trx, invitation.organisation, actor, (round) =>
    movesIn(house, actor, invitation, round),
  );
  for (const roundId of moved) {
    await countPasses(house, trx, roundId, actor);
    await issueSoon(jobs, trx, roundId);
  }
}

function movesIn(
  house: Pick<House, 'now'>,
  actor: Actor,
  { role, roundId }: InstitutionInvitation,
  { entry, programme, round }: InstitutionRound,
): readonly MoveBody[] {
  const participant = participantOf(actor);
  const isContact = role === 'institution-contact';
  const leads: readonly MoveBody[] = isContact ? leadingMoves(round, participant, entry.id === roundId) : [];
  const willRun = isRunning(round) || leads.some(({ type }) => type === 'enrolled');
  const kind = kindOfUnit(programme, entry.unit);
  const profession = kind && professionOf(actor, kind);
  const takesPart = round.participants.get(participant)?.leftOn === null;
  if (!willRun || !profession || takesPart) return leads;
  return [...leads, { type: 'joined', participant, profession, on: norwegianDateOf(house.now()) }];
}

function leadingMoves(
  { status, unit, leader }: InstitutionRound['round'],
  participant: string,
  isInvited: boolean,
): readonly MoveBody[] {
  if (status === 'invited') return isInvited && unit ? [{ type: 'enrolled', unit, leader: participant }] : [];
  return leader === participant ? [] : [{ type: 'leader-named', leader: participant }];
}
