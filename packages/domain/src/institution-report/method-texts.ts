import { joinSentences, type ReportBody, type ReportTexts } from '../reports/index.ts';
import {
  formatInstantDate,
  formatNumber,
  formatPercent,
  inEachLanguage,
  type Localised,
} from '../texts/index.ts';
import type { InstitutionReportInput } from './input.ts';

const WITHOUT_DOSE = 'institution-without-dose';

/** What is counted, what the figures rest on, whom they stand beside, how sure they are: no answer key. */
export function methodTexts(
  input: InstitutionReportInput,
  period: Localised,
  typeName: Localised,
  texts: ReportTexts,
): ReportBody['method'] {
  const { quality, release, moment, peers } = input;
  const part = (key: string, text: Localised) => ({ heading: texts.say(`method.${key}.heading`), text });
  return [
    part('key', texts.say('method.key.text')),
    part('counted', texts.say('method.counted.text', { ddd: String(quality.dddIndexYear) })),
    part(
      'period',
      texts.say('method.period.text', {
        period,
        release: release.id,
        published: inEachLanguage((language) => formatInstantDate(release.publishedAt, language)),
        coverage: restsOn(input, texts),
      }),
    ),
    part(
      'compared',
      joinSentences([
        texts.say('method.compared.text', { type: typeName }),
        ...(peers === null ? [] : [texts.say(`method.peers.${peers}`)]),
        texts.say('method.hidden.text', { k: String(quality.minimumInstitutions) }),
      ]),
    ),
    part('uncertainty', texts.say('method.uncertainty.text')),
    ...(moment === 'start' ? [] : [part('controls', texts.say('method.controls.text'))]),
  ];
}

/** Bed days, months without a purchase, and purchases whose doses nobody knows. */
function restsOn(
  { quality, institution, indicators }: InstitutionReportInput,
  texts: ReportTexts,
): Localised {
  const print = (value: number) => inEachLanguage((language) => formatNumber(value, 0, language));
  const { bedDays, bedDaysEstimated, months, monthsWithoutPurchase } = quality;
  const count = print(monthsWithoutPurchase);
  const unknown = institution.unitType === 'home-care' ? 'none' : 'unknown';
  const basis =
    bedDays === null
      ? texts.say(`method.bedDays.${unknown}`)
      : texts.say(`method.bedDays.${bedDaysEstimated ? 'estimated' : 'counted'}`, {
          bedDays: print(bedDays),
        });
  const estimate = indicators.find(({ definition }) => definition.id === WITHOUT_DOSE)?.own.estimate;
  const without = estimate?.value ?? null;
  return joinSentences([
    basis,
    monthsWithoutPurchase === 0
      ? texts.say('method.months.all', { months: print(months) })
      : texts.say(`method.months.${monthsWithoutPurchase === 1 ? 'one' : 'some'}`, {
          count,
          months: print(months),
        }),
    ...(without === null
      ? []
      : [
          texts.say('method.withoutDose', {
            percent: inEachLanguage((language) => formatPercent(without, without < 10 ? 1 : 0, language)),
          }),
        ]),
  ]);
}
