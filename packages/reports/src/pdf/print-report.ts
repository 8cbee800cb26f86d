import { changeTable } from '@smalspor/charts/change';
import { figuresTable } from '@smalspor/charts/comparison';
import { REPORT_WORDS, type ReportModel } from '@smalspor/domain/reports';
import { formatInstantDate, type Language, type Localised } from '@smalspor/domain/texts';
import { type FigurePrinter, figurePrinter } from './print-figures.ts';
import type { PrintModel, PrintPart, PrintSection } from './print-model.ts';

type Say = (text: Localised) => string;

/** The stored report as one language's pages. Nothing is computed here; words and figures are those of the model. */
export function printReport(model: ReportModel, language: Language): PrintModel {
  const say: Say = (text) => text[language];
  const print = figurePrinter(model.messages, language);
  const isFollowUp = model.kind === 'follow-up';
  const actions = model.messages.flatMap(({ action }) => (action ? [say(action)] : []));
  return {
    language,
    title: say(model.title),
    id: model.id,
    running: `${model.recipient.name} · ${say(model.period.label)}`,
    synthetic: model.synthetic ? say(model.words.synthetic) : null,
    correction: model.correction && say(model.correction),
    recipient: recipientLine(model, language),
    period: say(model.period.label),
    source: say(model.source),
    words: Object.fromEntries(REPORT_WORDS.map((word) => [word, say(model.words[word])])),
    messages: model.messages.map(({ text, goal }) => ({ text: say(text), goal: goal && say(goal) })),
    mainFigures: isFollowUp
      ? model.change.slice(0, MAIN_FIGURES).map(print.change)
      : model.headline.map(print.comparison),
    actions: [...new Set(actions)],
    sections: sectionsOf(model, print, say, language).filter(({ parts }) => parts.length > 0),
  };
}

const MAIN_FIGURES = 2;

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

function sectionsOf(model: ReportModel, print: FigurePrinter, say: Say, language: Language): PrintSection[] {
  const { words } = model;
  const section = (
    heading: Localised,
    newPage: boolean,
    ...parts: readonly (PrintPart | null)[]
  ): PrintSection => ({
    heading: say(heading),
    newPage,
    parts: parts.filter((part) => part !== null),
  });
  const figures = (list: readonly ReturnType<FigurePrinter['comparison']>[]): PrintPart | null =>
    list.length > 0 ? { kind: 'figures', figures: list } : null;
  const list = (items: readonly Localised[]): PrintPart | null =>
    items.length > 0 ? { kind: 'list', items: items.map(say) } : null;
  return [
    section(words.change, true, figures(model.change.slice(MAIN_FIGURES).map(print.change))),
    section(words.overTime, model.change.length <= MAIN_FIGURES, figures(model.trends.map(print.trend))),
    section(words.place, false, figures(model.places.map(print.place))),
    section(
      words.choice,
      true,
      figures([
        ...(model.composition ? [print.composition(model.composition)] : []),
        ...model.choice.map(print.comparison),
      ]),
    ),
    section(words.whatIf, false, list(model.whatIf.map(({ text }) => text))),
    section(words.ages, true, figures(model.ages.map(print.comparison))),
    section(words.urinary, model.ages.length === 0, figures(model.urinary.map(print.comparison))),
    section(words.offList, false, model.offList ? { kind: 'text', text: say(model.offList) } : null),
    section(words.group, true, { kind: 'text', text: say(words.planHelp) }),
    section(words.reasons, false, list(model.reasons)),
    section(words.questions, false, list(model.questions)),
    section(words.plan, false, { kind: 'plan', prompts: model.plan.map(say) }),
    section(words.method, true, {
      kind: 'notes',
      notes: model.method.map(({ heading, text }) => ({ heading: say(heading), text: say(text) })),
    }),
    section(words.tables, false, ...tablesOf(model, say, language)),
  ];
}

function tablesOf(model: ReportModel, say: Say, language: Language): PrintPart[] {
  const { headline, choice, ages, urinary, other } = model;
  const blocks = [...headline, ...choice, ...ages, ...urinary, ...other];
  const caption = `${say(model.words.period)}: ${say(model.period.label)}`;
  return [
    ...model.change.map((block): PrintPart => ({ kind: 'table', table: changeTable(block, language) })),
    ...(blocks.length > 0
      ? [{ kind: 'table', table: figuresTable(blocks, caption, language) } as const]
      : []),
  ];
}
