import { formatNumber } from '@smalspor/domain/texts';
import type { ExploreView, Pen } from './explore-words.ts';

/** The rule that places like this were chosen by, in a sentence; `null` where nobody asked for them. */
export function placesLikeSentence(
  { state, lines, series }: Pick<ExploreView, 'state' | 'lines' | 'series'>,
  { t, l, language }: Pen,
): string | null {
  if (state.like === null) return null;
  const [first] = series;
  const unit = first ? l(first.unit.name) : '';
  const found = lines.find(({ kind }) => kind === 'like');
  if (!found?.like) return t(`explorePage.alike.none.${state.like}`, { unit });
  const { places, centrality } = found.like;
  const point = found.points.find(({ end }) => end === state.end);
  const told =
    point === undefined || point.value === null
      ? t('explorePage.alike.tooFew')
      : t('explorePage.alike.told', { count: places, number: formatNumber(places, 0, language) });
  const name = l(found.unit.name);
  if (centrality === null) return `${t('explorePage.alike.size', { unit, name })} ${told}`;
  const { edition, mostCentral, leastCentral } = centrality;
  const rule = t('explorePage.alike.centrality', { unit, name, edition: String(edition) });
  return [rule, ...(mostCentral === leastCentral ? [] : [t('explorePage.alike.joined')]), told].join(' ');
}
