import {
  formatMonthLong,
  formatMonthSpan,
  formatNumber,
  inEachLanguage,
  type Localised,
} from '../texts/index.ts';
import { addMonths, formatMonth, parseMonth } from '../time/index.ts';
import type { ReportInput } from './input.ts';
import type { KeyMessage } from './model.ts';
import type { ReportTexts } from './report-texts.ts';

/** Fewer prescriptions than this swing too much for most shares to be read alone. */
const FEW_PRESCRIPTIONS = 60;

/** What the reader must know before reading the figures, most important first: no list, missing data, small numbers. */
export function situationMessages(input: ReportInput, texts: ReportTexts): KeyMessage[] {
  const { recipient, quality } = input;
  const messages: KeyMessage[] = [];
  if (!recipient.hasList) {
    const rule = quality.declaredListSize === null ? 'no-list' : 'declared-list-only';
    messages.push(neutral(rule, texts.say(`rule.${rule}`)));
  }
  if (quality.missingMonths.length > 0) {
    messages.push(
      neutral('missing-data', texts.say('rule.missing-data', { months: monthList(quality.missingMonths) })),
    );
  }
  if (quality.prescriptions < FEW_PRESCRIPTIONS) {
    const count = inEachLanguage((language) => formatNumber(quality.prescriptions, 0, language));
    messages.push(neutral('small-number', texts.say('rule.small-number', { count })));
  }
  return messages;
}

/** A first report is a starting point; there is nothing to compare with yet. */
export function firstReportMessage(input: ReportInput, texts: ReportTexts): KeyMessage | null {
  return input.previous === null ? neutral('first-report', texts.say('rule.first-report')) : null;
}

export function nothingStandsOut(texts: ReportTexts): KeyMessage {
  return {
    ...neutral('nothing-stands-out', texts.say('rule.nothing-stands-out')),
    action: texts.say('action.chooseOne'),
  };
}

function neutral(rule: string, text: Localised): KeyMessage {
  return { rule, tone: 'neutral', indicator: null, block: null, text, action: null, goal: null };
}

/** Months by name, in their order; three and more that follow each other as a span. */
export function monthList(months: readonly string[]): Localised {
  const runs = runsOf(months);
  return inEachLanguage((language) => {
    const names = runs.flatMap((run) =>
      run.length < 3
        ? run.map((month) => formatMonthLong(month, language))
        : [formatMonthSpan(run[0] as string, run.at(-1) as string, language)],
    );
    const last = names.at(-1) ?? '';
    return names.length < 2
      ? last
      : `${names.slice(0, -1).join(', ')} ${language === 'en' ? 'and' : 'og'} ${last}`;
  });
}

function runsOf(months: readonly string[]): readonly (readonly string[])[] {
  const runs: string[][] = [];
  for (const month of months) {
    const run = runs.at(-1);
    if (run !== undefined && formatMonth(addMonths(parseMonth(run.at(-1) as string), 1)) === month)
      run.push(month);
    else runs.push([month]);
  }
  return runs;
}
