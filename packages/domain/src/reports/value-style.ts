import { formatNumber, formatPercent, inEachLanguage, type Localised } from '../texts/index.ts';
import { type AnyIndicatorInput, COMPARATOR_LEVELS } from './input.ts';
import type { BlockScale } from './model.ts';
import type { ReportTexts } from './report-texts.ts';
import type { ReportedIndicator } from './reported-indicator.ts';

/** How the values of one indicator are drawn and printed, the same in sentence, picture and table. */
export interface ValueStyle {
  readonly scale: BlockScale;
  readonly decimals: number;
}

type Scale = ReportedIndicator['scale'];

const BLOCK_SCALES: Readonly<Record<Scale, BlockScale>> = {
  per1000Years: 'rate',
  per1000Days: 'rate',
  per100Contacts: 'rate',
  per100BedDays: 'rate',
  percent: 'percent',
  ratio: 'ratio',
  mean: 'ratio',
  seasonal: 'ratio',
};

/** Below this a whole number would hide differences that matter, as 4.4 against 3.6 per cent. */
const WHOLE_NUMBERS_FROM = 10;

export function valueStyleOf(input: AnyIndicatorInput): ValueStyle {
  return styleOfValues(input.definition.scale, [
    input.own.estimate.value,
    input.benchmark?.value ?? null,
    ...COMPARATOR_LEVELS.map((level) => input.comparators[level]?.estimate.value ?? null),
  ]);
}

/** The style of values that stand beside each other. */
export function styleOfValues(scale: Scale, shown: readonly (number | null)[]): ValueStyle {
  return { scale: BLOCK_SCALES[scale], decimals: decimalsOf(scale, shown) };
}

function decimalsOf(scale: Scale, shown: readonly (number | null)[]): number {
  if (scale === 'seasonal') return 0;
  if (scale === 'ratio') return 2;
  if (scale === 'per100Contacts' || scale === 'mean' || scale === 'per1000Days' || scale === 'per100BedDays')
    return 1;
  const values = shown.filter((value) => value !== null);
  const largest = Math.max(0, ...values);
  return values.length > 0 && largest < WHOLE_NUMBERS_FROM ? 1 : 0;
}

export function printValue(value: number, style: ValueStyle): Localised {
  return inEachLanguage((language) =>
    style.scale === 'percent'
      ? formatPercent(value, style.decimals, language)
      : formatNumber(value, style.decimals, language),
  );
}

/** The unit's name, from the scale and from what is counted. */
export function unitOf(definition: ReportedIndicator, texts: ReportTexts): Localised {
  return texts.say(`unit.${unitKey(definition)}`);
}

function unitKey({ scale, numerator }: ReportedIndicator): string {
  if (scale === 'per1000Years') {
    const counted = countedIn(numerator);
    if (counted === 'users') return 'usersPer1000';
    return counted === 'dispensings' ? 'dispensingsPer1000' : 'prescriptionsPer1000';
  }
  return scale === 'per1000Days' ? 'dddPer1000Days' : scale;
}

function countedIn(measure: ReportedIndicator['numerator']): string {
  return 'sum' in measure ? (measure.sum[0]?.measure.count ?? 'prescriptions') : measure.count;
}

/** A name or other text of the definition in every language. */
export function definitionText(
  definition: Pick<ReportedIndicator, 'texts'>,
  part: 'name' | 'short' | 'definition' | 'why' | 'caveats',
): Localised {
  return inEachLanguage((language) => definition.texts[language][part]);
}
