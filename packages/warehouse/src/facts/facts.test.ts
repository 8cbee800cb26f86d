import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '@smalspor/content/loading';
import { type Month, periodLength } from '@smalspor/domain/time';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withDuckDb } from '../duckdb/index.ts';
import { oracleCells } from '../oracle/index.ts';
import { randomIndicators } from '../oracle/testing/random-indicators.ts';
import { randomRegister } from '../oracle/testing/random-register.ts';
import { scenesOf } from '../oracle/testing/scenes.ts';
import { writePlainLake } from '../oracle/testing/write-plain-lake.ts';
import { factSidesOf } from './fact-sides.ts';
import { openFacts } from './open-facts.ts';

const shipped = loadContent();
const INDEX_YEAR = 2026;

it('counts the country from single lines as the oracle does, in any month and period and for any definition', async () => {
  let compared = 0;
  const property = fc.asyncProperty(
    randomRegister(scenesOf(shipped.geography)),
    randomIndicators,
    async ({ scene, register, deliveryStarts }, invented) => {
      const indicators = [...shipped.indicators, ...invented];
      const content = { ...shipped, geography: scene.geography, indicators };
      const cells = oracleCells(register, content, INDEX_YEAR).filter(({ level }) => level === 'nation');
      const directory = await mkdtemp(join(tmpdir(), 'smalspor-facts-'));
      const files = await withDuckDb({ spillDirectory: directory }, (connection) =>
        writePlainLake(connection, join(directory, 'lake'), register, deliveryStarts),
      );
      const span = { from: register.from, to: register.to };
      const facts = await openFacts({
        files,
        span,
        content,
        dddIndexYear: INDEX_YEAR,
        memoryLimit: '256MB',
        threads: 1,
        spillDirectory: directory,
      });
      try {
        for (const definition of indicators) {
          if (typeof factSidesOf(definition) === 'string') {
            await expect(facts.countNation(definition, span)).rejects.toThrow(RangeError);
            continue;
          }
          const months = await facts.countNation(definition, span);
          for (const { period, numerator, denominator } of cells.filter(
            ({ indicator }) => indicator === definition.id,
          )) {
            const first = (period.end - periodLength(period.kind) + 1) as Month;
            const within = months.filter(({ month }) => first <= month && month <= period.end);
            const counted = [
              within.reduce((sum, each) => sum + each.numerator, 0),
              within.reduce((sum, each) => sum + (each.denominator ?? Number.NaN), 0),
            ];
            expect(counted, `${definition.id} ${period.kind} ${period.end}`).toEqual([
              numerator,
              denominator,
            ]);
            compared += 1;
          }
        }
      } finally {
        facts.close();
        await rm(directory, { recursive: true, force: true });
      }
    },
  );
  await fc.assert(property, { numRuns: 6, seed: 20, endOnFailure: true });
  expect(compared).toBeGreaterThan(500);
}, 120_000);
