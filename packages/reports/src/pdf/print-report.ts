import { REPORT_WORDS, type ReportModel } from '@smalspor/domain/reports';
import { formatInstantDate, type Language, type Localised } from '@smalspor/domain/texts';
import { figurePrinter } from './print-figures.ts';
import type { PrintModel } from './print-model.ts';
import { MAIN_CHANGES, printSections } from './print-sections.ts';

type Say = (text: Localised) => string;

/** The stored report as one language's pages. Nothing is computed here; words and figures are those of the model. */
export function printReport(model: ReportModel, language: Language): PrintModel {
  const say: Say = (text) => text[language];
  const print = figurePrinter(model.messages, language);
  const isFollowUp = model.kind === 'follow-up';
  const actions = model.messages.flatMap(({ action }, index) =>
    action ? [{ message: index + 1, text: say(action) }] : [],
  );
  return {
    language,
    title: say(model.title),
    running: `${model.recipient.name} · ${say(model.period.label)}`,
    synthetic: model.synthetic ? say(model.words.synthetic) : null,
    correction: model.correction && say(model.correction),
    standing: null,
    recipient: recipientLine(model, language),
    period: say(model.period.label),
    source: say(model.source),
    words: Object.fromEntries(REPORT_WORDS.map((word) => [word, say(model.words[word])])),
    messages: model.messages.map(({ text, goal }) => ({ text: say(text), goal: goal && say(goal) })),
    mainFigures: isFollowUp
      ? model.change.slice(0, MAIN_CHANGES).map(print.change)
      : model.headline.map(print.comparison),
    actions,
    whatIfs: model.whatIf.map(({ text }) => say(text)),
    sections: printSections(model, print, language),
  };
}

function recipientLine({ recipient, issuedAt, words }: ReportModel, language: Language): string {
  const parts = [
    recipient.name,
    `HPR ${recipient.hpr}`,
    recipient.group,
    recipient.municipality,
    recipient.county,
  ];
  const issued = `${words.issued[language]} ${formatInstantDate(issuedAt, language)}`;
  return [...new Set([...parts.filter(Boolean), issued])].join(' · ');
}
