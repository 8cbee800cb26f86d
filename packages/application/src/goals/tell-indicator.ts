import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import { reportTexts, styleOfValues, unitOf, type ValueStyle } from '@smalspor/domain/reports';
import { inEachLanguage, type Localised } from '@smalspor/domain/texts';
import type { House } from '../house/house.ts';

/** What an indicator is called, and how its values are written beside each other. */
export interface ToldIndicator extends ValueStyle {
  readonly indicator: string;
  readonly name: Localised;
  readonly unit: Localised;
  readonly direction: IndicatorDefinition['direction'];
}

/** @param shown the values that will stand beside each other, so that they get the same decimals */
export function tellIndicator(
  { content }: Pick<House, 'content'>,
  definition: IndicatorDefinition,
  shown: readonly (number | null)[],
): ToldIndicator {
  return {
    indicator: definition.id,
    name: inEachLanguage((language) => definition.texts[language].short),
    unit: unitOf(definition, reportTexts(content.messages)),
    direction: definition.direction,
    ...styleOfValues(definition.scale, shown),
  };
}

/** An indicator that is no longer there, as an old goal may be of. */
export function tellUnknownIndicator(indicator: string): ToldIndicator {
  return {
    indicator,
    name: inEachLanguage(() => indicator),
    unit: inEachLanguage(() => ''),
    direction: 'none',
    scale: 'ratio',
    decimals: 1,
  };
}
