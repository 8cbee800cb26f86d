import { cellKey, cellsOf, SURVEY_CLASSES, type SurveyClass } from '../count-survey.ts';
import type { CountedHome, ToldSurvey } from '../protect-survey.ts';
import { areasOfHome } from '../survey-areas.ts';
import { INDICATIONS } from './random-surveys.ts';

/** Sums that an attacker works out at most: enough for all differences of small worlds. */
const MOST_SUMS = 300;

/**
 * What somebody finds out who reads everything that is told, knows the figures of one institution, and takes every sum from
 * every sum that holds it, over and over: sums over few residents or few institutions of others. Knows nothing of the rule.
 * @param own position of the attacker's institution; `null` for somebody outside
 */
export function attackSurvey(
  homes: readonly CountedHome[],
  told: ToldSurvey,
  own: number | null,
  { k, others }: { readonly k: number; readonly others: number },
): readonly string[] {
  return SURVEY_CLASSES.flatMap((kind) => {
    return [...closureOf(toldSets(homes, told, kind))].flatMap((set) => {
      const rest = own === null ? set : set & ~(WHOLE << shift(own));
      const among = homes.flatMap((_, home) => ((rest >> shift(home)) & WHOLE ? [home] : []));
      if (among.length === 0) return [];
      const residents = among.reduce((sum, home) => sum + countIn(homes, kind, home, rest), 0);
      const isLittle = residents > 0 && residents < k;
      if (!isLittle && among.length >= others) return [];
      return [`${kind}: ${residents} residents in ${among.length} institutions`];
    });
  });
}

const KEYS = cellsOf(INDICATIONS).map(cellKey);
const shift = (home: number) => BigInt(home * KEYS.length);
const WHOLE = (1n << BigInt(KEYS.length)) - 1n;
const bit = (home: number, key: number) => 1n << (shift(home) + BigInt(key));
const setOf = (homes: readonly number[], keys: readonly number[]) =>
  homes.reduce((set, home) => keys.reduce((sum, key) => sum | bit(home, key), set), 0n);

/** Each told number as the set of institutions' cells that it adds up. */
function toldSets(homes: readonly CountedHome[], told: ToldSurvey, kind: SurveyClass): readonly bigint[] {
  return told.classes[kind].flatMap(({ rows, areas }) =>
    [...areas].flatMap((area) => {
      const inside = homes.flatMap((home, index) => (areasOfHome(home).includes(area) ? [index] : []));
      return rows.map((row) =>
        setOf(
          inside,
          row.map((cell) => KEYS.indexOf(cellKey(cell))),
        ),
      );
    }),
  );
}

/** All that follows by taking a sum from one that holds it. */
function closureOf(sets: readonly bigint[]): ReadonlySet<bigint> {
  const known = new Set(sets);
  const waiting = [...known];
  for (let next = waiting.pop(); next !== undefined && known.size < MOST_SUMS; next = waiting.pop()) {
    for (const other of [...known]) {
      const common = next & other;
      const difference = common === other ? next & ~other : common === next ? other & ~next : 0n;
      if (difference === 0n || known.has(difference)) continue;
      known.add(difference);
      waiting.push(difference);
    }
  }
  return known;
}

function countIn(homes: readonly CountedHome[], kind: SurveyClass, home: number, set: bigint): number {
  return KEYS.reduce(
    (sum, key, index) =>
      (set & bit(home, index)) === 0n ? sum : sum + (homes[home]?.counts.cells[kind][key] ?? 0),
    0,
  );
}
