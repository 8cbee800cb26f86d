import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '@smalspor/content/loading';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InstitutionFigures } from './institution-figures.ts';
import { countSlowly } from './testing/count-slowly.ts';
import { SPAN, type Ward, world } from './testing/institution-world.ts';
import { measureWorld } from './testing/measure-world.ts';

const content = loadContent();

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'institutions-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const rounded = (figures: readonly InstitutionFigures[]) =>
  JSON.parse(
    JSON.stringify(figures, (_, value) =>
      typeof value === 'number' ? Math.round(value * 1e6) / 1e6 + 0 : value,
    ),
  );

describe('what institutions bought', () => {
  it('is what counting line by line gives', async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.constantFrom(null, 0.96), async (each, occupancy) => {
        const { figures } = await measureWorld(directory, content, each, { occupancy });
        expect(rounded(figures)).toEqual(rounded(countSlowly(content, each, { occupancy, indexYear: 2026 })));
      }),
      { numRuns: 30 },
    );
  });

  it('never falls because the doses were revised: one edition of the index counts for all years', async () => {
    const wards: Ward[] = [
      { organisation: 310_000_019, type: 'long-term', beds: 40, from: SPAN.from - 12, to: null },
    ];
    const line = { organisation: 310_000_019, type: 'long-term', product: 3, packages100: 1000 } as const;
    const total = async (indexYear: number) => {
      const { figures } = await measureWorld(
        directory,
        content,
        { wards, sales: [{ ...line, month: SPAN.from }], stays: [] },
        { occupancy: 1, indexYear },
      );
      return figures[0]?.sums['institution-total']?.numerator;
    };
    // Amoxicillin: 1 g until 2018, 1.5 g since (WHO, ATC/DDD alterations 2019). Ten packages of twenty times 500 mg.
    expect(await total(2018)).toBeCloseTo(100, 6);
    expect(await total(2026)).toBeCloseTo(66.6667, 3);
  });

  it('tells what was left out, and never calls silence nothing', async () => {
    const wards: Ward[] = [
      { organisation: 310_000_019, type: 'long-term', beds: 40, from: SPAN.from, to: null },
    ];
    const sale = {
      organisation: 310_000_019,
      type: 'long-term',
      month: SPAN.from,
      product: 1,
      packages100: 100,
    } as const;
    const { quality, figures } = await measureWorld(directory, content, {
      wards,
      sales: [sale, { ...sale, type: 'acute' }, { ...sale, organisation: 310_000_078 }],
      stays: [],
    });
    expect(quality).toEqual({ lines: 3, unknownInstitution: 1, unknownWard: 1 });
    expect(figures[0]).toMatchObject({ months: 12, monthsWithoutPurchase: 11, bedDays: null });
    expect(figures[0]?.sums['institution-total']?.denominator).toBeNull();
  });
});
