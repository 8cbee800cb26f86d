import { changeTable } from '@smalspor/charts/change';
import { figuresTable } from '@smalspor/charts/comparison';
import type { ReportModel } from '@smalspor/domain/reports';
import type { Language, Localised } from '@smalspor/domain/texts';
import type { FigurePrinter } from './print-figures.ts';
import type { PrintFigure, PrintNote, PrintPart, PrintSection } from './print-model.ts';

/** Changes that stand on the first page of a follow-up. */
export const MAIN_CHANGES = 2;

/** The pages after the first, in order; a section without content is left out. */
export function printSections(model: ReportModel, print: FigurePrinter, language: Language): PrintSection[] {
  const { words } = model;
  const say = (text: Localised) => text[language];
  const section = (heading: Localised, newPage: boolean, ...parts: readonly PrintPart[]): PrintSection => ({
    heading: say(heading),
    newPage,
    parts,
  });
  const composition = model.composition ? [print.composition(model.composition)] : [];
  const laterChanges = model.change.slice(MAIN_CHANGES);
  const choice = section(
    words.choice,
    true,
    ...figures([...composition, ...model.choice.map(print.comparison)]),
  );
  const urinary = section(words.urinary, false, ...figures(model.urinary.map(print.comparison)));
  const sections = [
    section(words.change, false, ...figures(laterChanges.map(print.change))),
    section(words.overTime, false, ...figures(model.trends.map(print.trend))),
    section(words.place, false, ...figures(model.places.map(print.place))),
    section(
      words.offList,
      false,
      ...(model.offList ? [{ kind: 'text', text: say(model.offList) } as const] : []),
    ),
    ...(model.ages.length > 0
      ? [choice, section(words.ages, true, ...figures(model.ages.map(print.comparison))), urinary]
      : [urinary, choice]),
    section(
      words.group,
      true,
      ...bullets(say(words.reasons), model.reasons.map(say)),
      ...bullets(say(words.questions), model.questions.map(say)),
      { kind: 'plan', heading: say(words.plan), help: say(words.planHelp), prompts: model.plan.map(say) },
    ),
    section(words.method, true, { kind: 'notes', columns: notesInTwoColumns(model, language) }),
    section(words.tables, model.change.length > 0, ...tables(model, language), {
      kind: 'marks',
      text: marksOf(model),
    }),
  ];
  return sections.filter(({ parts }) => parts.length > 0);
}

function figures(list: readonly PrintFigure[]): PrintPart[] {
  return list.length > 0 ? [{ kind: 'figures', figures: list }] : [];
}

function bullets(heading: string, items: readonly string[]): PrintPart[] {
  return items.length > 0 ? [{ kind: 'list', heading, items }] : [];
}

/** The notes on method in two columns of about the same length, in reading order. */
function notesInTwoColumns({ method }: ReportModel, language: Language): PrintNote[][] {
  const notes = method.map(({ heading, text }) => ({ heading: heading[language], text: text[language] }));
  const half = notes.reduce((sum, { text }) => sum + text.length, 0) / 2;
  let length = 0;
  const first = notes.filter(({ text }) => {
    length += text.length;
    return length - text.length / 2 <= half;
  });
  return [first, notes.slice(first.length)];
}

function marksOf({ id, release, versions }: ReportModel): string {
  const { template, font, renderer } = versions;
  return [id, release.id, release.contentVersion, `report-${template}`, font, renderer].join(' · ');
}

function tables(model: ReportModel, language: Language): PrintPart[] {
  const { headline, choice, ages, urinary, other } = model;
  const blocks = [...headline, ...choice, ...ages, ...urinary, ...other];
  const caption = `${model.words.period[language]}: ${model.period.label[language]}`;
  const changes = model.change.map((block) => changeTable(block, language));
  return [
    ...(changes.length > 0 ? [{ kind: 'tables', tables: changes, half: true } as const] : []),
    ...(blocks.length > 0
      ? [{ kind: 'tables', tables: [figuresTable(blocks, caption, language)], half: false } as const]
      : []),
  ];
}
