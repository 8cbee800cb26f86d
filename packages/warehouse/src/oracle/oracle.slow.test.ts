import { loadContent } from '@smalspor/content/loading';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { oracleCells } from './oracle-cells.ts';
import { differences } from './testing/differences.ts';
import { measuredCells } from './testing/measured-cells.ts';
import { randomIndicators } from './testing/random-indicators.ts';
import { PRESCRIBERS, randomRegister } from './testing/random-register.ts';
import { scenesOf } from './testing/scenes.ts';

const shipped = loadContent();
const scenes = scenesOf(shipped.geography);
const INDEX_YEAR = 2026;
const REGISTERS = 60;

const shippedIndicators = fc.subarray([...shipped.indicators], { minLength: 0, maxLength: 5 });

it('measures what the oracle counts, in any small register and for any definition', async () => {
  const property = fc.asyncProperty(
    randomRegister(scenes),
    shippedIndicators,
    randomIndicators,
    async ({ scene, register, deliveryStarts }, own, invented) => {
      const content = { ...shipped, geography: scene.geography, indicators: [...own, ...invented] };
      const counted = oracleCells(register, content, INDEX_YEAR);
      const measured = await measuredCells(register, deliveryStarts, content, INDEX_YEAR);
      expect(differences(counted, measured, PRESCRIBERS).slice(0, 5)).toEqual([]);
    },
  );
  await fc.assert(property, { numRuns: REGISTERS, unbiased: true });
}, 300_000);
