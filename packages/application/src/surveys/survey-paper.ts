import type { OutputOf } from '@smalspor/contract/operations';
import { SURVEY_CLASSES, type SurveyClass } from '@smalspor/domain/surveys';
import {
  fillMessage,
  formatDay,
  formatNumber,
  type Language,
  type Localised,
  type MessageValue,
} from '@smalspor/domain/texts';
import type { Paper, PaperPart, PaperSection, PaperTable } from '@smalspor/reports/paper';
import type { House } from '../house/house.ts';

type Report = OutputOf<'readInstitutionSurveyResult'>;
type Figures = Report['own'];
type ClassFigures = NonNullable<Figures['antibiotics']>;

interface Wanted {
  readonly report: Report;
  readonly language: Language;
  /** Whether the homes of this house are invented. */
  readonly synthetic: boolean;
}

interface Words {
  readonly language: Language;
  readonly say: (key: string, values?: Readonly<Record<string, MessageValue>>) => string;
  readonly l: (text: Localised) => string;
}

/** The institution's own day beside the areas around it, as its page says it, for paper. */
export function surveyPaper(
  { content }: Pick<House, 'content'>,
  { report, language, synthetic }: Wanted,
): Paper {
  const words: Words = {
    language,
    say: (key, values = {}) => fillMessage(content.messages, key, values)[language],
    l: (text) => text[language],
  };
  const { say, l } = words;
  const { survey, name, day, own } = report;
  return {
    language,
    title: l(survey.title),
    subject: name,
    facts: [
      [say('paper.survey.day'), formatDay(day, language)],
      [say('paper.survey.present'), String(own.present ?? 0)],
    ],
    synthetic: synthetic ? say('report.word.synthetic') : null,
    foot: say('paper.survey.foot', { day: formatDay(day, language) }),
    page: say('report.word.page'),
    of: say('report.word.of'),
    sections: [result(report, words), purposes(report, words), substances(report, words)].filter(
      ({ parts }) => parts.length > 0,
    ),
    issuedAt: `${day}T12:00:00Z`,
  };
}

/** Who answered, and the shares; why some are not told, where some are not. */
function result(report: Report, words: Words): PaperSection {
  const { survey, around, fewest } = report;
  const { say } = words;
  const participation =
    survey.state === 'closed'
      ? say('survey.result.participation', { answered: survey.answered, asked: survey.asked })
      : say('survey.result.notClosed');
  const isSomethingHidden = around.some((area) => SURVEY_CLASSES.some((kind) => area[kind] === null));
  const hidden: PaperPart = { kind: 'text', text: say('survey.result.hidden', fewest), quiet: true };
  return {
    heading: say('survey.result.title'),
    parts: [
      { kind: 'text', text: participation, quiet: false },
      ...SURVEY_CLASSES.map((kind) => prevalenceTable(report, kind, words)),
      ...(isSomethingHidden ? [hidden] : []),
    ],
  };
}

/** The own share beside those around, and that of the survey before. */
function prevalenceTable(report: Report, kind: SurveyClass, { say, l, language }: Words): PaperTable {
  const { own, before, around } = report;
  const row = (label: string, figures: Figures): string[] => {
    const told = figures[kind];
    const share = told?.prevalence ?? null;
    if (told === null) return [label, '–', '–', say('survey.result.shortHidden')];
    if (share === null) return [label, '–', '–', say('survey.result.nobodyPresent')];
    const decimal = (value: number) => formatNumber(value, 1, language);
    return [
      label,
      String(told.residents),
      String(figures.present ?? 0),
      `${decimal(share.value)} % (${decimal(share.low)}–${decimal(share.high)})`,
    ];
  };
  const column = (label: string) => ({ label, numeric: true });
  return {
    kind: 'table',
    caption: say(`survey.result.${kind}`),
    columns: [
      { label: say('survey.result.area'), numeric: false },
      column(say('survey.result.residents')),
      column(say('paper.survey.present')),
      column(say('survey.result.share')),
    ],
    rows: [
      row(l(own.name), own),
      ...(before ? [row(`${l(own.name)}, ${formatDay(before.day, language)}`, before.own)] : []),
      ...around.map((figures) => row(l(figures.name), figures)),
    ],
  };
}

/** What the antibiotics are for, by prevention and treatment, with methenamine apart. */
function purposes({ own }: Report, words: Words): PaperSection {
  const { say } = words;
  const told = SURVEY_CLASSES.flatMap((kind) => {
    const figures = own[kind];
    const isDetailed = figures !== null && figures.residents > 0 && figures.detail !== 'whole';
    return isDetailed ? [purposeTable(kind, figures, words)] : [];
  });
  const treated = treatedWithMethenamine(own);
  const note = say('survey.result.methenamineTreated', { residents: treated });
  return {
    heading: say('survey.result.forWhat'),
    parts:
      told.length === 0
        ? []
        : [
            { kind: 'text', text: say('survey.result.countsResidents'), quiet: true },
            ...told,
            ...(treated > 0 ? [{ kind: 'text', text: note, quiet: false } as const] : []),
          ],
  };
}

function treatedWithMethenamine({ methenamine }: Figures): number {
  return (methenamine?.rows ?? [])
    .filter((row) => row.purposes.includes('treatment'))
    .reduce((sum, { residents }) => sum + residents, 0);
}

function purposeTable(kind: SurveyClass, figures: ClassFigures, { say, l, language }: Words): PaperPart {
  const nameOf = ({ names, several }: ClassFigures['rows'][number]) => {
    const own = [...names.map(l), ...(several ? [say('survey.result.several')] : [])];
    return figures.detail === 'purpose' || own.length === 0 ? say('survey.result.all') : own.join(', ');
  };
  const purposeOf = (purpose: ClassFigures['rows'][number]['purposes'][number]) =>
    purpose === 'both' ? say('survey.result.both') : say(`survey.form.purpose.${purpose}`);
  return {
    kind: 'table',
    caption: say(`survey.result.${kind}`),
    columns: [
      { label: say('survey.result.indication'), numeric: false },
      { label: say('survey.result.purpose'), numeric: false },
      { label: say('survey.result.residents'), numeric: true },
      { label: say('survey.result.share'), numeric: true },
    ],
    rows: figures.rows.map((row) => [
      nameOf(row),
      row.purposes.map(purposeOf).join(', '),
      String(row.residents),
      `${formatNumber((100 * row.residents) / figures.residents, 0, language)} %`,
    ]),
  };
}

function substances({ substances: list }: Report, { say, l }: Words): PaperSection {
  const table: PaperTable = {
    kind: 'table',
    caption: null,
    columns: [
      { label: say('survey.result.substance'), numeric: false },
      { label: say('survey.result.treatments'), numeric: true },
    ],
    rows: list.map(({ name, treatments }) => [l(name), String(treatments)]),
  };
  return { heading: say('survey.result.substances'), parts: list.length > 0 ? [table] : [] };
}
