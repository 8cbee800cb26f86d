import type { InputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase, UseCase } from '@smalspor/contract/use-cases';
import type { Jobs } from '@smalspor/database/jobs';
import { accountsOfNumbers } from '@smalspor/database/people';
import { findPractitioner } from '@smalspor/database/prescribers';
import { endSharing, saveMeetingTime } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import { type Role, systemScope } from '@smalspor/domain/access';
import type { MoveBody, Profession } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { addMonthsToDate, norwegianDateOf, type PlainDate } from '@smalspor/domain/time';
import { demandNotTold } from '../certificates/demand-not-told.ts';
import type { House } from '../house/house.ts';
import { demandMembers } from './begin-round.ts';
import { changeRound } from './change-round.ts';
import { countPasses } from './count-passes.ts';
import { demandLeading, demandTakingPart, type MyRound } from './find-my-round.ts';
import { hprOf } from './participant-of.ts';
import { professionOf } from './profession-of.ts';
import { issueSoon } from './programme-reports-job.ts';
import { recordMoves } from './record-moves.ts';
import { kindOfUnit, registerOfUnit } from './unit-register.ts';

/** What the one who leads does to a round. */
export function moveRound(house: House, jobs: Jobs): UseCase<'moveRound'> {
  return (actor, input, call) => {
    const { move } = input;
    return changeRound(house, actor, input, call, {
      operation: 'moveRound',
      act: 'move-round',
      seen: input.version,
      work: async (trx, mine) => {
        demandLeading(mine);
        if (move.type === 'joined') await demandAddable(house, trx, mine, move.participant);
        if (move.type === 'attendance-corrected' && !move.attended) {
          await demandNotTold(house, trx, mine, move);
        }
        if (move.type === 'leader-named') await demandOwnPerson(house, trx, mine, move.leader);
        await recordMoves(house, trx, mine, actor, [await bodyOf(house, trx, mine, move)]);
        if (move.type === 'left') await stopSharing(house, trx, mine.entry.id, move.participant);
        if (move.type === 'joined') {
          await countPasses(house, trx, mine.entry.id, actor);
          await issueSoon(jobs, trx, mine.entry.id);
        }
      },
    });
  };
}

/** A leader adds members of the own group, and nobody who has only an account. @throws Refusal `invalid-request` */
async function demandAddable(house: House, trx: Db, mine: MyRound, person: string): Promise<void> {
  if (hprOf(person) === null) {
    throw new Refusal('invalid-request', 'People without an HPR number join by themselves.');
  }
  const register = registerOfUnit(mine.programme, mine.entry.unit);
  if (register === 'institutions') {
    throw new Refusal('invalid-request', 'People of an institution join by a link of their own.');
  }
  if (register === 'groups') await demandMembers(house, trx, mine.entry.unit.id, [person]);
}

/** A round is led by someone of its unit. @throws Refusal `invalid-request` */
async function demandOwnPerson(house: House, trx: Db, mine: MyRound, person: string): Promise<void> {
  const register = registerOfUnit(mine.programme, mine.entry.unit);
  if (register === 'institutions') {
    throw new Refusal('invalid-request', 'An institution is led by its contact, whom an invitation names.');
  }
  if (register === 'groups') return demandMembers(house, trx, mine.entry.unit.id, [person]);
  if (mine.round.participants.get(person)?.leftOn === null) return;
  throw new Refusal('invalid-request', 'Only someone who takes part can lead. Reload the page.');
}

async function bodyOf(
  house: House,
  trx: Db,
  mine: MyRound,
  move: InputOf<'moveRound'>['move'],
): Promise<MoveBody> {
  if (move.type === 'joined') {
    const profession = await professionAdded(house, trx, mine, move.participant);
    return { ...move, profession, on: move.on as PlainDate };
  }
  if (move.type === 'meeting-held') return { ...move, on: move.on as PlainDate };
  return move;
}

/** As what somebody is added by the number. @throws Refusal `invalid-request` for somebody whom the kind of unit does not take */
async function professionAdded(
  house: House,
  trx: Db,
  { programme, entry }: MyRound,
  person: string,
): Promise<Profession> {
  const kind = kindOfUnit(programme, entry.unit);
  const hpr = hprOf(person);
  // The register of groups has doctors alone.
  if (kind === null || hpr === null || kind.register === 'groups') return 'doctor';
  const scope = systemScope('list-group');
  const practitioner = await findPractitioner(trx, scope, hpr, norwegianDateOf(house.now()));
  const professions = (await accountsOfNumbers(trx, scope, [hpr])).get(hpr)?.professions ?? null;
  const roles: readonly Role[] = practitioner === null ? [] : ['gp'];
  const profession = professionOf({ hpr, professions, roles }, kind);
  if (profession !== null) return profession;
  throw new Refusal('invalid-request', 'Units of this kind are for doctors alone.');
}

/** Whoever leaves shows the group nothing any more. */
async function stopSharing(house: House, trx: Db, roundId: string, participant: string): Promise<void> {
  const hpr = hprOf(participant);
  if (hpr !== null) await endSharing(trx, roundId, hpr, house.now());
}

export const leaveRound: UnboundUseCase<House, 'leaveRound'> = (house, actor, input, call) =>
  changeRound(house, actor, input, call, {
    operation: 'leaveRound',
    act: 'leave-round',
    seen: null,
    work: async (trx, mine) => {
      const { id } = demandTakingPart(mine);
      await recordMoves(house, trx, mine, actor, [{ type: 'left', participant: id }]);
      await stopSharing(house, trx, mine.entry.id, id);
    },
  });

const HOUR_MS = 3_600_000;
const LONGEST_HOURS = 12;
const MONTHS_AHEAD = 24;

/** When and where a meeting is; the day is a move, hour and place stand beside it. */
export const scheduleMeeting: UnboundUseCase<House, 'scheduleMeeting'> = (house, actor, input, call) => {
  const { meeting, startsAt, endsAt, version } = input;
  const place = input.place.trim();
  const hours = (Date.parse(endsAt) - Date.parse(startsAt)) / HOUR_MS;
  if (!(hours > 0 && hours <= LONGEST_HOURS)) {
    throw new Refusal('invalid-request', `A meeting ends after it begins, within ${LONGEST_HOURS} hours.`);
  }
  if (place === '') throw new Refusal('invalid-request', 'Say where the meeting is, or that it is online.');
  return changeRound(house, actor, input, call, {
    operation: 'scheduleMeeting',
    act: 'schedule-meeting',
    seen: version,
    work: async (trx, mine) => {
      demandLeading(mine);
      const on = norwegianDateOf(startsAt);
      const { enrolledOn } = mine.round;
      const latest = addMonthsToDate(norwegianDateOf(house.now()), MONTHS_AHEAD);
      if ((enrolledOn !== null && on < enrolledOn) || on > latest) {
        throw new Refusal('invalid-request', 'Choose a day after the enrolment, within the next two years.');
      }
      const known = mine.round.meetings.get(meeting);
      // What has been held is refused by the move.
      if (known?.scheduledOn !== on || known.heldOn !== null) {
        await recordMoves(house, trx, mine, actor, [{ type: 'meeting-scheduled', meeting, on }]);
      }
      await saveMeetingTime(trx, mine.entry.id, { meeting, startsAt, endsAt, place }, input.timeVersion);
    },
  });
};
