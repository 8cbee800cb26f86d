import { contactRegistersOf } from '../indicators/index.ts';
import {
  formatInstantDate,
  formatNumber,
  formatPercent,
  inEachLanguage,
  type Localised,
} from '../texts/index.ts';
import type { ReportInput } from './input.ts';
import type { ReportModel } from './model.ts';
import { joinSentences, type ReportTexts } from './report-texts.ts';
import { monthList } from './situation-rules.ts';

/** Source, period, coverage, list, comparison, uncertainty and what is hidden: what makes the figures credible. */
export function methodTexts(
  input: ReportInput,
  period: Localised,
  texts: ReportTexts,
): ReportModel['method'] {
  const { quality, release } = input;
  const part = (key: string, text: Localised) => ({ heading: texts.say(`method.${key}.heading`), text });
  return [
    part('counted', texts.say('method.counted.text', { ddd: String(quality.dddIndexYear) })),
    part(
      'period',
      texts.say('method.period.text', {
        period,
        release: release.id,
        published: inEachLanguage((language) => formatInstantDate(release.publishedAt, language)),
        coverage: coverageText(input, texts),
      }),
    ),
    part('list', listText(input, texts)),
    part('compared', texts.say('method.compared.text')),
    part('uncertainty', texts.say('method.uncertainty.text')),
    part('achievable', texts.say('method.achievable.text')),
    part('hidden', hiddenText(input, texts)),
  ];
}

function hiddenText({ quality, indicators }: ReportInput, texts: ReportTexts): Localised {
  const restOf = indicators.flatMap(({ comparators }) => comparators.municipality?.restOf ?? [])[0];
  return joinSentences([
    texts.say('method.hidden.text', { k: String(quality.disclosureThreshold) }),
    ...(restOf === undefined ? [] : [texts.say('method.hidden.together', { county: restOf })]),
  ]);
}

/** Whether any figure rests on the registers of contacts, so that they are to be named beside the others. */
export function restsOnContacts({ indicators }: Pick<ReportInput, 'indicators'>): boolean {
  return indicators.some(({ definition }) => contactRegistersOf(definition).length > 0);
}

function coverageText(input: ReportInput, texts: ReportTexts): Localised {
  const { quality } = input;
  const percent = (value: number) => inEachLanguage((language) => formatPercent(value, 0, language));
  return joinSentences([
    ...(restsOnContacts(input) ? [texts.say('method.coverage.contactRegister')] : []),
    ...(quality.diagnosisCoverage === null
      ? []
      : [texts.say('method.coverage.diagnosis', { percent: percent(quality.diagnosisCoverage) })]),
    // Rounded down: a part that is not known is never told as all.
    ...(quality.dddCoverage === null || quality.dddCoverage === 100
      ? []
      : [texts.say('method.coverage.ddd', { percent: percent(Math.floor(quality.dddCoverage)) })]),
    ...(quality.missingMonths.length === 0
      ? []
      : [texts.say('method.coverage.months', { months: monthList(quality.missingMonths) })]),
    ...(quality.contactsMissing ? [texts.say('method.coverage.contacts')] : []),
  ]);
}

function listText({ quality, recipient }: ReportInput, texts: ReportTexts): Localised {
  const count = (value: number) => inEachLanguage((language) => formatNumber(value, 0, language));
  const registered = recipient.hasList ? quality.meanListSize : null;
  const declared = quality.declaredListSize;
  const stated = declared === null ? null : { declared: count(declared) };
  return joinSentences([
    ...(registered === null
      ? [stated === null ? texts.say('method.list.none') : texts.say('method.list.declaredOnly', stated)]
      : [texts.say('method.list.registered', { list: count(registered) })]),
    ...(quality.monthsWithoutList.length === 0
      ? []
      : [texts.say('method.list.months', { months: monthList(quality.monthsWithoutList) })]),
    ...(registered === null || stated === null ? [] : [texts.say('method.list.declared', stated)]),
    texts.say('method.list.correct'),
  ]);
}
