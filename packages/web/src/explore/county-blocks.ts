import { type AreaMapBlock, COUNTY_TILES, type TileMapBlock } from '@smalspor/charts/geography';
import type { SmallMultiplesBlock } from '@smalspor/charts/multiples';
import {
  type CountyMap,
  type ExploreView,
  type Pen,
  periodFirst,
  reasonText,
  same,
} from './explore-words.ts';

/** All counties over time side by side, each over the country. */
export function multiplesBlock(view: ExploreView, own: readonly string[], { t }: Pen): SmallMultiplesBlock {
  const { indicator, counties, ends } = view;
  const nation = [...view.lines, ...view.series].find(({ unit }) => unit.level === 'nation');
  return {
    id: 'explore-counties',
    title: indicator.name,
    unit: indicator.unit,
    scale: indicator.scale,
    decimals: indicator.decimals,
    summary: same(t('explorePage.counties.summary')),
    ends,
    panels: counties.map(({ unit, values }) => ({ label: unit.name, values, own: own.includes(unit.id) })),
    common: {
      label: same(t('explorePage.nation')),
      values: nation ? nation.points.map(({ value }) => value) : ends.map(() => null),
    },
  };
}

/** The counties of today as tiles; those of other borders have no place on the map and stand in the table of the counties. */
export function mapBlock(view: ExploreView, own: readonly string[], pen: Pen): TileMapBlock {
  return {
    ...mapHeading(view, pen),
    tiles: view.counties.flatMap((county) => {
      const place = COUNTY_TILES.get(county.unit.id);
      if (place === undefined) return [];
      const [column, row] = place;
      return [{ ...placeOnMap(county, own, pen), column, row }];
    }),
  };
}

/** The counties of today in the borders that the site has given; one without borders is named below the map. */
export function areaMapBlock(
  view: ExploreView,
  { width, height, areas }: CountyMap,
  own: readonly string[],
  pen: Pen,
): AreaMapBlock {
  return {
    ...mapHeading(view, pen),
    width,
    height,
    around: areas.flatMap(({ id, path }) => (view.counties.some(({ unit }) => unit.id === id) ? [] : [path])),
    areas: view.counties.map((county) => ({
      ...placeOnMap(county, own, pen),
      outline: areas.find(({ id }) => id === county.unit.id) ?? null,
    })),
  };
}

function mapHeading({ indicator, state }: ExploreView, pen: Pen) {
  return {
    id: 'explore-map',
    title: indicator.name,
    unit: indicator.unit,
    scale: indicator.scale,
    decimals: indicator.decimals,
    summary: same(pen.t('explorePage.map.summary', { period: periodFirst(state.period, state.end, pen) })),
  };
}

function placeOnMap({ unit, point }: ExploreView['counties'][number], own: readonly string[], pen: Pen) {
  return {
    code: unit.id,
    label: same(pen.l(unit.name).split(' – ')[0] ?? ''),
    value: point.value,
    note: point.value === null ? same(reasonText(point.reason, pen)) : null,
    own: own.includes(unit.id),
  };
}
