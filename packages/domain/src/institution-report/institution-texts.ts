import { type ReportTexts, textsOver } from '../reports/index.ts';
import type { Messages } from '../texts/index.ts';
import type { InstitutionReportInput } from './input.ts';

/**
 * The texts of an institution's report: those of `institution-report.yaml` come before those that speak to one doctor. Where
 * bed days were reckoned from the number of beds, every unit says so.
 */
export function institutionTexts(
  messages: Messages,
  { quality }: Pick<InstitutionReportInput, 'quality'>,
): ReportTexts {
  const texts = textsOver(messages, 'institution-report');
  if (!quality.bedDaysEstimated) return texts;
  return {
    ...texts,
    say: (key, values) => texts.say(key === 'unit.per100BedDays' ? `${key}Estimated` : key, values),
  };
}

/**
 * The same where a level is of twelve months in a report about six: others' figures are told for whole years alone, so the own
 * ones beside them are too, and every unit says so.
 */
export function twelveMonthTexts(texts: ReportTexts): ReportTexts {
  return {
    ...texts,
    say: (key, values) =>
      key.startsWith('unit.')
        ? texts.say('unitOf.twelveMonths', { unit: texts.say(key) })
        : texts.say(key, values),
  };
}
