import {
  changeBlock,
  comparisonBlock,
  type IndicatorInput,
  questionTexts,
  type ReportKind,
} from '../reports/index.ts';
import { formatMonthSpan, inEachLanguage, type Localised, type Messages } from '../texts/index.ts';
import { groupTexts } from './group-texts.ts';
import { keySentences } from './key-sentences.ts';
import { GROUP_REPORT_WORDS, type GroupReportModel, type WithheldReason } from './model.ts';
import { penicillinFirst } from './penicillin-first.ts';

/** What a group's report is made from: figures after disclosure control, with the group's in the place of the own one. */
export interface GroupReportInput {
  readonly kind: ReportKind;
  readonly synthetic: boolean;
  readonly unitName: string;
  readonly programme: Localised;
  readonly area: string;
  /** First and last month, `YYYY-MM`. */
  readonly period: { readonly from: string; readonly to: string };
  readonly release: GroupReportModel['release'];
  /** Whether another release stands in for the one that the report was issued from. */
  readonly isReplaced: boolean;
  /** Known before any figure was read; `null` where the figures decide. */
  readonly withheld: WithheldReason | null;
  /** In the order of the programme. */
  readonly indicators: readonly IndicatorInput[];
  /** The smallest number that is told of others. */
  readonly threshold: number;
}

/**
 * The group's report for its meeting. Pure.
 * @throws Error when a message that it needs is missing
 */
export function buildGroupReport(input: GroupReportInput, messages: Messages): GroupReportModel {
  const texts = groupTexts(messages);
  const { kind, period } = input;
  const isFollowUp = kind === 'follow-up';
  const shown = penicillinFirst(input.indicators, ({ definition }) => definition.id).filter(hasAnyFigure);
  const reason = input.withheld ?? (shown.some(hasGroupFigure) ? null : reasonOf(input.indicators));
  const sentences = keySentences(shown, isFollowUp, texts);
  // Questions are made from the figure of the level `group`, which stands in the own place here.
  const asked = shown.map((each) => ({ ...each, comparators: { ...each.comparators, group: each.own } }));
  return {
    kind,
    synthetic: input.synthetic,
    title: texts.say(isFollowUp ? 'title.followUp' : 'title.individual'),
    unitName: input.unitName,
    programme: input.programme,
    area: input.area,
    period: {
      ...period,
      label: inEachLanguage((language) => formatMonthSpan(period.from, period.to, language)),
    },
    release: input.release,
    replaced: input.isReplaced ? texts.say('replaced') : null,
    withheld: reason && { reason, text: texts.say(`withheld.${reason}`) },
    source: texts.say('source'),
    messages: sentences,
    figures: isFollowUp ? [] : shown.map((each) => comparisonBlock(each, texts)),
    changes: isFollowUp ? shown.flatMap((each) => changeBlock(each, texts) ?? []) : [],
    questions: questionTexts(sentences, asked, texts),
    method: ['counted', 'uncertainty', 'hidden'].map((part) => ({
      heading: texts.say(`method.${part}.heading`),
      text: texts.say(`about.${part}`, part === 'hidden' ? { k: input.threshold } : {}),
    })),
    words: Object.fromEntries(
      GROUP_REPORT_WORDS.map((word) => [word, texts.say(`word.${word}`)]),
    ) as GroupReportModel['words'],
  };
}

/** An indicator that neither the group nor anyone around it has a figure in has nothing to say. */
function hasAnyFigure({ own, comparators }: IndicatorInput): boolean {
  return [own, ...Object.values(comparators)].some(({ estimate }) => estimate.value !== null);
}

function hasGroupFigure({ own }: IndicatorInput): boolean {
  return own.estimate.value !== null;
}

function reasonOf(indicators: readonly IndicatorInput[]): WithheldReason {
  const isSmall = indicators.some(
    ({ own: { estimate } }) => estimate.value === null && estimate.reason === 'too-few-members',
  );
  return isSmall ? 'too-few-members' : 'suppressed';
}
