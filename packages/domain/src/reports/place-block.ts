import { formatNumber, inEachLanguage, type Localised } from '../texts/index.ts';
import type { AnyIndicatorInput } from './input.ts';
import type { PlaceBlock } from './model.ts';
import { joinSentences, type ReportTexts } from './report-texts.ts';
import { definitionText, unitOf, valueStyleOf } from './value-style.ts';

/** The reader's place among all GPs, drawn on bins; `null` where it was not measured. */
export function placeBlock(input: AnyIndicatorInput, texts: ReportTexts): PlaceBlock | null {
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
    ...(texts.has('place.ownNow') ? { ownLabel: texts.say('place.ownNow') } : {}),
    ...(texts.has('place.counted') ? { countedLabel: texts.say('place.counted') } : {}),
    summary: placeSummary(place, texts),
  };
}

/** The same among the GPs who are about as busy; `null` where nobody knows how busy the reader is. */
export function busyPlaceBlock(input: AnyIndicatorInput, texts: ReportTexts): PlaceBlock | null {
  const { busyPlace, definition } = input;
  if (busyPlace === undefined) return null;
  const block = placeBlock({ ...input, place: { ...busyPlace, previous: null } }, texts);
  if (block === null) return null;
  const name = definitionText(definition, 'short');
  const id = `${definition.id}-busy-place`;
  const title = texts.say('place.busyTitle', { name });
  const summary = joinSentences([texts.say('place.busy'), block.summary]);
  return { ...block, id, title, summary };
}

/** A place is told as a share of colleagues below, with its uncertainty; never as a rank. */
function placeSummary(place: NonNullable<AnyIndicatorInput['place']>, texts: ReportTexts): Localised {
  if (place.bins.length === 0) return texts.say('place.noBins');
  const among = place.among === undefined ? [] : [texts.say(`place.among.${place.among}`)];
  if (!place.own) return joinSentences([...among, texts.say('place.missing')]);
  const print = (value: number) => inEachLanguage((language) => formatNumber(value, 0, language));
  const { percentile, low, high } = place.own;
  const sentences = [
    texts.say('place.own', { percent: print(percentile), low: print(low), high: print(high) }),
    ...among,
  ];
  if (place.previous)
    sentences.push(texts.say('place.previous', { percent: print(place.previous.percentile) }));
  return joinSentences(sentences);
}
