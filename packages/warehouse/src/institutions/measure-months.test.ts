import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadContent } from '@smalspor/content/loading';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InstitutionFigures } from './institution-figures.ts';
import { countSlowly } from './testing/count-slowly.ts';
import { type Sale, SPAN, type Ward, window, world } from './testing/institution-world.ts';
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

const SALE: Sale = {
  organisation: 310_000_019,
  type: 'long-term',
  month: SPAN.from,
  product: 1,
  packages100: 100,
  pharmacy: 1,
  day: 3,
  sender: 0,
};

describe('what institutions bought', () => {
  it('is in any months what counting line by line gives, whoever added up months at import', async () => {
    const worlds = fc.tuple(
      world,
      fc.array(window, { minLength: 4, maxLength: 4 }),
      fc.constantFrom(null, 0.96),
      fc.subarray([0, 1] as const),
    );
    await fc.assert(
      fc.asyncProperty(worlds, async ([each, spans, occupancy, added]) => {
        const { sums } = await measureWorld(directory, content, each, { occupancy, spans, added });
        for (const [place, span] of spans.entries()) {
          expect(rounded(sums[place] ?? [])).toEqual(
            rounded(countSlowly(content, each, { occupancy, indexYear: 2026, span })),
          );
        }
      }),
      { numRuns: 20 },
    );
  });

  it('never falls because the doses were revised: one edition of the index counts for all years', async () => {
    const wards: Ward[] = [
      { organisation: 310_000_019, type: 'long-term', beds: 40, from: SPAN.from - 12, to: null },
    ];
    const line = { ...SALE, product: 3, packages100: 1000 } as const;
    const total = async (indexYear: number) => {
      const { sums } = await measureWorld(
        directory,
        content,
        { wards, sales: [line], stays: [] },
        { occupancy: 1, indexYear },
      );
      return sums[0]?.[0]?.sums['institution-total']?.numerator;
    };
    // Amoxicillin: 1 g until 2018, 1.5 g since (WHO, ATC/DDD alterations 2019). Ten packages of twenty times 500 mg.
    expect(await total(2018)).toBeCloseTo(100, 6);
    expect(await total(2026)).toBeCloseTo(66.6667, 3);
  });

  it('judges goods by the code of the line, also where the code of a product was changed', async () => {
    const wards: Ward[] = [
      { organisation: 310_000_019, type: 'long-term', beds: 40, from: SPAN.from, to: null },
    ];
    const sale = { ...SALE, product: 7 } as const;
    const bought = { wards, sales: [sale, { ...sale, day: 4, atc: 'J01CA08' }], stays: [] };
    const { sums } = await measureWorld(directory, content, bought);
    const alone = await measureWorld(directory, content, bought, { added: [] });
    for (const found of [sums, alone.sums]) {
      expect(rounded(found[0] ?? [])).toEqual(
        rounded(countSlowly(content, bought, { occupancy: null, indexYear: 2026, span: SPAN })),
      );
    }
    // Ten tablets of 500 mg at 1 g (WHO 2026), twice; only one of the lines calls them ciprofloxacin.
    expect(sums[0]?.[0]?.sums['institution-total']?.numerator).toBeCloseTo(10, 6);
    expect(sums[0]?.[0]?.sums['institution-ciprofloxacin']?.numerator).toBeCloseTo(5, 6);
  });

  it('tells what was left out, and never calls silence nothing', async () => {
    const wards: Ward[] = [
      { organisation: 310_000_019, type: 'long-term', beds: 40, from: SPAN.from, to: null },
    ];
    const { quality, sums } = await measureWorld(directory, content, {
      wards,
      sales: [SALE, { ...SALE, type: 'acute' }, { ...SALE, organisation: 310_000_078 }],
      stays: [],
    });
    expect(quality).toEqual({ lines: 3, unknownInstitution: 1, unknownWard: 1, deliveredTwice: 0 });
    expect(sums[0]?.[0]).toMatchObject({ months: 12, monthsWithoutPurchase: 11, bedDays: null });
    expect(sums[0]?.[0]?.sums['institution-total']?.denominator).toBeNull();
  });

  it('counts a sale once that two senders delivered, and twice what one sender sold twice', async () => {
    const wards: Ward[] = [
      { organisation: 310_000_019, type: 'long-term', beds: 40, from: SPAN.from, to: null },
      { organisation: 310_000_019, type: 'acute', beds: 4, from: SPAN.from, to: null },
    ];
    const measured = (sales: Sale[]) => measureWorld(directory, content, { wards, sales, stays: [] });
    const doses = ({ sums: [figures] }: Awaited<ReturnType<typeof measured>>) =>
      figures?.map(({ unitType, sums }) => [unitType, sums['institution-total']?.numerator]);
    const again = { ...SALE, sender: 1, type: null } as const;
    const once = await measured([SALE, again]);
    // 20 tablets of 200 mg at 600 mg (WHO 2026); the line that names the ward is the one that counts.
    expect(doses(once)).toEqual([
      ['acute', 0],
      ['long-term', expect.closeTo(20 / 3, 6)],
    ]);
    expect(once.quality).toMatchObject({ lines: 1, deliveredTwice: 1 });
    const twice = await measured([
      SALE,
      SALE,
      again,
      { ...SALE, day: 4 },
      { ...SALE, pharmacy: 2, sender: 1 },
    ]);
    expect(doses(twice)).toEqual([
      ['acute', 0],
      ['long-term', expect.closeTo(80 / 3, 6)],
    ]);
    expect(twice.quality).toMatchObject({ lines: 4, deliveredTwice: 1 });
  });
});
