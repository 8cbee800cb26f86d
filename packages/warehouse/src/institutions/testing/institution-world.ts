import { addMonths, type Month, toMonth } from '@smalspor/domain/time';
import fc from 'fast-check';
import type { MonthSpan } from '../../measure/spine.ts';

/** A year in the midst of the series. */
export const SPAN = { from: toMonth(2019, 1), to: toMonth(2019, 12) };
const FROM = SPAN.from;
/** The months that the worlds are measured in. */
export const SERIES = { from: addMonths(FROM, -2), to: addMonths(FROM, 13) };

export const PRODUCTS = [
  { product: 1, atc: 'J01CA08', strengthMg: 200, units: 20, route: 'O', salt: null },
  { product: 2, atc: 'J01XX05', strengthMg: 1000, units: 100, route: 'O', salt: 'hippurate' },
  { product: 3, atc: 'J01CA04', strengthMg: 500, units: 20, route: 'O', salt: null },
  { product: 4, atc: 'J01DD04', strengthMg: 1000, units: 10, route: 'P', salt: null },
  { product: 5, atc: 'P01AB01', strengthMg: 400, units: 20, route: 'O', salt: null },
  { product: 6, atc: 'J01CE02', strengthMg: null, units: 30, route: 'O', salt: null },
  { product: 7, atc: 'J01MA02', strengthMg: 500, units: 10, route: 'O', salt: null },
  { product: 8, atc: 'N02BE01', strengthMg: 500, units: 100, route: 'O', salt: null },
];

export interface Ward {
  readonly organisation: number;
  readonly type: 'long-term' | 'short-term' | 'acute' | 'home-care';
  readonly beds: number | null;
  /** Oslo's where it is left out. */
  readonly municipality?: number;
  readonly from: number;
  readonly to: number | null;
}
export interface Sale {
  readonly organisation: number;
  readonly type: Ward['type'] | null;
  readonly month: number;
  readonly product: number;
  /** The code that the line gives, where it is not the product’s own. */
  readonly atc?: string;
  readonly packages100: number;
  readonly pharmacy: number;
  /** Day of the month. */
  readonly day: number;
  /** Whose file the line came in. */
  readonly sender: 0 | 1;
}
export interface Stay {
  readonly organisation: number;
  readonly type: Ward['type'];
  readonly from: number;
  readonly to: number;
  readonly days: number;
  readonly estimated: boolean;
}
/** A handful of institutions with what they bought, as plain rows. */
export interface World {
  readonly wards: readonly Ward[];
  readonly sales: readonly Sale[];
  readonly stays: readonly Stay[];
}

const ORGANISATIONS = [310_000_019, 310_000_043, 310_000_051];
const TYPES = ['long-term', 'short-term', 'acute', 'home-care'] as const;
const month = fc.integer({ min: FROM - 2, max: FROM + 13 });

const anyWorld: fc.Arbitrary<World> = fc.record({
  wards: fc.uniqueArray(
    fc.record({
      organisation: fc.constantFrom(...ORGANISATIONS),
      type: fc.constantFrom(...TYPES),
      beds: fc.option(fc.integer({ min: 1, max: 60 })),
      from: fc.integer({ min: FROM - 3, max: FROM + 6 }),
      to: fc.option(fc.integer({ min: FROM + 6, max: FROM + 14 })),
    }),
    { minLength: 1, maxLength: 6, selector: ({ organisation, type }) => `${organisation} ${type}` },
  ),
  sales: fc.array(
    fc.record({
      organisation: fc.constantFrom(...ORGANISATIONS, 310_000_078),
      type: fc.option(fc.constantFrom(...TYPES), { freq: 8 }),
      month,
      product: fc.integer({ min: 1, max: 9 }),
      packages100: fc.constantFrom(100, 200, 50, -100, 25),
      pharmacy: fc.constantFrom(1, 2),
      day: fc.constantFrom(3, 4),
      sender: fc.constantFrom(0 as const, 1 as const),
    }),
    { minLength: 1, maxLength: 40 },
  ),
  stays: fc.array(
    fc
      .record({
        organisation: fc.constantFrom(...ORGANISATIONS),
        type: fc.constantFrom('long-term' as const, 'short-term' as const, 'acute' as const),
        from: month,
        length: fc.integer({ min: 0, max: 11 }),
        days: fc.integer({ min: 0, max: 9_000 }),
        estimated: fc.boolean(),
      })
      .map(({ length, ...stay }) => ({ ...stay, to: stay.from + length })),
    { maxLength: 12 },
  ),
});

/** Any small world, with everything that a register can get wrong; some lines come from two senders. */
export const world: fc.Arbitrary<World> = fc
  .tuple(anyWorld, fc.array(fc.nat(39), { maxLength: 12 }), fc.boolean())
  .map(([each, again, isWardTold]) => ({
    ...each,
    sales: [
      ...each.sales,
      ...again
        .flatMap((place) => each.sales[place] ?? [])
        .map((sale) => ({
          ...sale,
          sender: (1 - sale.sender) as 0 | 1,
          type: isWardTold ? sale.type : null,
        })),
    ],
  }));

/** Any months of the series, the first not after the last. */
export const window: fc.Arbitrary<MonthSpan> = fc
  .tuple(fc.integer({ min: SERIES.from, max: SERIES.to }), fc.integer({ min: SERIES.from, max: SERIES.to }))
  .map(([a, b]) => ({ from: Math.min(a, b) as Month, to: Math.max(a, b) as Month }));
