import type { ReportModel } from '@smalspor/domain/reports';
import type { Language, Localised } from '@smalspor/domain/texts';
import type { FigurePrinter } from './print-figures.ts';
import type { PrintPart, PrintSection } from './print-model.ts';
import { bullets, figures, marksOf, notesInTwoColumns, tablesOf } from './print-parts.ts';

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
    section(words.tables, model.change.length > 0, ...tablesOf(model, language), marksOf(model)),
  ];
  return sections.filter(({ parts }) => parts.length > 0);
}
