import { type ReportTexts, textsOver } from '../reports/index.ts';
import type { Messages } from '../texts/index.ts';
import type { InstitutionReportInput } from './input.ts';

/** Words for the county that are others where its figures are those of places that take part. */
const OF_COUNTY = ['level.county', 'levelTwelveMonths.county', 'area.county', 'areaFirst.county'];

/**
 * The texts of an institution's report: those of `institution-report.yaml` come before those that speak to one doctor. Where
 * bed days were reckoned from the number of beds, every unit says so; where the county's figures are those of places that take
 * part, every name of the county does.
 */
export function institutionTexts(
  messages: Messages,
  { quality, peers }: Pick<InstitutionReportInput, 'quality' | 'peers'>,
): ReportTexts {
  const texts = textsOver(messages, 'institution-report');
  const own = (key: string) => {
    if (quality.bedDaysEstimated && key === 'unit.per100BedDays') return `${key}Estimated`;
    return peers === 'taking-part' && OF_COUNTY.includes(key) ? `${key}TakingPart` : key;
  };
  return { ...texts, say: (key, values) => texts.say(own(key), values) };
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
