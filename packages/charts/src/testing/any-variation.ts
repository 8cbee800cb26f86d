import type { Localised } from '@smalspor/domain/texts';
import fc from 'fast-check';
import type { AreaMapBlock, TileMapBlock } from '../geography/index.ts';
import type { LinesBlock } from '../lines/index.ts';
import type { SmallMultiplesBlock } from '../multiples/index.ts';
import type { ControlBlock } from '../signals/index.ts';
import type { CaterpillarBlock, FunnelBlock } from '../variation/index.ts';

/** Blocks of variation as no register would give them. */

const anyText: fc.Arbitrary<Localised> = fc
  .oneof(
    fc.constantFrom('Guovdageaidnu – Kautokeino', 'Landet', ''),
    fc.string({ maxLength: 60 }),
    fc.constant('W'.repeat(80)),
  )
  .map((text) => ({ nb: text, nn: text, en: text }));

const anyValue = fc.oneof(
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.constantFrom(0, 5e-324, 1e-9, 0.004, 99.99, 1234.5, 987_654_321),
);
const maybeValue = fc.option(anyValue, { nil: null });
const anySize = fc.oneof(fc.integer({ min: 1, max: 1e9 }), fc.constantFrom(1, 30, 12_000));
const anyRange = fc
  .tuple(anyValue, anyValue)
  .map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) }));

const heading = {
  id: fc.constant('block'),
  title: anyText,
  unit: anyText,
  summary: anyText,
  scale: fc.constantFrom('percent' as const, 'rate' as const, 'ratio' as const),
  decimals: fc.integer({ min: 0, max: 2 }),
};

export const anyFunnel: fc.Arbitrary<FunnelBlock> = fc.record({
  ...heading,
  sizeLabel: anyText,
  target: anyValue,
  targetLabel: anyText,
  curve: fc
    .array(fc.record({ size: anySize, narrow: anyRange, wide: anyRange }), { maxLength: 12 })
    .map((curve) => curve.sort((a, b) => a.size - b.size)),
  units: fc.array(
    fc.record({
      label: anyText,
      size: anySize,
      value: maybeValue,
      beyond: fc.constantFrom('narrow' as const, 'wide' as const, null),
      note: fc.option(anyText, { nil: null }),
      own: fc.boolean(),
    }),
    { maxLength: 20 },
  ),
});

export const anyCaterpillar: fc.Arbitrary<CaterpillarBlock> = fc.record({
  ...heading,
  countedLabel: anyText,
  ownLabel: anyText,
  target: anyValue,
  targetLabel: anyText,
  bins: fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 5000 }), anyValue, anyValue, anyValue, maybeValue, fc.boolean())
      .map(([from, a, b, c, raw, own]) => {
        const [low = 0, shrunken = 0, high = 0] = [a, b, c].sort((x, y) => x - y);
        return { from, to: from + 9, label: null, low, shrunken, high, raw, own };
      }),
    { maxLength: 40 },
  ),
});

export const anyControl: fc.Arbitrary<ControlBlock> = fc.record({
  ...heading,
  centre: anyValue,
  endLabel: anyText,
  points: fc
    .array(
      fc.tuple(
        maybeValue,
        fc.option(anyRange, { nil: null }),
        fc.constantFrom('above' as const, 'below' as const, null),
        fc.boolean(),
      ),
      { maxLength: 60 },
    )
    .map((points) =>
      points.map(([value, limits, beyond, inRun], index) => ({
        month: `${2016 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
        value,
        low: limits?.low ?? null,
        high: limits?.high ?? null,
        beyond,
        inRun,
      })),
    ),
  annotations: fc.array(
    fc.record({ month: fc.constantFrom('2015-01', '2016-03', '2018-12', '2031-01'), text: anyText }),
    { maxLength: 6 },
  ),
});

const anyPoint = fc
  .tuple(maybeValue, fc.option(anyRange, { nil: null }))
  .map(([value, limits]) => ({ value, low: limits?.low ?? null, high: limits?.high ?? null, note: null }));

export const anyLines: fc.Arbitrary<LinesBlock> = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 17 }))
  .chain(([periods, lines]) =>
    fc.record({
      ...heading,
      ends: fc.constant(
        Array.from({ length: periods }, (_, index) => {
          const month = String(((index % 4) + 1) * 3).padStart(2, '0');
          return `${2016 + Math.floor(index / 4)}-${month}`;
        }),
      ),
      endLabel: anyText,
      lines: fc.array(
        fc.record({
          label: anyText,
          role: fc.constantFrom('own' as const, 'beside' as const, 'common' as const),
          points: fc.array(anyPoint, { minLength: periods, maxLength: periods }),
        }),
        { minLength: lines, maxLength: lines },
      ),
      annotations: fc.array(
        fc.record({ month: fc.constantFrom('2015-01', '2016-03', '2018-12', '2031-01'), text: anyText }),
        { maxLength: 6 },
      ),
    }),
  );

export const anyTileMap: fc.Arbitrary<TileMapBlock> = fc.record({
  ...heading,
  tiles: fc
    .array(fc.tuple(anyText, fc.nat(6), fc.nat(8), maybeValue, fc.boolean()), { maxLength: 20 })
    .map((tiles) =>
      tiles.map(([label, column, row, value, own], index) => ({
        code: `${index}`,
        label,
        column,
        row,
        value,
        note: value === null ? label : null,
        own,
      })),
    ),
});

/** Triangles anywhere on the map, some with room for a name. */
export const anyAreaMap: fc.Arbitrary<AreaMapBlock> = fc.record({
  ...heading,
  width: fc.constant(800),
  height: fc.constant(1000),
  around: fc.constantFrom([], ['M0 0L800 0L800 1000Z']),
  areas: fc
    .array(fc.tuple(anyText, fc.nat(700), fc.nat(900), fc.nat(300), maybeValue, fc.boolean()), {
      maxLength: 20,
    })
    .map((areas) =>
      areas.map(([label, x, y, room, value, own], index) => ({
        code: `${index}`,
        label,
        outline:
          index % 5 === 4
            ? null
            : {
                path: `M${x} ${y}L${x + 90} ${y}L${x} ${y + 90}Z`,
                label: { x: 400, y: y + 20, room, height: 90 },
              },
        value,
        note: value === null ? label : null,
        own,
      })),
    ),
});

export const anyMultiples: fc.Arbitrary<SmallMultiplesBlock> = fc
  .tuple(fc.nat(12), fc.nat(16))
  .chain(([ends, panels]) => {
    const values = fc.array(maybeValue, { minLength: ends, maxLength: ends });
    return fc.record({
      ...heading,
      ends: fc.constant(Array.from({ length: ends }, (_, index) => `${2010 + index}-12`)),
      panels: fc.array(fc.record({ label: anyText, values, own: fc.boolean() }), {
        minLength: panels,
        maxLength: panels,
      }),
      common: fc.record({ label: anyText, values }),
    });
  });
