import { drawNormal, seededRandom } from '@smalspor/domain/statistics';
import { inEachLanguage, type Localised } from '@smalspor/domain/texts';
import { COUNTY_TILES, type TileMapBlock } from '../geography/index.ts';
import type { SmallMultiplesBlock } from '../multiples/index.ts';

/** Pictures of the counties with made-up figures. */

const COUNTIES = [
  ['03', 'Oslo'],
  ['11', 'Rogaland'],
  ['15', 'Møre og Romsdal'],
  ['18', 'Nordland'],
  ['31', 'Østfold'],
  ['32', 'Akershus'],
  ['33', 'Buskerud'],
  ['34', 'Innlandet'],
  ['39', 'Vestfold'],
  ['40', 'Telemark'],
  ['42', 'Agder'],
  ['46', 'Vestland'],
  ['50', 'Trøndelag'],
  ['55', 'Troms'],
  ['56', 'Finnmark'],
] as const;

const same = (text: string): Localised => inEachLanguage(() => text);
const heading = {
  title: { nb: 'Resepter per 1000', nn: 'Resept per 1000', en: 'Prescriptions per 1000' },
  unit: {
    nb: 'resepter per 1000 pasienter i året',
    nn: 'resept per 1000 pasientar i året',
    en: 'prescriptions per 1000 patients a year',
  },
  scale: 'rate',
  decimals: 0,
} as const;

export function exampleMap(): TileMapBlock {
  const random = seededRandom(2);
  return {
    ...heading,
    id: 'map',
    summary: same('Lavest i Trøndelag.'),
    tiles: COUNTIES.map(([code, name], index) => {
      const [column, row] = COUNTY_TILES.get(code) ?? [0, 0];
      const value = index === 14 ? null : 284 + 35 * drawNormal(random);
      return {
        code,
        label: same(name),
        column,
        row,
        value,
        note: value === null ? same('skjult') : null,
        own: code === '42',
      };
    }),
  };
}

export function exampleMultiples(): SmallMultiplesBlock {
  const random = seededRandom(9);
  const ends = Array.from({ length: 8 }, (_, index) => `${2014 + index}-12`);
  const common = ends.map((_, index) => 390 - 16 * index);
  return {
    ...heading,
    id: 'multiples',
    summary: same('Alle fylker har gått ned.'),
    ends,
    panels: COUNTIES.map(([code, name], county) => {
      const offset = 30 * drawNormal(random);
      return {
        label: same(name),
        own: code === '42',
        values: common.map((value, index) =>
          county === 14 && index === 3 ? null : value + offset + 8 * drawNormal(random),
        ),
      };
    }),
    common: { label: { nb: 'Landet', nn: 'Landet', en: 'Country' }, values: common },
  };
}
