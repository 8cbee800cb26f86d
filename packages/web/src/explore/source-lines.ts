import { formatInstantDate, formatMonthSpan } from '@smalspor/domain/texts';
import type { ExploreView, Pen } from './explore-words.ts';

/** Where the figures of a view come from: what stands below it, on paper and in the pictures that leave it. */
export function sourceLines(
  { synthetic, why, series }: ExploreView,
  { t, l, language }: Pen,
): readonly string[] {
  const units = series.map(({ unit }) => l(unit.name)).join(', ');
  return [
    ...(synthetic ? [t('explorePage.source.synthetic')] : []),
    ...(units === '' ? [] : [t('explorePage.source.units', { units })]),
    t('explorePage.source.release', {
      release: why.release,
      built: formatInstantDate(why.builtAt, language),
      span: formatMonthSpan(why.from, why.to, language),
    }),
  ];
}
