import { loadContent } from '@smalspor/content/loading';
import type { OutputOf } from '@smalspor/contract/operations';
import type { UseCases } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';
import { inEachLanguage } from '@smalspor/domain/texts';

type View = OutputOf<'readExploreView'>;
type Point = View['series'][number]['points'][number];

const ENDS = ['2019-03', '2019-06', '2019-09', '2019-12', '2020-03', '2020-06', '2020-09', '2020-12'];
const NATION = { level: 'nation', id: 'nation', name: inEachLanguage(() => 'Norge') } as const;
const COUNTIES = [
  { id: '03', name: 'Oslo', value: 41 },
  { id: '33', name: 'Buskerud', value: 47 },
  { id: '46', name: 'Vestland', value: null },
] as const;

function point(end: string, value: number | null): Point {
  return {
    end,
    value,
    low: value === null ? null : value - 2,
    high: value === null ? null : value + 2,
    numerator: value === null ? null : value * 100,
    denominator: value === null ? null : 10_000,
    expected: null,
    reason: value === null ? 'suppressed' : null,
  };
}

/** One indicator of a small country; one of its counties is hidden. */
export function createFakeExplore(): Pick<
  UseCases,
  'readExploreChoices' | 'readExploreMap' | 'readExploreView' | 'exportExploreView'
> {
  const definition = loadContent().indicators.find(({ id }) => id === 'penicillin-v-share');
  if (!definition) throw new Error('The content has the share of penicillin V');
  const { texts, version, minimum, direction, kind } = definition;
  const text = (of: 'name' | 'short' | 'definition' | 'why' | 'caveats') =>
    inEachLanguage((language) => texts[language][of]);
  const places = COUNTIES.map(({ id, name, value }) => ({
    unit: { level: 'countyNow', id, name: inEachLanguage(() => name) } as const,
    value,
  }));
  const unitOf = (id: string | undefined) => places.find(({ unit }) => unit.id === id);
  return {
    readExploreChoices: async () => ({
      release: { id: 'r1', from: '2018-01', to: '2020-12', synthetic: true },
      indicators: [
        {
          id: definition.id,
          name: text('name'),
          short: text('short'),
          kind,
          setting: 'general-practice',
          levels: [
            { level: 'nation', periods: ['rolling12'] },
            { level: 'countyNow', periods: ['rolling12'] },
          ],
          splits: ['substance'],
          wards: [],
        },
      ],
      levels: [
        { level: 'nation', units: [{ id: NATION.id, name: NATION.name, own: false, current: true }] },
        {
          level: 'countyNow',
          units: places.map(({ unit: { id, name } }) => ({ id, name, own: id === '33', current: true })),
        },
      ],
      ends: [{ period: 'rolling12', ends: [...ENDS] }],
    }),
    readExploreMap: async () => ({ map: null }),
    readExploreView: async (_actor, { indicator, level = 'nation', units, end = '2020-12' }) => {
      if (indicator !== definition.id) throw new Refusal('not-found', 'There is no such indicator.');
      if (!ENDS.includes(end))
        throw new Refusal('explore-refused', 'Choose an end.', { facts: { reason: 'end-outside-release' } });
      const ids = level === 'countyNow' ? (units ?? '33').split(',') : ['nation'];
      const series = ids.map((id) => {
        const place = unitOf(id);
        return {
          unit: place?.unit ?? NATION,
          points: ENDS.map((each) => point(each, place ? place.value : 44)),
          signals: null,
        };
      });
      return {
        state: {
          indicator,
          level,
          units: ids,
          period: 'rolling12',
          end,
          split: null,
          like: null,
          wards: null,
        },
        synthetic: true,
        indicator: {
          id: definition.id,
          name: text('name'),
          short: text('short'),
          unit: inEachLanguage(() => '%'),
          scale: 'percent',
          decimals: 0,
          direction,
          kind,
        },
        ends: [...ENDS],
        series,
        lines:
          level === 'nation'
            ? []
            : [{ kind: 'nation', unit: NATION, points: ENDS.map((each) => point(each, 44)), like: null }],
        annotations: [
          {
            id: 'pandemic',
            month: '2020-03',
            text: inEachLanguage(() => 'Pandemi'),
            source: 'Regjeringen',
            invented: false,
          },
        ],
        split: null,
        variation: level === 'nation' ? null : fakeVariation(end, places),
        counties: places.map(({ unit, value }) => ({
          unit,
          values: ENDS.map(() => value),
          point: point(end, value),
        })),
        why: {
          name: text('name'),
          definition: text('definition'),
          reason: text('why'),
          caveats: text('caveats'),
          version,
          minimum,
          release: 'r1',
          builtAt: '2021-01-10T08:00:00Z',
          from: '2018-01',
          to: '2020-12',
          dddIndexYear: 2026,
          unit: series[0]?.unit ?? null,
          point: series[0]?.points.at(-1) ?? null,
          hidden: [{ reason: 'suppressed', figures: 9 }],
        },
      };
    },
    exportExploreView: async (_actor, { format }) => ({
      bytes: new TextEncoder().encode('\ufeffIndikator;Verdi\r\n'),
      fileName: `utforsk.${format}`,
      mediaType: 'text/csv; charset=utf-8',
    }),
  };
}

type Variation = NonNullable<View['variation']>;

function fakeVariation(
  end: string,
  places: readonly { readonly unit: Variation['units'][number]['unit']; readonly value: number | null }[],
): Variation {
  return {
    end,
    population: 2,
    target: 44,
    sizeIs: 'total',
    phi: 1.4,
    tauSquared: 0.001,
    standardised: false,
    units: places.map(({ unit, value }, index) => ({
      unit,
      point: point(end, value),
      size: value === null ? null : 10_000,
      raw: value,
      rank: value === null ? null : index + 1,
      shrunken: value,
      shrunkenLow: value === null ? null : value - 1,
      shrunkenHigh: value === null ? null : value + 1,
      beyond: null,
      own: unit.id === '33',
    })),
    curve: [2_500, 5_000, 10_000].map((size) => ({
      size,
      narrow: { low: 44 - 200 / Math.sqrt(size), high: 44 + 200 / Math.sqrt(size) },
      wide: { low: 44 - 300 / Math.sqrt(size), high: 44 + 300 / Math.sqrt(size) },
    })),
    bins: [],
  };
}
