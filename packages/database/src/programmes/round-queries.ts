import {
  type CountedRounds,
  type Move,
  type ProgrammeDefinition,
  type Round,
  type RoundStatus,
  replay,
} from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { type Selectable, sql } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { RoundsTable } from './tables.ts';

/** What a list of rounds needs: the picture of the moves that stands beside them. */
export interface RoundEntry {
  readonly id: string;
  readonly programme: { readonly id: string; readonly version: number };
  readonly unit: { readonly kind: string; readonly id: string; readonly name: string };
  readonly municipality: string | null;
  readonly county: string | null;
  readonly leader: string | null;
  readonly status: RoundStatus;
  /** Moves recorded so far: the version that a change is written against. */
  readonly version: number;
  readonly openedAt: string;
  readonly lastMoveAt: string;
}

/** Where a round is, besides what its moves say. */
export interface RoundPlace {
  readonly unitName: string;
  readonly municipality: string | null;
}

/** Writes the first moves of a round. @throws Refusal `move-refused` when the unit has an open round of the programme. */
export async function insertRound(
  trx: Db,
  id: string,
  round: Round,
  moves: readonly Move[],
  place: RoundPlace,
): Promise<void> {
  const first = moves[0];
  const last = moves.at(-1);
  if (!first || !last || !round.unit) throw new Error('A round begins with a move that names its unit');
  const inserted = await trx
    .insertInto('rounds')
    .values({
      id,
      programme: round.programme.id,
      programme_version: round.programme.version,
      unit_kind: round.unit.kind,
      unit_id: round.unit.id,
      unit_name: place.unitName,
      municipality: place.municipality,
      county: round.unit.county,
      leader: round.leader,
      status: round.status,
      moves: moves.length,
      opened_at: first.at,
      last_move_at: last.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0) {
    throw new Refusal('move-refused', 'This unit has a round of the programme that is not over.');
  }
  await insertMoves(trx, id, 0, moves);
  await writePeople(trx, id, round);
}

/**
 * Adds moves to a round that stands where the caller saw it.
 * @throws Refusal `changed-meanwhile` when somebody else has moved it since
 */
export async function appendMoves(
  trx: Db,
  id: string,
  seen: number,
  round: Round,
  moves: readonly Move[],
): Promise<void> {
  const last = moves.at(-1);
  if (!last) return;
  const updated = await trx
    .updateTable('rounds')
    .set({
      status: round.status,
      leader: round.leader,
      county: round.unit?.county ?? null,
      moves: seen + moves.length,
      last_move_at: last.at,
    })
    .where('id', '=', id)
    .where('moves', '=', seen)
    .executeTakeFirst();
  if (updated.numUpdatedRows === 0n) {
    throw new Refusal('changed-meanwhile', 'Somebody else has changed this round: read it again.');
  }
  await insertMoves(trx, id, seen, moves);
  await writePeople(trx, id, round);
}

async function insertMoves(trx: Db, id: string, before: number, moves: readonly Move[]): Promise<void> {
  await trx
    .insertInto('round_moves')
    .values(
      moves.map(({ key, at, actor, type, ...said }, index) => ({
        round_id: id,
        number: before + index + 1,
        key,
        at,
        actor,
        type,
        said: JSON.stringify(said),
      })),
    )
    .execute();
}

async function writePeople(trx: Db, id: string, round: Round): Promise<void> {
  const people = [...round.participants.values()];
  if (people.length === 0) return;
  await trx
    .insertInto('round_people')
    .values(
      people.map((person) => ({
        round_id: id,
        participant: person.id,
        joined_on: person.joinedOn,
        left_on: person.leftOn,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['round_id', 'participant']).doUpdateSet((row) => ({
        joined_on: row.ref('excluded.joined_on'),
        left_on: row.ref('excluded.left_on'),
      })),
    )
    .execute();
}

/** A round as it stands, or `null`. Locked against other writers when `forChange` is set. */
export async function findRound(db: Db, id: string, forChange = false): Promise<RoundEntry | null> {
  const query = db.selectFrom('rounds').selectAll().where('id', '=', id);
  const row = await (forChange ? query.forUpdate() : query).executeTakeFirst();
  return row ? toEntry(row) : null;
}

/** What the moves of a round add up to. */
export async function readRound(db: Db, id: string, programme: ProgrammeDefinition): Promise<Round> {
  return replay(programme, await listMoves(db, id));
}

export async function listMoves(db: Db, id: string): Promise<readonly Move[]> {
  const rows = await db
    .selectFrom('round_moves')
    .selectAll()
    .where('round_id', '=', id)
    .orderBy('number')
    .execute();
  return rows.map(
    ({ key, at, actor, type, said }) => ({ key, at, actor, type, ...(said as object) }) as Move,
  );
}

/** Which rounds are wanted; what is left out does not narrow. */
export interface RoundFilter {
  readonly programme?: string;
  readonly county?: string;
  readonly municipality?: string;
  readonly unit?: { readonly kind: string; readonly id: string };
  readonly participant?: string;
  readonly leader?: string;
  readonly statuses?: readonly RoundStatus[];
}

/** The newest first. */
export async function listRounds(db: Db, filter: RoundFilter): Promise<readonly RoundEntry[]> {
  let query = db.selectFrom('rounds').selectAll();
  if (filter.programme !== undefined) query = query.where('programme', '=', filter.programme);
  if (filter.county !== undefined) query = query.where('county', '=', filter.county);
  if (filter.municipality !== undefined) query = query.where('municipality', '=', filter.municipality);
  if (filter.unit) {
    query = query.where('unit_kind', '=', filter.unit.kind).where('unit_id', '=', filter.unit.id);
  }
  if (filter.leader !== undefined) query = query.where('leader', '=', filter.leader);
  if (filter.statuses) query = query.where('status', 'in', [...filter.statuses]);
  const { participant } = filter;
  if (participant !== undefined) {
    query = query.where('id', 'in', (select) =>
      select.selectFrom('round_people').select('round_id').where('participant', '=', participant),
    );
  }
  const rows = await query.orderBy('opened_at', 'desc').orderBy('id').execute();
  return rows.map(toEntry);
}

/** How many rounds of a programme stand where. */
export async function countRounds(db: Db, programme: string): Promise<readonly CountedRounds[]> {
  const rows = await db
    .selectFrom('rounds')
    .select(({ fn }) => ['county', 'status', fn.countAll<number>().as('rounds')])
    .where('programme', '=', programme)
    .groupBy(['county', 'status'])
    .execute();
  return rows.map((row) => ({ ...row, rounds: Number(row.rounds) }));
}

/** Distinct people who take part or have taken part, by county. */
export async function countPeople(db: Db, programme: string): Promise<ReadonlyMap<string | null, number>> {
  const rows = await db
    .selectFrom('round_people')
    .innerJoin('rounds', 'rounds.id', 'round_people.round_id')
    .select(['rounds.county', sql<number>`count(distinct participant)`.as('people')])
    .where('rounds.programme', '=', programme)
    .groupBy('rounds.county')
    .execute();
  return new Map(rows.map(({ county, people }) => [county, Number(people)]));
}

/** The same of one municipality, by all codes that it has had. */
export async function countInMunicipalities(
  db: Db,
  programme: string,
  municipalities: readonly string[],
): Promise<{ readonly rounds: readonly CountedRounds[]; readonly people: number }> {
  const here = db
    .selectFrom('rounds')
    .where('programme', '=', programme)
    .where('municipality', 'in', municipalities);
  const [rounds, people] = await Promise.all([
    here
      .select(({ fn }) => ['county', 'status', fn.countAll<number>().as('rounds')])
      .groupBy(['county', 'status'])
      .execute(),
    here
      .innerJoin('round_people', 'round_people.round_id', 'rounds.id')
      .select(sql<number>`count(distinct participant)`.as('people'))
      .executeTakeFirst(),
  ]);
  return {
    rounds: rounds.map((row) => ({ ...row, rounds: Number(row.rounds) })),
    people: Number(people?.people ?? 0),
  };
}

function toEntry(row: Selectable<RoundsTable>): RoundEntry {
  return {
    id: row.id,
    programme: { id: row.programme, version: row.programme_version },
    unit: { kind: row.unit_kind, id: row.unit_id, name: row.unit_name },
    municipality: row.municipality,
    county: row.county,
    leader: row.leader,
    status: row.status,
    version: row.moves,
    openedAt: row.opened_at,
    lastMoveAt: row.last_move_at,
  };
}
