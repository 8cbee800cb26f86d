import { appendAudit } from '@smalspor/database/audit';
import { listPractitioners } from '@smalspor/database/prescribers';
import { findCurrentRelease } from '@smalspor/database/releases';
import {
  continueSignal,
  insertSignals,
  listEpisodes,
  listSignalParts,
  notePart,
} from '@smalspor/database/signals';
import { systemScope } from '@smalspor/domain/access';
import { followEpisodes } from '@smalspor/domain/signals';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { type LookedThrough, lookThrough, partsOf } from './look-through.ts';

const DOER = 'job:find-signals';
const SCOPE = systemScope('find-signals');

/** How far the looking through of the served release has come. */
export interface SignalProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Looks through every unit of the served release, once: a part is written whole, with what it found, and not again. Killed
 * anywhere, the next start goes on with the parts that are left. A release that is published meanwhile has its own turn.
 * @returns how many signals are new
 */
export async function findSignals(
  house: House,
  signal: AbortSignal,
  onProgress: (progress: SignalProgress) => void = () => undefined,
): Promise<number> {
  const reader = await house.shelf.current();
  if (reader === null) return 0;
  const release = reader.manifest.id;
  const all = partsOf(reader);
  const before = new Set((await listSignalParts(house.db, release)).map(({ part }) => part));
  const left = all.filter((part) => !before.has(part));
  if (left.length === 0) return 0;
  const today = norwegianDateOf(house.now());
  const doctors = await listPractitioners(house.db, SCOPE, today);
  const hprOf = new Map(doctors.map(({ prescriber, hpr }) => [prescriber, hpr]));
  let found = 0;
  for (const [at, part] of left.entries()) {
    signal.throwIfAborted();
    onProgress({ done: all.length - left.length + at, total: all.length });
    const looked = await lookThrough(house, reader, part, hprOf);
    found += await store(house, reader, part, looked);
    house.log.info({ event: 'signals-looked-for', releaseId: release, step: part, count: all.length });
  }
  onProgress({ done: all.length, total: all.length });
  return found;
}

/** Writes a part with what it found, unless somebody else has. @returns how many signals are new */
function store(house: House, reader: ReleaseReader, part: string, looked: LookedThrough): Promise<number> {
  const { id: release, to } = reader.manifest;
  const { level, units, judged, found } = looked;
  return house.db.transaction().execute(async (trx) => {
    // The release that is served is the one that is told of.
    if ((await findCurrentRelease(trx))?.id !== release) return 0;
    const at = house.now();
    if (!(await notePart(trx, release, { part, level, units, judged, standing: found.length }, at))) return 0;
    const byUnit = Map.groupBy(found, ({ unit }) => unit);
    const stood = Map.groupBy(await listEpisodes(trx, SCOPE, level, [...byUnit.keys()]), ({ unit }) => unit);
    const followed = [...byUnit].flatMap(([unit, own]) =>
      followEpisodes(own, stood.get(unit) ?? [], to, house.content.signals.quietMonths).map((each) => ({
        ...each,
        unit,
      })),
    );
    const seen = { lastSeen: to, seenIn: release, seenAt: at };
    for (const { continues, pattern, from } of followed) {
      if (continues !== null) await continueSignal(trx, continues, { pattern, from, ...seen });
    }
    const fresh = followed.filter(({ continues }) => continues === null);
    await insertSignals(
      trx,
      fresh.map(({ unit, indicator, pattern, side, from }) => ({
        ...{ id: house.newId(), level, unit, indicator, pattern, side, from },
        ...{ foundIn: release, foundAt: at, ...seen },
      })),
    );
    const act = { act: 'find-signals', objectKind: 'release', objectId: release, requestId: null };
    await appendAudit(trx, auditEntry(house, DOER, { ...act, reason: part }));
    return fresh.length;
  });
}
