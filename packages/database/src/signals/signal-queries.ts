import type { Scope } from '@smalspor/domain/access';
import type { SignalLevel, SignalPattern, SignalSide } from '@smalspor/domain/signals';
import type { Month } from '@smalspor/domain/time';
import { type Selectable, sql } from 'kysely';
import type { Db } from '../schema/tables.ts';
import type { SignalsTable } from './tables.ts';

/** A signal as it is kept: from the release that first gave it to the last. */
export interface StoredSignal {
  readonly id: string;
  readonly level: SignalLevel;
  readonly unit: string;
  readonly indicator: string;
  readonly pattern: SignalPattern;
  readonly side: SignalSide;
  readonly from: Month;
  readonly lastSeen: Month;
  readonly foundIn: string;
  /** Instants in UTC, ISO 8601. */
  readonly foundAt: string;
  readonly seenIn: string;
  readonly seenAt: string;
}

/** Whose signals a query may return: those of the named units, or everyone's for looking for more. */
export type SignalScope =
  | {
      readonly kind: 'units';
      /** The doctor's own HPR number, if the reader is one. */
      readonly hpr: string | null;
      /** Numbers of the reader's CME groups. */
      readonly groups: readonly string[];
      readonly municipalities: readonly string[];
      readonly counties: readonly string[];
      /** Organisation numbers of the institutions that the reader works at. */
      readonly institutions: readonly number[];
    }
  | Extract<Scope, { kind: 'system' }>;

function signalsIn(db: Db, scope: SignalScope) {
  const all = db.selectFrom('signals').selectAll();
  if (scope.kind === 'system') return all;
  const { hpr, groups, municipalities, counties, institutions } = scope;
  return all.where(({ eb, and, or, lit }) =>
    or([
      lit(false),
      ...(hpr === null ? [] : [and([eb('level', '=', 'doctor'), eb('unit', '=', hpr)])]),
      ...(groups.length === 0 ? [] : [and([eb('level', '=', 'group'), eb('unit', 'in', [...groups])])]),
      ...(municipalities.length === 0
        ? []
        : [and([eb('level', '=', 'municipality'), eb('unit', 'in', [...municipalities])])]),
      ...(counties.length === 0 ? [] : [and([eb('level', '=', 'county'), eb('unit', 'in', [...counties])])]),
      ...(institutions.length === 0
        ? []
        : [
            and([
              eb('level', '=', 'institution'),
              eb(sql<string>`split_part(unit, ' ', 1)`, 'in', institutions.map(String)),
            ]),
          ]),
    ]),
  );
}

/** Signals in scope, the newest first. @param limit so many at most */
export async function listSignals(
  db: Db,
  scope: SignalScope,
  limit: number,
): Promise<readonly StoredSignal[]> {
  const rows = await signalsIn(db, scope)
    .orderBy('found_at', 'desc')
    .orderBy('level')
    .orderBy('unit')
    .orderBy('indicator')
    .limit(limit)
    .execute();
  return rows.map(readSignal);
}

/** Signals in scope that stand in a release and were found after an instant, the oldest first. */
export async function listNewSignals(
  db: Db,
  scope: SignalScope,
  { release, after }: { readonly release: string; readonly after: string },
): Promise<readonly StoredSignal[]> {
  const rows = await signalsIn(db, scope)
    .where('seen_in', '=', release)
    .where('found_at', '>', after)
    .orderBy('level')
    .orderBy('unit')
    .orderBy('indicator')
    .execute();
  return rows.map(readSignal);
}

export async function findSignal(db: Db, scope: SignalScope, id: string): Promise<StoredSignal | null> {
  const row = await signalsIn(db, scope).where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : readSignal(row);
}

/** What has been told of the units of a level since a month of the data. */
export async function listEpisodes(
  db: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  level: SignalLevel,
  units: readonly string[],
): Promise<readonly StoredSignal[]> {
  if (scope.kind !== 'system' || units.length === 0) return [];
  const rows = await db
    .selectFrom('signals')
    .selectAll()
    .where('level', '=', level)
    .where('unit', 'in', [...units])
    .orderBy('found_at')
    .orderBy('id')
    .execute();
  return rows.map(readSignal);
}

export async function insertSignals(trx: Db, signals: readonly StoredSignal[]): Promise<void> {
  for (let start = 0; start < signals.length; start += 1000) {
    await trx
      .insertInto('signals')
      .values(
        signals
          .slice(start, start + 1000)
          .map(({ from, lastSeen, foundIn, foundAt, seenIn, seenAt, ...rest }) => ({
            ...rest,
            ...{ from_month: from, last_seen: lastSeen },
            ...{ found_in: foundIn, found_at: foundAt, seen_in: seenIn, seen_at: seenAt },
          })),
      )
      .execute();
  }
}

/** A signal that stands in one release more. */
export async function continueSignal(
  trx: Db,
  id: string,
  seen: Pick<StoredSignal, 'pattern' | 'from' | 'lastSeen' | 'seenIn' | 'seenAt'>,
): Promise<void> {
  await trx
    .updateTable('signals')
    .set({
      ...{ pattern: seen.pattern, from_month: seen.from, last_seen: seen.lastSeen },
      ...{ seen_in: seen.seenIn, seen_at: seen.seenAt },
    })
    .where('id', '=', id)
    .execute();
}

/** Forgets signals that stood last before an instant, with what was looked through and links made before it. @returns how many signals */
export async function deleteOldSignals(
  trx: Db,
  scope: Extract<Scope, { kind: 'system' }>,
  before: string,
): Promise<number> {
  if (scope.kind !== 'system') return 0;
  const { numDeletedRows } = await trx.deleteFrom('signals').where('seen_at', '<', before).executeTakeFirst();
  await trx.deleteFrom('signal_parts').where('done_at', '<', before).execute();
  await trx.deleteFrom('digest_stops').where('made_at', '<', before).execute();
  return Number(numDeletedRows);
}

function readSignal(row: Selectable<SignalsTable>): StoredSignal {
  const { id, level, unit, indicator, pattern, side } = row;
  return {
    ...{ id, level, unit, indicator, pattern, side },
    from: row.from_month as Month,
    lastSeen: row.last_seen as Month,
    foundIn: row.found_in,
    foundAt: row.found_at,
    seenIn: row.seen_in,
    seenAt: row.seen_at,
  };
}
