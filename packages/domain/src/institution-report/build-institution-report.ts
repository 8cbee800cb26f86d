import {
  changeBlock,
  comparisonBlock,
  compositionBlock,
  type PlaceBlock,
  placeBlock,
  type ReportTexts,
  trendBlock,
  wordsOf,
} from '../reports/index.ts';
import {
  formatInstantDate,
  formatMonthSpan,
  inEachLanguage,
  type Localised,
  type Messages,
} from '../texts/index.ts';
import { administeredBlock } from './administered-block.ts';
import { compositionParts } from './composition-parts.ts';
import type { InstitutionIndicatorInput, InstitutionReportInput } from './input.ts';
import { INSTITUTION_SECTIONS } from './institution-sections.ts';
import { institutionTexts, twelveMonthTexts } from './institution-texts.ts';
import { keySentences } from './key-sentences.ts';
import { meetingQuestions, planTexts, reasonTexts } from './meeting-texts.ts';
import { methodTexts } from './method-texts.ts';
import { INSTITUTION_REPORT_FORMAT, type InstitutionReportModel } from './model.ts';
import { standingText } from './standing-text.ts';

/**
 * The report of one kind of stay in one institution. Pure: the same input and messages give the same model, sentence by
 * sentence.
 * @throws Error when a message that the report needs is missing
 */
export function buildInstitutionReport(
  input: InstitutionReportInput,
  messages: Messages,
): InstitutionReportModel {
  const texts = institutionTexts(messages, input);
  const levels = input.moment === 'six-months' ? twelveMonthTexts(texts) : texts;
  const { moment, institution, quality } = input;
  const isLater = moment !== 'start';
  const hasBedDays = quality.bedDays !== null;
  const period = spanText(input.period);
  const typeName = texts.say(`type.${institution.unitType}`);
  const shown = input.indicators.filter((each) => hasBedDays || !isOverBedDays(each));
  const pick = (ids: readonly string[]) => inOrder(ids, shown);
  const headline = hasBedDays ? INSTITUTION_SECTIONS.headline : INSTITUTION_SECTIONS.headlineWithoutBedDays;
  const others = (ids: readonly string[]) => ids.filter((id) => !headline.some((each) => each === id));
  const named = [...headline, ...INSTITUTION_SECTIONS.choice, ...INSTITUTION_SECTIONS.urinary];
  const comparisons = (inputs: readonly InstitutionIndicatorInput[]) =>
    inputs.map((each) => comparisonBlock(each, levels));
  const parts = compositionParts(shown);
  const standing = standingText(input, texts);
  const administered = administeredBlock(input, levels);
  return {
    format: INSTITUTION_REPORT_FORMAT,
    id: input.id,
    moment,
    institution: { ...institution, typeName },
    ...(standing === null ? {} : { standing }),
    ...(administered === null ? {} : { administered }),
    supersedes: input.corrects?.id ?? null,
    correction: correctionText(input, texts),
    synthetic: input.synthetic,
    issuedAt: input.issuedAt,
    release: input.release,
    versions: input.versions,
    period: { ...input.period, label: period },
    previous: input.previous && { id: input.previous.id, label: spanText(input.previous.period) },
    title: texts.say(`title.${moment}`),
    source: texts.say('source'),
    messages: keySentences(input, texts),
    headline: comparisons(pick(headline)),
    change: isLater
      ? pick(INSTITUTION_SECTIONS.change).flatMap((each) => changeBlock(each, texts) ?? [])
      : [],
    trends: pick(INSTITUTION_SECTIONS.trends).flatMap(
      (each) => trendBlock(each, input.annotations, texts) ?? [],
    ),
    places: pick(INSTITUTION_SECTIONS.places).flatMap((each) => placeOf(each, levels) ?? []),
    composition: compositionBlock(parts, texts),
    choice: comparisons(pick(others(INSTITUTION_SECTIONS.choice))),
    ages: [],
    urinary: comparisons(pick(others(INSTITUTION_SECTIONS.urinary))),
    other: comparisons(shown.filter(({ definition }) => !named.some((id) => id === definition.id))),
    whatIf: [],
    offList: null,
    reasons: reasonTexts(texts),
    questions: meetingQuestions(shown, texts),
    plan: planTexts(input.goals, shown, texts),
    method: methodTexts(input, period, typeName, texts),
    words: wordsOf(texts),
  };
}

/** It stands beside the comparison of the same figure, so its title says what it is. */
function placeOf(input: InstitutionIndicatorInput, texts: ReportTexts): PlaceBlock | null {
  const block = placeBlock(input, texts);
  return block && { ...block, title: texts.say('place.title', { name: block.title }) };
}

function isOverBedDays({ definition }: InstitutionIndicatorInput): boolean {
  return definition.scale === 'per100BedDays';
}

function inOrder(
  ids: readonly string[],
  inputs: readonly InstitutionIndicatorInput[],
): InstitutionIndicatorInput[] {
  return ids.flatMap((id) => inputs.find(({ definition }) => definition.id === id) ?? []);
}

function spanText({ from, to }: InstitutionReportInput['period']): Localised {
  return inEachLanguage((language) => formatMonthSpan(from, to, language));
}

function correctionText({ corrects }: InstitutionReportInput, texts: ReportTexts): Localised | null {
  if (!corrects) return null;
  const date = inEachLanguage((language) => formatInstantDate(corrects.issuedAt, language));
  return texts.say('correction', { date, why: corrects.why });
}
