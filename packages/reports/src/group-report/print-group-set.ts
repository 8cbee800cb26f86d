import { changeTable } from '@smalspor/charts/change';
import { figuresTable } from '@smalspor/charts/comparison';
import type { GroupReportModel, GroupSet } from '@smalspor/domain/group-report';
import type { Language, Localised } from '@smalspor/domain/texts';
import { figurePrinter } from '../pdf/print-figures.ts';
import type { PrintFigure, PrintModel, PrintPart, PrintSection } from '../pdf/print-model.ts';

/** Pictures that stand on the first page. */
const MAIN_FIGURES = 2;

/** A group's report, the agenda and the worksheet of a meeting as one language's pages, set by the template of reports. */
export function printGroupSet({ report, meeting, measures }: GroupSet, language: Language): PrintModel {
  const say = (text: Localised) => text[language];
  const { words, withheld, replaced } = report;
  const print = figurePrinter(report.messages, language);
  const figures = [...report.figures.map(print.comparison), ...report.changes.map(print.change)];
  const isFollowUp = report.kind === 'follow-up';
  const sections: PrintSection[] = [
    section(say(isFollowUp ? words.change : words.figures), false, ...pictures(figures.slice(MAIN_FIGURES))),
    section(
      say(words.agenda),
      true,
      list(
        say(meeting.name),
        meeting.agenda.map(({ minutes, text }) => `${minutes} ${say(words.minutes)}: ${say(text)}`),
      ),
      list(say(words.questions), report.questions.map(say)),
    ),
    section(
      say(words.worksheet),
      true,
      ...(meeting.worksheet.length > 0 ? worksheet({ meeting, measures, words }, language) : []),
    ),
    section(say(words.tables), true, ...tables(report, language)),
    section(say(words.method), false, {
      kind: 'notes',
      columns: [report.method.slice(0, 2), report.method.slice(2)].map((notes) =>
        notes.map(({ heading, text }) => ({ heading: say(heading), text: say(text) })),
      ),
    }),
  ];
  return {
    language,
    title: say(report.title),
    running: `${report.unitName} · ${say(report.period.label)}`,
    synthetic: report.synthetic ? say(words.synthetic) : null,
    correction: null,
    standing: null,
    recipient: [report.unitName, report.area, say(report.programme), replaced ? say(replaced) : '']
      .filter(Boolean)
      .join(' · '),
    period: say(report.period.label),
    source: say(report.source),
    words: Object.fromEntries(Object.entries(words).map(([word, text]) => [word, say(text)])),
    messages: [
      ...(withheld ? [{ text: say(withheld.text), goal: null }] : []),
      ...report.messages.map(({ text, goal }) => ({ text: say(text), goal: goal && say(goal) })),
    ],
    mainFigures: figures.slice(0, MAIN_FIGURES),
    actions: report.messages.flatMap(({ action }, index) =>
      action ? [{ message: index + 1, text: say(action) }] : [],
    ),
    whatIfs: [],
    sections: sections.filter(({ parts }) => parts.length > 0),
  };
}

function section(heading: string, newPage: boolean, ...parts: readonly PrintPart[]): PrintSection {
  return { heading, newPage, parts };
}

function list(heading: string, items: readonly string[]): PrintPart {
  return { kind: 'list', heading, items };
}

function pictures(figures: readonly PrintFigure[]): PrintPart[] {
  return figures.length > 0 ? [{ kind: 'figures', figures }] : [];
}

function tables({ figures, changes, words, period }: GroupReportModel, language: Language): PrintPart[] {
  const caption = `${words.period[language]}: ${period.label[language]}`;
  return [
    ...(changes.length > 0
      ? [
          {
            kind: 'tables',
            tables: changes.map((block) => changeTable(block, language)),
            half: true,
          } as const,
        ]
      : []),
    ...(figures.length > 0
      ? [
          {
            kind: 'tables',
            tables: [figuresTable(figures, caption, language, 'group')],
            half: false,
          } as const,
        ]
      : []),
  ];
}

/** The measures to choose among, then every question over empty lines. */
function worksheet(
  { meeting, measures, words }: Pick<GroupSet, 'meeting' | 'measures'> & Pick<GroupReportModel, 'words'>,
  language: Language,
): PrintPart[] {
  const say = (text: Localised) => text[language];
  const asksForMeasures = meeting.worksheet.some(({ kind }) => kind === 'measure');
  return [
    ...(asksForMeasures
      ? [{ kind: 'text', text: `${say(words.measureHelp)} ${measures.map(say).join(' · ')}` } as const]
      : []),
    {
      kind: 'plan',
      heading: say(meeting.name),
      help: say(words.worksheetHelp),
      prompts: meeting.worksheet.map(({ text }) => say(text)),
    },
  ];
}
