import { formatNumber, inEachLanguage } from '../texts/index.ts';
import { compareWithKnown } from './difference.ts';
import type { IndicatorInput } from './input.ts';
import type { WhatIf } from './model.ts';
import type { ReportTexts } from './report-texts.ts';
import { definitionText, printValue, valueStyleOf } from './value-style.ts';

const MOST = 3;
const WEEKS_IN_A_YEAR = 52;

/** What one change would mean, counted in the doctor's own prescriptions; only where there is room beyond chance. */
export function whatIfs(inputs: readonly IndicatorInput[], texts: ReportTexts): WhatIf[] {
  const choices = inputs.flatMap((input) => choiceWhatIf(input, texts));
  const weekly = inputs.flatMap((input) => weeklyWhatIf(input, texts));
  return [...choices.toSorted((a, b) => b.prescriptions - a.prescriptions).slice(0, MOST), ...weekly];
}

function choiceWhatIf(input: IndicatorInput, texts: ReportTexts): WhatIf[] {
  const { definition, own, benchmark } = input;
  const { id, kind, direction, scale } = definition;
  if (kind !== 'choice' || scale !== 'percent' || !benchmark || own.estimate.value === null) return [];
  if (!texts.has(`state.${id}`) || direction === 'none') return [];
  const verdict = compareWithKnown(own, benchmark.value, definition);
  const isPoor = direction === 'higher' ? verdict === 'lower' : verdict === 'higher';
  const total = own.estimate.denominator;
  const prescriptions = Math.round((Math.abs(benchmark.value - own.estimate.value) / 100) * total);
  if (!isPoor || prescriptions < 1) return [];
  const count = (value: number) => inEachLanguage((language) => formatNumber(value, 0, language));
  const values = {
    benchmark: printValue(benchmark.value, valueStyleOf(input)),
    count: count(prescriptions),
    total: count(total),
  };
  const text = texts.has(`whatIf.${id}`)
    ? texts.say(`whatIf.${id}`, values)
    : texts.say(`whatIf.${direction}`, { ...values, name: definitionText(definition, 'short') });
  return [{ indicator: id, prescriptions, text }];
}

/** One prescription fewer each week, for the main figure of volume. */
function weeklyWhatIf(input: IndicatorInput, texts: ReportTexts): WhatIf[] {
  const { definition, own } = input;
  if (!texts.has(`volume.${definition.id}.fewer`) || own.estimate.value === null) return [];
  const { numerator, denominator } = own.estimate;
  const prescriptions = WEEKS_IN_A_YEAR;
  if (numerator < 2 * prescriptions || denominator <= 0) return [];
  const style = valueStyleOf(input);
  const text = texts.say('whatIf.weekly', {
    rate: printValue(((numerator - prescriptions) * 12_000) / denominator, style),
    own: printValue(own.estimate.value, style),
  });
  return [{ indicator: definition.id, prescriptions, text }];
}
