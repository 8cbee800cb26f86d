import { loadContent } from '@smalspor/content/loading';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { oracleCells } from './oracle-cells.ts';
import { differences } from './testing/differences.ts';
import { measuredCells } from './testing/measured-cells.ts';
import { randomContactIndicators } from './testing/random-indicators.ts';
import { PRESCRIBERS, randomRegister } from './testing/random-register.ts';
import { scenesOf } from './testing/scenes.ts';

const shipped = loadContent();
const INDEX_YEAR = 2026;
const REGISTERS = 6;

it('counts contacts, episodes and what they led to as the oracle does, for any definition', async () => {
  const property = fc.asyncProperty(
    randomRegister(scenesOf(shipped.geography)),
    randomContactIndicators,
    async ({ scene, register, deliveryStarts }, indicators) => {
      const content = { ...shipped, geography: scene.geography, indicators };
      const counted = oracleCells(register, content, INDEX_YEAR);
      const measured = await measuredCells(register, deliveryStarts, content, INDEX_YEAR);
      expect(differences(counted, measured, PRESCRIBERS).slice(0, 5)).toEqual([]);
    },
  );
  await fc.assert(property, { numRuns: REGISTERS, seed: 5, unbiased: true });
}, 300_000);
