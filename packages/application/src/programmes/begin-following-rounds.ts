import { appendAudit } from '@smalspor/database/audit';
import {
  findRound,
  insertRound,
  listRounds,
  type RoundEntry,
  readRound,
} from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import {
  countyOfRound,
  currentProgramme,
  followUpDue,
  isOpenIn,
  type MoveBody,
  mayBeFollowed,
  newRound,
  type ProgrammeDefinition,
  programmeAt,
  type Round,
  takingPart,
} from '@smalspor/domain/programmes';
import { addMonthsToDate, monthOfDate, norwegianDateOf, type PlainDate } from '@smalspor/domain/time';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { type FollowingUnit, followingUnit } from './following-unit.ts';
import { makeMoves } from './record-moves.ts';
import { currentPlan } from './roll-out.ts';

const DOER = 'job:begin-following-rounds';

/**
 * Begins what follows a programme, such as the next year of a permanent one, for units whose time has come: with those who took
 * part and still belong to the unit. A unit that has begun it itself, or withdrawn from it, is left alone.
 */
export async function beginFollowingRounds(house: House, signal: AbortSignal): Promise<void> {
  const today = norwegianDateOf(house.now());
  const all = await listRounds(house.db, {});
  const byUnit = Map.groupBy(all, ({ unit }) => `${unit.kind} ${unit.id}`);
  for (const entry of all) {
    signal.throwIfAborted();
    const others = byUnit.get(`${entry.unit.kind} ${entry.unit.id}`) ?? [];
    if (looksDue(house, entry, others, today)) await follow(house, entry.id, today);
  }
}

/** What the list of rounds already tells: most rounds need not be read. */
function looksDue(
  { content }: House,
  entry: RoundEntry,
  others: readonly RoundEntry[],
  today: PlainDate,
): boolean {
  const followedBy = programmeAt(content.programmes, entry.programme)?.followedBy;
  if (!followedBy || !mayBeFollowed(entry.status)) return false;
  if (addMonthsToDate(norwegianDateOf(entry.openedAt), followedBy.everyMonths) > today) return false;
  return !others.some(
    ({ id, programme, openedAt }) =>
      id !== entry.id && programme.id === followedBy.programme && openedAt >= entry.openedAt,
  );
}

async function follow(house: House, id: string, today: PlainDate): Promise<void> {
  await house.db.transaction().execute(async (trx) => {
    const entry = await findRound(trx, id, true);
    const programme = entry && programmeAt(house.content.programmes, entry.programme);
    if (!entry || !programme) return;
    const round = await readRound(trx, id, programme);
    const due = followUpDue(programme, round);
    const following = due && currentProgramme(house.content.programmes, due.programme);
    if (!due || due.from > today || !following) return;
    const unit = await followingUnit(house, trx, entry, following, today);
    if (unit) await begin(house, trx, round, following, unit, today);
  });
}

async function begin(
  house: House,
  trx: Db,
  before: Round,
  programme: ProgrammeDefinition,
  { kind, id, name, municipality, belongs, contact }: FollowingUnit,
  today: PlainDate,
): Promise<void> {
  const { rollOut } = programme;
  const county = municipality === null ? null : countyOfRound(house.content.geography, rollOut, municipality);
  const plan = rollOut && (await currentPlan(house, { programme, rollOut }));
  if (!isOpenIn(plan, county, monthOfDate(today))) return;
  const people = takingPart(before).filter((each) => belongs(each.id));
  if (people.length === 0) return;
  const leader = before.leader !== null && belongs(before.leader) ? before.leader : contact;
  const bodies: readonly MoveBody[] = [
    { type: 'enrolled', unit: { kind: kind.id, id, county }, leader: kind.hasLeader ? leader : null },
    ...people.map(
      (each) => ({ type: 'joined', participant: each.id, profession: each.profession, on: today }) as const,
    ),
  ];
  const made = makeMoves(house, programme, newRound(programme), DOER, bodies);
  const roundId = house.newId();
  await insertRound(trx, roundId, made.round, made.moves, { unitName: name, municipality });
  const act = { act: 'begin-round', objectKind: 'round', objectId: roundId, requestId: null };
  await appendAudit(trx, auditEntry(house, DOER, act));
}
