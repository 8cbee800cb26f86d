import { joinSentences, type ReportTexts } from '../reports/index.ts';
import { formatNumber, inEachLanguage, type Localised } from '../texts/index.ts';
import type { InstitutionReportInput } from './input.ts';

/**
 * What stands above the figures where months below them are not confirmed or were corrected; `null` where all is settled.
 * It never counts as another figure: an answer from the home makes no new report.
 */
export function standingText(
  { quality: { unconfirmedMonths, correctedMonths, months } }: Pick<InstitutionReportInput, 'quality'>,
  texts: ReportTexts,
): Localised | null {
  const print = (value: number) => inEachLanguage((language) => formatNumber(value, 0, language));
  const say = (kind: string, count: number) =>
    count === 0
      ? []
      : [
          texts.say(`standing.${kind}.${count === 1 ? 'one' : 'some'}`, {
            count: print(count),
            months: print(months),
          }),
        ];
  const sentences = [...say('unconfirmed', unconfirmedMonths), ...say('corrected', correctedMonths)];
  return sentences.length === 0 ? null : joinSentences(sentences);
}
