import { loadContent } from '@smalspor/content/loading';
import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import { monthOfDate } from '@smalspor/domain/time';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { oracleCells } from './oracle-cells.ts';
import type { PlainLine } from './plain-register.ts';
import { differences } from './testing/differences.ts';
import { measuredCells } from './testing/measured-cells.ts';
import { randomIndicators } from './testing/random-indicators.ts';
import { PRESCRIBERS, type RandomRegister, randomRegister } from './testing/random-register.ts';
import { scenesOf } from './testing/scenes.ts';

const shipped = loadContent();
const scenes = scenesOf(shipped.geography);
const INDEX_YEAR = 2026;
const REGISTERS = 60;
const IMPORTED_REGISTERS = 20;
/** A counterexample that is still being made smaller is shown as it is, rather than lost. */
const IN_TIME = { interruptAfterTimeLimit: 240_000, markInterruptAsFailure: true } as const;

const shippedIndicators = fc.subarray([...shipped.indicators], { minLength: 0, maxLength: 5 });
const everything = [randomRegister(scenes), shippedIndicators, randomIndicators] as const;

it('measures what the oracle counts, in any small register and for any definition', async () => {
  const property = fc.asyncProperty(...everything, (random, own, invented) =>
    demandAgreement(random, [...own, ...invented], 'lake'),
  );
  await fc.assert(property, { numRuns: REGISTERS, unbiased: true, ...IN_TIME });
}, 300_000);

it('does so too when dispensings and contacts come through the importer', async () => {
  const property = fc.asyncProperty(...everything, (random, own, invented) => {
    fc.pre(hasSettledFirstLines(random));
    return demandAgreement(random, [...own, ...invented], 'import');
  });
  await fc.assert(property, { numRuns: IMPORTED_REGISTERS, unbiased: true, ...IN_TIME });
}, 300_000);

async function demandAgreement(
  { scene, register, deliveryStarts }: RandomRegister,
  indicators: readonly IndicatorDefinition[],
  through: 'lake' | 'import',
): Promise<void> {
  const content = { ...shipped, geography: scene.geography, indicators };
  const counted = oracleCells(register, content, INDEX_YEAR);
  const measured = await measuredCells(register, deliveryStarts, content, INDEX_YEAR, through);
  expect(differences(counted, measured, PRESCRIBERS).slice(0, 5)).toEqual([]);
}

/**
 * Of two dispensings of a prescription on the same day the lower line number is the first one. The lake knows it only inside one
 * delivery: a prescription that several deliveries cut must not rest on it.
 */
function hasSettledFirstLines({ register, deliveryStarts }: RandomRegister): boolean {
  const delivery = (line: PlainLine) =>
    deliveryStarts.filter((start) => start <= monthOfDate(line.dispensedOn)).length;
  return [...Map.groupBy(register.lines, ({ prescription }) => prescription).values()].every((lines) => {
    const days = lines.filter(({ packages100 }) => packages100 > 0).map(({ dispensedOn }) => dispensedOn);
    return new Set(lines.map(delivery)).size === 1 || new Set(days).size === days.length;
  });
}
