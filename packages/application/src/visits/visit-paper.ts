import type { OutputOf } from '@smalspor/contract/operations';
import {
  fillMessage,
  formatDay,
  formatInstantDate,
  formatNumber,
  type Language,
  type MessageValue,
} from '@smalspor/domain/texts';
import type { VisitAnswer } from '@smalspor/domain/visits';
import type { Paper, PaperPart, PaperSection } from '@smalspor/reports/paper';
import type { House } from '../house/house.ts';

type Report = OutputOf<'readVisitReport'>;
type Section = Report['checklist']['sections'][number];
type Say = (key: string, values?: Readonly<Record<string, MessageValue>>) => string;

interface Wanted {
  readonly report: Report;
  readonly language: Language;
  /** Whether the homes of this house are invented. */
  readonly synthetic: boolean;
}

/** What was seen on a visit, as the home's own page says it, for paper. */
export function visitPaper(
  { content }: Pick<House, 'content'>,
  { report, language, synthetic }: Wanted,
): Paper {
  const say: Say = (key, values = {}) => fillMessage(content.messages, key, values)[language];
  const { checklist, home, ward, wardType, municipality, day, visitor, version, reportedAt } = report;
  const when = formatInstantDate(reportedAt, language);
  return {
    language,
    title: checklist.title[language],
    subject: `${home}, ${ward}`,
    facts: [
      [say('visit.plan.day'), formatDay(day, language)],
      [say('visit.plan.wardType'), say(`visit.wardType.${wardType}`)],
      [say('paper.visit.municipality'), municipality],
      [say('paper.visit.visitor'), visitor],
    ],
    synthetic: synthetic ? say('report.word.synthetic') : null,
    foot: say('paper.visit.foot', { version, when }),
    page: say('report.word.page'),
    of: say('report.word.of'),
    sections: [
      inShort(report, say, language),
      ...checklist.sections.map((section) => sectionOf(report, section, say, language)),
      sourcesOf(report, say),
    ].filter(({ parts }) => parts.length > 0),
    issuedAt: reportedAt,
  };
}

/** What is in place first, then what to look at. */
function inShort({ checklist, sums, workOn }: Report, say: Say, language: Language): PaperSection {
  const inPlace = sums.reduce((sum, { yes }) => sum + yes, 0);
  const asked = sums.reduce((sum, { yes, no }) => sum + yes + no, 0);
  const items = checklist.sections
    .flatMap((section) => section.items)
    .filter(({ id }) => workOn.includes(id));
  const text = (words: string) => ({ kind: 'text', text: words, quiet: false }) as const;
  return {
    heading: say('visit.report.short'),
    parts: [
      ...(asked > 0 ? [text(say('visit.report.inPlace', { inPlace, asked }))] : []),
      ...(items.length === 0
        ? [text(say('visit.report.nothing'))]
        : [
            text(say('visit.report.workOn')),
            { kind: 'list', items: items.map((item) => item.text[language]) } as const,
          ]),
      { kind: 'text', text: say('paper.visit.snapshot'), quiet: true },
    ],
  };
}

function sectionOf(report: Report, section: Section, say: Say, language: Language): PaperSection {
  const { answers, before, sums } = report;
  const sum = sums.find((each) => each.section === section.id);
  const words = (answer: VisitAnswer | undefined) => answerInWords(answer, say, language);
  const column = (label: string) => ({ label, numeric: false });
  const asked = section.items.filter(({ kind }) => kind !== 'note');
  const seen = sum ? say('visit.report.seen', { done: sum.done, of: sum.of }) : '';
  const table: PaperPart = {
    kind: 'table',
    caption: null,
    columns: [
      column(say('visit.report.item')),
      column(say('visit.report.now')),
      ...(before ? [column(formatDay(before.day, language))] : []),
    ],
    rows: asked.map(({ id, text }) => [
      text[language],
      words(answers[id]),
      ...(before ? [words(before.answers[id])] : []),
    ]),
  };
  return {
    heading: section.title[language],
    parts: [
      ...(sum && sum.of > 0 ? [{ kind: 'text', text: seen, quiet: true } as const] : []),
      ...(asked.length > 0 ? [table] : []),
      ...section.items
        .filter((item) => !asked.includes(item))
        .flatMap((item) => notesOf(report, item, words, language)),
    ],
  };
}

/** Own words stand in the full width, and those of the visit before under them. */
function notesOf(
  { answers, before }: Report,
  { id, text }: Section['items'][number],
  words: (answer: VisitAnswer | undefined) => string,
  language: Language,
): PaperPart[] {
  const heading = text[language];
  const earlier = before?.answers[id];
  return [
    { kind: 'note', heading, text: words(answers[id]) },
    ...(before && earlier
      ? [
          {
            kind: 'note',
            heading: `${heading}, ${formatDay(before.day, language)}`,
            text: words(earlier),
          } as const,
        ]
      : []),
  ];
}

/** Where what the items ask for is recommended, each once. */
function sourcesOf({ checklist }: Report, say: Say): PaperSection {
  const sources = checklist.sections
    .flatMap(({ items }) => items)
    .flatMap(({ source }) => (source ? [`${source.title.replace(/\.$/, '')}: ${source.url}`] : []));
  const items = [...new Set(sources)];
  return {
    heading: say('paper.visit.sources'),
    parts: items.length > 0 ? [{ kind: 'list', items }] : [],
  };
}

function answerInWords(answer: VisitAnswer | undefined, say: Say, language: Language): string {
  if (answer === undefined) return say('visit.unanswered');
  if ('note' in answer) return answer.note;
  if ('choice' in answer) return say(`visit.choice.${answer.choice}`);
  const { done, of } = answer;
  const share = of === 0 ? '' : ` (${formatNumber((100 * done) / of, 0, language)} %)`;
  return `${say('visit.observed.doneOf', { done, of })}${share}`;
}
