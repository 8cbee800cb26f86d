import { formatNumber, inEachLanguage, type Localised } from '../texts/index.ts';
import type { IndicatorInput } from './input.ts';
import type { PlaceBlock } from './model.ts';
import { joinSentences, type ReportTexts } from './report-texts.ts';
import { definitionText, unitOf, valueStyleOf } from './value-style.ts';

/** The reader's place among all GPs, drawn on bins; `null` where it was not measured. */
export function placeBlock(input: IndicatorInput, texts: ReportTexts): PlaceBlock | null {
  const { definition, place } = input;
  if (!place) return null;
  return {
    id: `${definition.id}-place`,
    indicator: definition.id,
    title: definitionText(definition, 'short'),
    unit: unitOf(definition, texts),
    ...valueStyleOf(input),
    bins: place.bins,
    own: place.own,
    previous: place.previous,
    summary: placeSummary(place, texts),
  };
}

/** A place is told as a share of colleagues below, with its uncertainty; never as a rank. */
function placeSummary(place: NonNullable<IndicatorInput['place']>, texts: ReportTexts): Localised {
  if (place.bins.length === 0) return texts.say('place.noBins');
  if (!place.own) return texts.say('place.missing');
  const print = (value: number) => inEachLanguage((language) => formatNumber(value, 0, language));
  const { percentile, low, high } = place.own;
  const sentences = [
    texts.say('place.own', { percent: print(percentile), low: print(low), high: print(high) }),
  ];
  if (place.previous)
    sentences.push(texts.say('place.previous', { percent: print(place.previous.percentile) }));
  return joinSentences(sentences);
}
