import {
  formatInstantDate,
  formatMonthSpan,
  formatNumber,
  inEachLanguage,
  type Localised,
  type Messages,
} from '../texts/index.ts';
import { changeBlock } from './change-block.ts';
import { choiceCandidates } from './choice-rules.ts';
import { chooseMessages } from './choose-messages.ts';
import { comparisonBlock } from './comparison-block.ts';
import { compositionBlock } from './composition-block.ts';
import { followUpCandidates } from './follow-up-rules.ts';
import type { IndicatorInput, ReportInput } from './input.ts';
import { questionTexts, reasonTexts } from './meeting-texts.ts';
import { methodTexts, restsOnContacts } from './method-texts.ts';
import { type KeyMessage, REPORT_FORMAT, type ReportModel } from './model.ts';
import { busyPlaceBlock, placeBlock } from './place-block.ts';
import { REPORT_SECTIONS, type ReportSections } from './report-sections.ts';
import { type ReportTexts, reportTexts } from './report-texts.ts';
import { wordsOf } from './report-words.ts';
import { firstReportMessage, nothingStandsOut, situationMessages } from './situation-rules.ts';
import { trendBlock } from './trend-block.ts';
import { volumeCandidates } from './volume-rules.ts';
import { whatIfs } from './what-if.ts';

/**
 * The report of twelve months. Pure: the same input and messages give the same model, sentence by sentence.
 * @throws Error when a message that the report needs is missing.
 */
export function buildIndividualReport(
  input: ReportInput,
  messages: Messages,
  sections: ReportSections = REPORT_SECTIONS,
): ReportModel {
  const texts = reportTexts(messages);
  const candidates = input.indicators.flatMap((indicator) => [
    ...volumeCandidates(indicator, texts),
    ...choiceCandidates(indicator, texts),
  ]);
  const first = firstReportMessage(input, texts);
  const chosen = chooseMessages(candidates, {
    mustKnow: situationMessages(input, texts),
    mayKnow: first ? [first] : [],
    nothing: nothingStandsOut(texts),
  });
  return assemble('individual', input, chosen, sections, texts);
}

/**
 * The report of the six months after a start, against the same calendar months a year earlier. The main pictures are
 * changes; the other figures are those of the six months. A place among colleagues needs a year and is left out.
 * @throws Error when a message that the report needs is missing.
 */
export function buildFollowUpReport(
  input: ReportInput,
  messages: Messages,
  sections: ReportSections = REPORT_SECTIONS,
): ReportModel {
  const texts = reportTexts(messages);
  const main = mainIndicators(input, sections);
  const candidates = inOrder(sections.change, input.indicators).flatMap((indicator) =>
    followUpCandidates(indicator, main.includes(indicator.definition.id), texts),
  );
  const chosen = chooseMessages(candidates, {
    mustKnow: situationMessages(input, texts),
    mayKnow: [],
    nothing: nothingStandsOut(texts),
  });
  return assemble('follow-up', input, chosen, sections, texts);
}

function assemble(
  kind: ReportModel['kind'],
  input: ReportInput,
  messages: readonly KeyMessage[],
  sections: ReportSections,
  texts: ReportTexts,
): ReportModel {
  const { hasList, ...recipient } = input.recipient;
  const period = spanText(input.period);
  const shown = input.indicators.filter((each) => hasList || isForDoctorWithoutList(each, input));
  const comparisons = (ids: readonly string[]) =>
    inOrder(ids, shown).map((each) => comparisonBlock(each, texts));
  const main = mainIndicators(input, sections);
  const others = (ids: readonly string[]) => ids.filter((id) => !main.includes(id));
  const isFollowUp = kind === 'follow-up';
  return {
    format: REPORT_FORMAT,
    id: input.id,
    kind,
    supersedes: input.corrects?.id ?? null,
    correction: correctionText(input, texts),
    synthetic: input.synthetic,
    recipient,
    issuedAt: input.issuedAt,
    release: input.release,
    versions: input.versions,
    period: { ...input.period, label: period },
    previous: input.previous && { id: input.previous.id, label: spanText(input.previous.period) },
    title: texts.say(isFollowUp ? 'title.followUp' : 'title.individual'),
    source: texts.say(restsOnContacts(input) ? 'sourceWithContacts' : 'source'),
    messages,
    headline: isFollowUp ? [] : comparisons(main),
    change: isFollowUp
      ? inOrder(sections.change, shown).flatMap((each) => changeBlock(each, texts) ?? [])
      : [],
    trends: inOrder(sections.trends, shown).flatMap(
      (each) => trendBlock(each, input.annotations, texts, input.nationally) ?? [],
    ),
    places: isFollowUp
      ? []
      : inOrder(sections.places, shown).flatMap((each) =>
          [placeBlock(each, texts), busyPlaceBlock(each, texts)].filter((block) => block !== null),
        ),
    composition: compositionBlock(inOrder(sections.composition, shown), texts),
    choice: comparisons(isFollowUp ? sections.choice : others(sections.choice)),
    ages: comparisons(sections.ages),
    urinary: comparisons(isFollowUp ? sections.urinary : others(sections.urinary)),
    other: comparisons(unnamed(shown, sections)),
    whatIf: isFollowUp ? [] : whatIfs(shown, texts),
    offList: offListText(input, texts),
    reasons: reasonTexts(messages, texts),
    questions: questionTexts(messages, shown, texts),
    plan: ['what', 'how', 'who'].map((key) => texts.say(`plan.${key}`)),
    method: methodTexts(input, period, texts),
    words: wordsOf(texts),
  };
}

/** Choices, and the rate over a declared list for who has declared one. */
function isForDoctorWithoutList({ definition }: IndicatorInput, { quality }: ReportInput): boolean {
  const { denominator, withoutList } = definition;
  return withoutList && (!('personTime' in denominator) || quality.declaredListSize !== null);
}

function mainIndicators({ recipient }: ReportInput, sections: ReportSections): readonly string[] {
  return recipient.hasList ? sections.headline : sections.headlineWithoutList;
}

function inOrder(ids: readonly string[], inputs: readonly IndicatorInput[]): IndicatorInput[] {
  return ids.flatMap((id) => inputs.find(({ definition }) => definition.id === id) ?? []);
}

/** Published indicators of general practice that no section names: a new indicator is shown without touching code. */
function unnamed(inputs: readonly IndicatorInput[], sections: ReportSections): string[] {
  const { headline, choice, ages, urinary, withoutPicture } = sections;
  const named = new Set([...headline, ...choice, ...ages, ...urinary, ...withoutPicture]);
  return inputs
    .filter(
      ({ definition }) => definition.setting === 'general-practice' && definition.status === 'published',
    )
    .map(({ definition }) => definition.id)
    .filter((id) => !named.has(id));
}

function spanText({ from, to }: ReportInput['period']): Localised {
  return inEachLanguage((language) => formatMonthSpan(from, to, language));
}

function correctionText({ corrects }: ReportInput, texts: ReportTexts): Localised | null {
  if (!corrects) return null;
  const date = inEachLanguage((language) => formatInstantDate(corrects.issuedAt, language));
  return texts.say('correction', { date, why: corrects.why });
}

function offListText({ quality, recipient }: ReportInput, texts: ReportTexts): Localised | null {
  if (!recipient.hasList || quality.offListPrescriptions === null || quality.prescriptions === 0) return null;
  const count = (value: number) => inEachLanguage((language) => formatNumber(value, 0, language));
  return texts.say('offList', {
    count: count(quality.offListPrescriptions),
    total: count(quality.prescriptions),
  });
}
