import {
  type BlockTexts,
  preTrendSentence,
  sourcesSentence,
  verdictSentence,
} from '@smalspor/charts/evaluation';
import type { EvaluationPaper } from '@smalspor/domain/evaluation';
import { REPORT_WORDS } from '@smalspor/domain/reports';
import {
  fillMessage,
  formatInstantDate,
  formatMonthLong,
  formatNumber,
  type Language,
} from '@smalspor/domain/texts';
import type { PrintModel, PrintPart, PrintSection } from '../pdf/print-model.ts';
import { RENDERER_VERSIONS } from '../pdf/versions.ts';
import { answersFigure, evaluationFigures, evaluationTables, truthTables } from './evaluation-parts.ts';

/**
 * An evaluation as one language's pages: the answer of each indicator, what makes such figures mislead, and both estimates beside each
 * other first; then the pictures with their figures, and how it was computed.
 */
export function printEvaluation(paper: EvaluationPaper, language: Language): PrintModel {
  const { evaluation, register, release } = paper;
  const t: BlockTexts['t'] = (key, values) => fillMessage(paper.messages, key, values)[language];
  const texts = { t, language };
  const { measures } = evaluation;
  const months = {
    from: formatMonthLong(evaluation.from, language),
    to: formatMonthLong(evaluation.to, language),
  };
  return {
    language,
    title: t('evaluation.title'),
    running: `${paper.name[language]} · ${t('evaluation.title')}`,
    synthetic: evaluation.synthetic ? t('report.word.synthetic') : null,
    correction: null,
    standing: [
      sourcesSentence(evaluation, t, language) ?? '',
      t('evaluation.selfSelection'),
      t('evaluation.regression'),
      t(`evaluation.pandemic.${register}`),
    ]
      .filter(Boolean)
      .join(' '),
    recipient: [
      t('evaluation-paper.release', { release: release.id }),
      `${t('report.word.issued')} ${formatInstantDate(release.publishedAt, language)}`,
      t(`evaluation.about.${register}`, {
        participants: formatNumber(evaluation.participants, 0, language),
        ...months,
      }),
    ].join(' · '),
    period: paper.name[language],
    source: t(`evaluation-paper.source.${register}`),
    words: Object.fromEntries(REPORT_WORDS.map((word) => [word, t(`report.word.${word}`)])),
    messages: measures.map((measure) => ({
      text: `${measure.name[language]}: ${verdictSentence(measure, t, language)}`,
      goal: preTrendSentence(measure, t, language),
    })),
    mainFigures: measures.flatMap((measure) => answersFigure(measure, texts)),
    actions: [],
    whatIfs: [],
    sections: [
      ...measures.flatMap((measure): PrintSection[] => {
        const figures = evaluationFigures(measure, paper, texts);
        if (figures.length === 0) return [];
        return [
          {
            heading: measure.name[language],
            newPage: true,
            parts: [{ kind: 'figures', figures }, ...evaluationTables(measure, paper, texts)],
          },
        ];
      }),
      { heading: t('evaluation.method'), newPage: false, parts: methodParts(paper, t) },
      ...truthSection(paper, texts),
    ],
  };
}

const NOTES = ['before', 'controlled', 'base', 'interval', 'diagnosis'] as const;

function methodParts({ evaluation, release }: EvaluationPaper, t: BlockTexts['t']): PrintPart[] {
  const notes = NOTES.map((note) => ({
    heading: t(`evaluation-paper.notes.${note}`),
    text: t(`evaluation.method${note.charAt(0).toUpperCase()}${note.slice(1)}`),
  }));
  const hidden = {
    heading: t('evaluation-paper.notes.hidden'),
    text: t('evaluation-paper.hidden', { whole: evaluation.wholeCounties }),
  };
  const { template, font, renderer } = RENDERER_VERSIONS;
  return [
    { kind: 'notes', columns: [notes.slice(0, 3), [...notes.slice(3), hidden]] },
    {
      kind: 'marks',
      text: [release.id, release.contentVersion, `report-${template}`, font, renderer].join(' · '),
    },
  ];
}

/** What was planted, on a page that says that there is no such thing in a real country. */
function truthSection(paper: EvaluationPaper, texts: BlockTexts): PrintSection[] {
  const tables = truthTables(paper.evaluation.measures, texts);
  if (tables.length === 0) return [];
  const { t } = texts;
  return [
    {
      heading: t('evaluation.truth'),
      newPage: false,
      parts: [
        { kind: 'text', text: t('evaluation.truthLead') },
        { kind: 'tables', tables, half: false, fitted: true },
      ],
    },
  ];
}
