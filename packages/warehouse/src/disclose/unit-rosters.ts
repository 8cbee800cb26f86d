import type { DuckDBConnection } from '@duckdb/node-api';
import type { Pattern, UnitRosters } from '@smalspor/domain/disclosure';
import { type GridSpan, MONTHS_PER_STEP } from './grid-span.ts';

type RosterLevel = UnitRosters['level'];

const UNIT: Readonly<Record<RosterLevel, string>> = { municipality: 'municipality', group: 'group_id' };

const PRIME = 2_147_483_647;

/**
 * A number for each prescriber and month, spread out so that sums of different rosters hardly ever meet. Plain arithmetic: a
 * database's own hash may change with its version, and then every roster would seem to have changed.
 */
const MIXED = `((prescriber::BIGINT * 1000003 + month) % ${PRIME} * ((prescriber::BIGINT * 8191 + month * 131) % ${PRIME})) % ${PRIME}`;

/** Fingerprints of who worked in each municipality and group in each quarter. */
export async function readRosters(connection: DuckDBConnection, span: GridSpan): Promise<UnitRosters[]> {
  const last = span.start + span.steps * MONTHS_PER_STEP - 1;
  const levels = Object.entries(UNIT) as [RosterLevel, string][];
  const arms = levels.map(
    ([level, unit]) => `
      SELECT '${level}', ${unit}, (month - ${span.start}) // ${MONTHS_PER_STEP} AS step,
        sum(${MIXED})::BIGINT AS fingerprint
      FROM spine WHERE ${unit} IS NOT NULL AND month BETWEEN ${span.start} AND ${last} GROUP BY ALL`,
  );
  const reader = await connection.runAndReadAll(`${arms.join(' UNION ALL ')} ORDER BY ALL`);
  const units = Map.groupBy(reader.getRowsJS(), ([level, unit]) => `${level} ${unit}`);
  return [...units.values()].map((rows): UnitRosters => {
    const steps = Array.from({ length: span.steps }, () => '');
    for (const [, , step, fingerprint] of rows) steps[Number(step)] = String(fingerprint);
    return { level: rows[0]?.[0] as RosterLevel, unit: Number(rows[0]?.[1]), steps };
  });
}

/**
 * Steps in which a unit stands with other prescribers than in an earlier release: the difference of the two figures would be
 * those who came or went. A unit that the earlier release did not know then may hold some of those whom it told of under another
 * number, unless exactly these stood together there. By unit, one entry for each step.
 */
export function changedSteps(
  level: RosterLevel,
  rosters: readonly UnitRosters[],
  { start, steps }: GridSpan,
  previous: readonly Pattern[],
): ReadonlyMap<number, Uint8Array> {
  const changed = new Map<number, Uint8Array>();
  const now = rosters.filter((row) => row.level === level);
  for (const pattern of previous) {
    const shift = (start - pattern.start) / MONTHS_PER_STEP;
    const before = pattern.rosters.filter((row) => row.level === level);
    for (let step = 0; step < steps; step += 1) {
      for (const unit of changedUnits(now, step, before, step + shift)) {
        const flags = changed.get(unit) ?? new Uint8Array(steps);
        flags[step] = 1;
        changed.set(unit, flags);
      }
    }
  }
  return changed;
}

/** Units that stand with other prescribers in a step than before; none when nobody was told of then. */
function changedUnits(
  now: readonly UnitRosters[],
  step: number,
  before: readonly UnitRosters[],
  stepBefore: number,
): number[] {
  const told = new Map(before.map(({ unit, steps }) => [unit, steps[stepBefore] ?? '']));
  const known = new Set([...told.values()].filter((roster) => roster !== ''));
  if (known.size === 0) return [];
  return now
    .filter(({ unit, steps }) => {
      const [roster, its] = [steps[step] ?? '', told.get(unit) ?? ''];
      return its === '' ? roster !== '' && !known.has(roster) : roster !== its;
    })
    .map(({ unit }) => unit);
}
