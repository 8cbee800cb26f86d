import type { CaterpillarBlock, FunnelBlock } from '@smalspor/charts/variation';
import { formatNumber } from '@smalspor/domain/texts';
import { type ExploreView, type Pen, periodFirst, reasonText, same } from './explore-words.ts';

type Variation = NonNullable<ExploreView['variation']>;

/** More places than these stand in bins: marks and rows of each would be too many to read. */
const MOST_PLACES = 60;

/** Every unit by its size between the limits of chance. */
export function funnelBlock(view: ExploreView, variation: Variation, pen: Pen): FunnelBlock {
  const { t, language } = pen;
  const { indicator, state } = view;
  const told = variation.units.filter(({ point }) => point.value !== null);
  const wide = told.filter(({ beyond }) => beyond === 'wide').length;
  const hidden = variation.units.length - told.length;
  return {
    id: 'explore-funnel',
    title: same(titleOf(view, variation, pen)),
    unit: indicator.unit,
    scale: indicator.scale,
    decimals: indicator.decimals,
    summary: same(
      [
        t('explorePage.funnel.summary', {
          period: periodFirst(state.period, variation.end, pen),
          wide: formatNumber(wide, 0, language),
          told: formatNumber(told.length, 0, language),
        }),
        ...(variation.phi !== null && variation.phi > 1
          ? [t('explorePage.funnel.wider', { phi: formatNumber(variation.phi, 1, language) })]
          : []),
        ...(hidden > 0 ? [t('explorePage.funnel.hidden', { count: hidden })] : []),
      ].join(' '),
    ),
    sizeLabel: same(t(`explorePage.size.${variation.sizeIs}`)),
    target: variation.target,
    targetLabel: same(t('explorePage.together')),
    curve: variation.curve,
    units: variation.units.map(({ unit, point, size, raw, beyond, own }) => ({
      label: unit.name,
      size,
      value: point.value === null ? null : raw,
      beyond,
      note: point.value === null ? same(reasonText(point.reason, pen)) : null,
      own: own || state.units.includes(unit.id),
    })),
  };
}

/** Places or doctors from the lowest to the highest, put right for chance, beside what was counted. */
export function caterpillarBlock(view: ExploreView, variation: Variation, pen: Pen): CaterpillarBlock {
  const { t, l, language } = pen;
  const { indicator, state } = view;
  const places = variation.units.filter(({ shrunken }) => shrunken !== null);
  const isPlaces = places.length > 0 && places.length <= MOST_PLACES;
  const isOwn = ({ own, unit }: (typeof places)[number]) => own || state.units.includes(unit.id);
  const bins = isPlaces
    ? places.flatMap((place, index) => {
        const { shrunken, shrunkenLow: low, shrunkenHigh: high } = place;
        if (shrunken === null || low === null || high === null) return [];
        const rank = place.rank ?? index + 1;
        const { name } = place.unit;
        return [
          { from: rank, to: rank, label: name, shrunken, low, high, raw: place.raw, own: isOwn(place) },
        ];
      })
    : variation.bins.map((bin) => ({ ...bin, label: null }));
  const own = places.find(isOwn);
  const isDoctors = state.level === 'prescriber' || state.level === 'own';
  return {
    id: 'explore-ranked',
    title: same(titleOf(view, variation, pen)),
    unit: indicator.unit,
    scale: indicator.scale,
    decimals: indicator.decimals,
    summary: same(
      [
        t(isPlaces ? 'explorePage.ranked.places' : 'explorePage.ranked.bins', {
          period: periodFirst(state.period, variation.end, pen),
          population: formatNumber(variation.population, 0, language),
        }),
        t('explorePage.ranked.careful'),
      ].join(' '),
    ),
    bins,
    countedLabel: same(t(isPlaces ? `explorePage.level.${state.level}` : 'explorePage.number')),
    target: variation.target,
    targetLabel: same(t('explorePage.together')),
    ownLabel: same(isDoctors ? t('explorePage.you') : own ? l(own.unit.name) : ''),
  };
}

function titleOf({ indicator }: ExploreView, { standardised }: Variation, { t, l }: Pen): string {
  return standardised ? t('explorePage.adjusted', { name: l(indicator.name) }) : l(indicator.name);
}
