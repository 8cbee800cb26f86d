import type { Actor } from '@smalspor/domain/access';
import type { ReportModel } from '@smalspor/domain/reports';
import { fillMessage, formatInstantDate, type Language } from '@smalspor/domain/texts';
import type { CoverSheet } from '@smalspor/reports/cover';
import type { House } from '../house/house.ts';

/** What stands on top of a printed report: whose it is and what it is about, without a figure of it. */
export function coverOf(
  { content, now }: Pick<House, 'content' | 'now'>,
  printer: Actor,
  { recipient, title, period, synthetic }: ReportModel,
  language: Language,
): CoverSheet {
  const say = (key: string, values = {}) =>
    fillMessage(content.messages, `printing.cover.${key}`, values)[language];
  const at = now();
  return {
    language,
    to: say('to'),
    name: recipient.name,
    title: title[language],
    about: period.label[language],
    sealed: say('sealed'),
    logged: say('logged'),
    printed: say('printed', { day: formatInstantDate(at, language), by: printer.name }),
    synthetic: synthetic ? say('synthetic') : null,
    printedAt: at,
  };
}
