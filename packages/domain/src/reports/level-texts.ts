import type { Localised } from '../texts/index.ts';
import type { ComparatorLevel, Figure } from './input.ts';
import type { RowLevel } from './model.ts';
import type { ReportTexts } from './report-texts.ts';

/** The name of a row: the level's, or that of the municipalities that are shown together in place of the reader's own. */
export function levelLabel(level: RowLevel, restOf: Figure['restOf'], texts: ReportTexts): Localised {
  return restOf === undefined
    ? texts.say(`level.${level}`)
    : texts.say('othersOfCounty.label', { county: restOf });
}

/** The same for a figure of twelve months beside others of six. */
export function twelveMonthsLabel(level: RowLevel, restOf: Figure['restOf'], texts: ReportTexts): Localised {
  if (restOf !== undefined) return texts.say('othersOfCounty.twelveMonths', { county: restOf });
  const key = `levelTwelveMonths.${level}`;
  return texts.has(key) ? texts.say(key) : texts.say(`level.${level}`);
}

/** «I kommunen», within a sentence or at its beginning. */
export function areaText(
  { level, figure }: { readonly level: ComparatorLevel; readonly figure: Pick<Figure, 'restOf'> },
  place: 'area' | 'areaFirst',
  texts: ReportTexts,
): Localised {
  return figure.restOf === undefined
    ? texts.say(`${place}.${level}`)
    : texts.say(`othersOfCounty.${place}`, { county: figure.restOf });
}
