import { administeredTable } from '@smalspor/charts/tables';
import type { InstitutionReportModel } from '@smalspor/domain/institution-report';
import { REPORT_WORDS } from '@smalspor/domain/reports';
import { formatInstantDate, type Language, type Localised } from '@smalspor/domain/texts';
import { type FigurePrinter, figurePrinter } from '../pdf/print-figures.ts';
import type { PrintFigure, PrintModel, PrintPart, PrintSection } from '../pdf/print-model.ts';
import { bullets, figures, marksOf, notesInTwoColumns, tablesOf } from '../pdf/print-parts.ts';

/** Changes on the first page of a later report: those that the sentences are about. */
const MAIN_CHANGES = 3;

/** Curves on paper; the page on the screen has them all. */
const TRENDS = 2;

/** The stored report as one language's pages. Nothing is computed here; words and figures are those of the model. */
export function printInstitutionReport(model: InstitutionReportModel, language: Language): PrintModel {
  const say = (text: Localised) => text[language];
  const { institution, words, period } = model;
  const print = figurePrinter(model.messages, language);
  const pictures = picturesOf(model, print);
  return {
    language,
    title: say(model.title),
    running: `${institution.name} · ${say(institution.typeName)} · ${say(period.label)}`,
    synthetic: model.synthetic ? say(words.synthetic) : null,
    correction: model.correction && say(model.correction),
    standing: model.standing ? say(model.standing) : null,
    recipient: [
      institution.name,
      say(institution.typeName),
      institution.municipality,
      institution.county,
      `${say(words.issued)} ${formatInstantDate(model.issuedAt, language)}`,
    ]
      .filter(Boolean)
      .join(' · '),
    period: say(period.label),
    source: say(model.source),
    words: Object.fromEntries(REPORT_WORDS.map((word) => [word, say(words[word])])),
    messages: model.messages.map(({ text, goal }) => ({ text: say(text), goal: goal && say(goal) })),
    mainFigures: pictures.main,
    actions: model.messages.flatMap(({ action }, index) =>
      action ? [{ message: index + 1, text: say(action) }] : [],
    ),
    whatIfs: [],
    sections: sectionsOf(model, pictures, print, language),
  };
}

interface Pictures {
  /** The first page: the figures, or in a later report their changes, and the place of the total. */
  readonly main: readonly PrintFigure[];
  readonly laterChanges: readonly PrintFigure[];
  readonly trends: readonly PrintFigure[];
}

function picturesOf(
  { change, headline, places, trends }: InstitutionReportModel,
  print: FigurePrinter,
): Pictures {
  const changes = change.map(print.change);
  const [place] = places.map(print.place);
  const isLater = changes.length > 0;
  return {
    main: [
      ...(isLater ? changes.slice(0, MAIN_CHANGES) : headline.map(print.comparison)),
      ...(place ? [place] : []),
    ],
    laterChanges: changes.slice(MAIN_CHANGES),
    trends: trends.slice(0, isLater ? 1 : TRENDS).map(print.trend),
  };
}

/**
 * The pages after the first, the one for the ward's meeting last, so that it can be torn off. A section without content is left
 * out. The figures behind the pictures of change are printed in them; the levels of a later report stand in its table.
 */
function sectionsOf(
  model: InstitutionReportModel,
  { laterChanges, trends }: Pictures,
  print: FigurePrinter,
  language: Language,
): PrintSection[] {
  const { words } = model;
  const say = (text: Localised) => text[language];
  const section = (heading: Localised, newPage: boolean, ...parts: readonly PrintPart[]): PrintSection => ({
    heading: say(heading),
    newPage,
    parts,
  });
  const changed = model.change.map(({ indicator }) => indicator);
  const choices = [...model.choice, ...model.urinary]
    .filter(({ indicator }) => !changed.includes(indicator))
    .map(print.comparison);
  const composition = model.composition ? [print.composition(model.composition)] : [];
  const sections = [
    section(words.change, false, ...figures(laterChanges)),
    section(words.overTime, false, ...figures(trends)),
    section(words.choice, false, ...figures([...composition, ...choices])),
    section(words.tables, false, ...tablesOf({ ...model, change: [] }, language, 'home')),
    ...(model.administered ? [givenSection(model.administered, language)] : []),
    section(words.method, false, { kind: 'notes', columns: notesInTwoColumns(model, language) }),
    section(
      words.group,
      true,
      ...bullets(say(words.questions), model.questions.map(say)),
      ...bullets(say(words.reasons), model.reasons.map(say)),
      { kind: 'plan', heading: say(words.plan), help: say(words.planHelp), prompts: model.plan.map(say) },
      marksOf(model),
    ),
  ];
  return sections.filter(({ parts }) => parts.length > 0);
}

/** What was given beside what was bought: a section of its own, so that nobody takes one for the other. */
function givenSection(
  { title, text, columns, rows }: NonNullable<InstitutionReportModel['administered']>,
  language: Language,
): PrintSection {
  const table = administeredTable({ title, columns, rows }, language);
  return {
    heading: title[language],
    newPage: false,
    parts: [
      { kind: 'text', text: text[language] },
      ...(rows.length > 0 ? [{ kind: 'tables' as const, tables: [table], half: false }] : []),
    ],
  };
}
