import type { KeyMessage, ReportTexts } from '../reports/index.ts';
import { formatNumber, inEachLanguage, type Localised } from '../texts/index.ts';
import type { InstitutionReportInput } from './input.ts';

/** Fewer order lines than this swing too much from year to year for most figures to be read alone. */
const FEW_PURCHASES = 30;

/**
 * What the readers must know before the figures, most important first: nothing bought, no bed days, months without purchases,
 * bed days that were reckoned, small numbers.
 */
export function situationSentences(
  { quality, institution }: InstitutionReportInput,
  texts: ReportTexts,
): KeyMessage[] {
  const { months, monthsWithoutPurchase, purchases, bedDays, bedDaysEstimated } = quality;
  const print = (value: number): Localised => inEachLanguage((language) => formatNumber(value, 0, language));
  const messages: KeyMessage[] = [];
  const say = (rule: string, values: Readonly<Record<string, Localised>> = {}) => {
    const action = `situation.${rule}`;
    messages.push({
      ...neutral(rule, texts.say(`rule.${rule}`, values)),
      action: texts.has(action) ? texts.say(action) : null,
    });
  };
  if (monthsWithoutPurchase === months) say('no-purchases');
  if (bedDays === null) say(institution.unitType === 'home-care' ? 'no-bed-days-here' : 'missing-bed-days');
  if (monthsWithoutPurchase > 0 && monthsWithoutPurchase < months) {
    say(monthsWithoutPurchase === 1 ? 'month-without-purchase' : 'months-without-purchase', {
      count: print(monthsWithoutPurchase),
      months: print(months),
    });
  }
  if (bedDays !== null && bedDaysEstimated) say('estimated-bed-days');
  if (purchases !== null && purchases > 0 && purchases < FEW_PURCHASES) {
    say('small-number', { count: print(purchases) });
  }
  return messages;
}

/** A first report is a starting point; there is nothing to compare with yet. */
export function firstReport(texts: ReportTexts): KeyMessage {
  return neutral('first-report', texts.say('rule.first-report'));
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
