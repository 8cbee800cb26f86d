import type { UseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { listGroupMembers } from '@smalspor/database/groups';
import { once } from '@smalspor/database/idempotency';
import type { Jobs } from '@smalspor/database/jobs';
import { insertRound } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import { type Actor, canEnrolUnit, systemScope } from '@smalspor/domain/access';
import {
  countyOfRound,
  currentProgramme,
  type MoveBody,
  newRound,
  type Profession,
  type ProgrammeDefinition,
  type UnitKind,
} from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { norwegianDateOf } from '@smalspor/domain/time';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { findInstitution } from '../institutions/find-institution.ts';
import { changeRound } from './change-round.ts';
import { countPasses } from './count-passes.ts';
import { describeRound } from './describe-round.ts';
import { demandLeading, findMyRound } from './find-my-round.ts';
import { kindOfInstitution } from './kind-of-institution.ts';
import { ownUnitId } from './own-unit-id.ts';
import { doctorIn, participantOf } from './participant-of.ts';
import { professionOf } from './profession-of.ts';
import { issueSoon } from './programme-reports-job.ts';
import { makeMoves, recordMoves } from './record-moves.ts';
import { tellInviter } from './tell-inviter.ts';

interface Beginner {
  readonly unit: { readonly id: string; readonly name: string };
  readonly municipality: string | null;
  readonly hasLeader: boolean;
  readonly profession: Profession;
}

/** Begins a programme that asks for no invitation: the doctor takes part at once, a group's members are added by the leader. */
export function beginRound(house: House, jobs: Jobs): UseCase<'beginRound'> {
  return async (actor, input, call) => {
    const programme = currentProgramme(house.content.programmes, input.programme);
    if (!programme) throw new Refusal('not-found', 'There is no such programme.');
    const request = writeRequest(house, actor, 'beginRound', input, call);
    const { value: id } = await once(house.db, request, async (trx) => {
      const beginner = await findBeginner(house, trx, actor, programme, input.unitKind, input.unitId);
      const participant = participantOf(actor);
      const unit = {
        kind: input.unitKind,
        id: beginner.unit.id,
        county:
          beginner.municipality === null
            ? null
            : countyOfRound(house.content.geography, programme.rollOut, beginner.municipality),
      };
      const bodies: readonly MoveBody[] = [
        { type: 'enrolled', unit, leader: beginner.hasLeader ? participant : null },
        { type: 'joined', participant, profession: beginner.profession, on: norwegianDateOf(house.now()) },
      ];
      const made = makeMoves(house, programme, newRound(programme), actor, bodies);
      const roundId = house.newId();
      await insertRound(trx, roundId, made.round, made.moves, {
        unitName: beginner.unit.name,
        municipality: beginner.municipality,
      });
      const audited = { act: 'begin-round', objectKind: 'round', objectId: roundId };
      await appendAudit(trx, auditEntry(house, actor, { ...audited, requestId: call.requestId }));
      await countPasses(house, trx, roundId, actor);
      await issueSoon(jobs, trx, roundId);
      return roundId;
    });
    return describeRound(house, actor, await findMyRound(house, house.db, actor, id));
  };
}

/** The unit that somebody begins with. @throws Refusal `not-found` for a unit that is not the beginner's */
async function findBeginner(
  house: House,
  trx: Db,
  actor: Actor,
  programme: ProgrammeDefinition,
  kindId: string,
  unitId: string,
): Promise<Beginner> {
  const kind = programme.units.find(({ id }) => id === kindId);
  if (!kind) throw new Refusal('not-found', 'The programme is not for this kind of unit.');
  const profession = professionOf(actor, kind);
  if (profession === null) {
    const lack = actor.hpr === null ? 'asks for an HPR number' : 'is for doctors';
    throw new Refusal('not-found', `The programme ${lack}.`);
  }
  const own = actor.places?.find(({ role, kind: place }) => role === 'gp' && place === 'municipality');
  if (kind.people === 'one') {
    const id = ownUnitId(kind, actor);
    if (unitId !== id.replace(':', '.')) throw new Refusal('not-found', 'That is not your own practice.');
    return {
      unit: { id, name: actor.name },
      municipality: own?.id ?? null,
      hasLeader: kind.hasLeader,
      profession,
    };
  }
  if (kind.register === 'institutions')
    return beginnerAt(house, trx, actor, programme, kind, profession, unitId);
  if (kind.register === null) {
    // Units without a register begin with whoever begins them, and take others in afterwards.
    return {
      unit: { id: ownUnitId(kind, actor), name: actor.name },
      municipality: own?.id ?? null,
      hasLeader: kind.hasLeader,
      profession,
    };
  }
  const [member] = await listGroupMembers(
    trx,
    systemScope('list-group'),
    unitId,
    norwegianDateOf(house.now()),
  );
  if (!member || !canEnrolUnit(actor, unitId)) throw new Refusal('not-found', 'You do not lead this group.');
  return {
    unit: { id: unitId, name: member.groupName },
    municipality: member.municipality,
    hasLeader: kind.hasLeader,
    profession,
  };
}

/** An institution whose contact begins. @throws Refusal `not-found` for one that is not the beginner's, or of another kind */
async function beginnerAt(
  house: House,
  trx: Db,
  actor: Actor,
  programme: ProgrammeDefinition,
  { id, hasLeader }: UnitKind,
  profession: Profession,
  organisation: string,
): Promise<Beginner> {
  const found = await findInstitution(house, trx, Number(organisation));
  const isKind = found !== null && kindOfInstitution(programme, found)?.id === id;
  if (!isKind || !canEnrolUnit(actor, { kind: 'institution', id: organisation })) {
    throw new Refusal('not-found', 'You are not the contact of this institution.');
  }
  const { name, municipality } = found;
  return { unit: { id: organisation, name }, municipality, hasLeader, profession };
}

/** Accepts an invitation for a group, with those of its members who take part. */
export function enrolRound(house: House, jobs: Jobs): UseCase<'enrolRound'> {
  return (actor, input, call) =>
    changeRound(house, actor, input, call, {
      operation: 'enrolRound',
      act: 'enrol-round',
      seen: null,
      work: async (trx, mine) => {
        demandLeading(mine);
        const { unit, leader } = mine.round;
        if (!unit) throw new Refusal('not-found', 'There is no such round for you.');
        await demandMembers(house, trx, unit.id, input.members);
        const on = norwegianDateOf(house.now());
        await recordMoves(house, trx, mine, actor, [
          { type: 'enrolled', unit, leader },
          ...input.members.map(
            (participant) => ({ type: 'joined', participant, profession: 'doctor', on }) as const,
          ),
        ]);
        await tellInviter(house, trx, mine);
        await countPasses(house, trx, mine.entry.id, actor);
        await issueSoon(jobs, trx, mine.entry.id);
      },
    });
}

/** @throws Refusal `invalid-request` naming nobody: who is not in the group is left out by the leader */
export async function demandMembers(
  house: House,
  trx: Db,
  groupId: string,
  participants: readonly string[],
): Promise<void> {
  const members = await listGroupMembers(
    trx,
    systemScope('list-group'),
    groupId,
    norwegianDateOf(house.now()),
  );
  const known = new Set(members.map(({ hpr }) => doctorIn(hpr)));
  if (participants.every((each) => known.has(each))) return;
  throw new Refusal(
    'invalid-request',
    'Somebody who was chosen is not in this group today. Reload the page and choose again.',
  );
}
