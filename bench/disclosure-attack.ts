import { parseArgs } from 'node:util';
import fc from 'fast-check';
import {
  ATTACK_NAMES,
  ATTACKS,
  type AttackName,
  type WorldPlan,
  worldOf,
} from '../packages/domain/src/disclosure/testing/attack-worlds.ts';
import { attackAll } from '../packages/domain/src/disclosure/testing/findings.ts';

/**
 * A wider search than the tests': the attacker of disclosure control meets other random countries in every run. Prints how many
 * worlds and hidden figures were attacked, and every world that leaks, made as small as fast-check can, with the seed that
 * leads there. `--seed` repeats a run, `--worlds` says how many worlds each attack meets, `--attack` chooses among them by a part
 * of the name. Ends with exit code 1 when anything leaks.
 */
interface AttackFigures {
  readonly worlds: number;
  readonly primaryCells: number;
  readonly secondaryCells: number;
  readonly leakingWorlds: number;
}

interface Leak {
  readonly attack: AttackName;
  readonly seed: number;
  readonly plan: WorldPlan;
  readonly found: unknown;
}

const WORLDS_IN_A_RUN = 25;

function search(
  name: AttackName,
  worlds: number,
  firstSeed: number,
): { figures: AttackFigures; leaks: Leak[] } {
  let [primaryCells, secondaryCells, met] = [0, 0, 0];
  const leaks: Leak[] = [];
  for (let run = 0; run * WORLDS_IN_A_RUN < worlds; run += 1) {
    const seed = firstSeed + run;
    let isShrinking = false;
    const outcome = fc.check(
      fc.property(ATTACKS[name] as fc.Arbitrary<WorldPlan>, (plan) => {
        const { country, releases, attack } = worldOf(plan);
        const { primary, secondary, found } = attackAll(country, releases, attack, Number.POSITIVE_INFINITY);
        if (!isShrinking) {
          met += 1;
          primaryCells += primary;
          secondaryCells += secondary;
        }
        isShrinking ||= found.length > 0;
        return found.length === 0;
      }),
      { numRuns: Math.min(WORLDS_IN_A_RUN, worlds - run * WORLDS_IN_A_RUN), seed },
    );
    if (!outcome.failed) continue;
    const [plan] = outcome.counterexample ?? [];
    if (plan === undefined) throw outcome.errorInstance;
    leaks.push({ attack: name, seed, plan, found: findingsOf(plan) });
    console.error(JSON.stringify(leaks.at(-1)));
  }
  return { figures: { worlds: met, primaryCells, secondaryCells, leakingWorlds: leaks.length }, leaks };
}

/** What was found in a leaking world, or the error that stopped the attacker. */
function findingsOf(plan: WorldPlan): unknown {
  try {
    const { country, releases, attack } = worldOf(plan);
    return attackAll(country, releases, attack, Number.POSITIVE_INFINITY).found;
  } catch (error) {
    return String(error);
  }
}

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    worlds: { type: 'string', default: '500' },
    seed: { type: 'string' },
    attack: { type: 'string', default: '' },
  },
});
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
const began = performance.now();
const searched = ATTACK_NAMES.filter((name) => name.includes(values.attack)).map((name) => ({
  name,
  ...search(name, Number(values.worlds), seed),
}));
const attacks = Object.fromEntries(searched.map(({ name, figures }) => [name, figures]));
const leaks = searched.flatMap((of) => of.leaks);
const seconds = Math.round((performance.now() - began) / 1000);
if (values.json) {
  console.log(JSON.stringify({ name: 'disclosure-attack', seed, seconds, attacks, leaks }));
} else {
  console.table(attacks);
  console.log(`seed ${seed}, ${seconds} s`);
  for (const leak of leaks) console.log(JSON.stringify(leak, null, 2));
}
process.exitCode = leaks.length > 0 ? 1 : 0;
