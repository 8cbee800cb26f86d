import { BeforeAfterBars, beforeAfterTable, describeBeforeAfter } from '@smalspor/charts/before-after';
import { ChangeChart, describeChange } from '@smalspor/charts/change';
import {
  answersBlock,
  type BlockTexts,
  changesBlock,
  countiesBlock,
  describeEventStudy,
  EventStudyChart,
  eventStudyTable,
  eventsBlock,
  rangeText,
} from '@smalspor/charts/evaluation';
import { type PaperPicture, paperPicture } from '@smalspor/charts/markup';
import { CHART_WORDS, type TableData } from '@smalspor/charts/tables';
import type { Change, EvaluationPaper, MeasureView } from '@smalspor/domain/evaluation';
import { formatChange, type Language, type Localised } from '@smalspor/domain/texts';
import type { PrintFigure, PrintPart } from '../pdf/print-model.ts';

type About = Pick<EvaluationPaper, 'register' | 'evaluation'>;

/** Both answers beside each other; none where nothing can be described. */
export function answersFigure(measure: MeasureView, texts: BlockTexts): PrintFigure[] {
  if (measure.described === null) return [];
  const { language } = texts;
  const block = answersBlock(measure, texts);
  const picture = paperPicture(ChangeChart({ block, language, frame: 'printFull' }));
  return [figure(block, describeChange(block, language), picture, { language, half: false })];
}

/** Before and after by county, then participants beside others and the effect by months since the start; only what there is. */
export function evaluationFigures(measure: MeasureView, about: About, texts: BlockTexts): PrintFigure[] {
  const { described, controlled } = measure;
  const { language } = texts;
  const full = { language, frame: 'printFull' } as const;
  const half = { language, frame: 'printHalf' } as const;
  const figures: PrintFigure[] = [];
  if (described !== null) {
    const counties = countiesBlock(measure, described, wholeOf(about), texts);
    const changes = changesBlock(measure, described, texts);
    figures.push(
      figure(
        counties,
        describeBeforeAfter(counties, language),
        paperPicture(BeforeAfterBars({ block: counties, ...full })),
        { language, half: false },
      ),
      figure(
        changes,
        describeChange(changes, language),
        paperPicture(ChangeChart({ block: changes, ...half })),
        { language, half: true },
      ),
    );
  }
  if (controlled !== null && controlled.events.length > 0) {
    const events = eventsBlock(measure, controlled, texts);
    figures.push(
      figure(
        events,
        describeEventStudy(events, language),
        paperPicture(EventStudyChart({ block: events, ...half })),
        { language, half: true },
      ),
    );
  }
  return figures;
}

interface Headed {
  readonly title: Localised;
  readonly unit: Localised;
  readonly summary: Localised;
}

function figure(
  { title, unit, summary }: Headed,
  alt: string,
  picture: PaperPicture,
  { language, half }: { readonly language: Language; readonly half: boolean },
): PrintFigure {
  return {
    title: title[language],
    unit: unit[language],
    picture,
    alt,
    summary: summary[language],
    half,
    message: null,
  };
}

/** Every figure that the pictures show. */
export function evaluationTables(measure: MeasureView, about: About, texts: BlockTexts): PrintPart[] {
  const { described, controlled } = measure;
  const { language } = texts;
  const tables: TableData[] = [];
  if (described !== null) {
    tables.push(
      estimatesTable(measure, described, texts),
      beforeAfterTable(countiesBlock(measure, described, wholeOf(about), texts), language),
    );
  }
  if (controlled !== null && controlled.events.length > 0) {
    tables.push(eventStudyTable(eventsBlock(measure, controlled, texts), language));
  }
  return tables.length === 0 ? [] : [{ kind: 'tables', tables, half: false, fitted: true }];
}

/** The plain comparison, what others did meanwhile, and the estimate against others, one under the other. */
function estimatesTable(
  measure: MeasureView,
  described: NonNullable<MeasureView['described']>,
  { t, language }: BlockTexts,
): TableData {
  const row = (header: string, change: Change | null) => ({
    header,
    cells:
      change === null
        ? [t('evaluation.notTold'), '']
        : [formatChange(change.changePercent, language, 1), rangeText(change, language) ?? ''],
  });
  return {
    caption: `${measure.name[language]}: ${t('evaluation.answersUnit')}`,
    columns: [
      { label: t('evaluation-paper.truthRow'), numeric: false },
      { label: CHART_WORDS.change[language], numeric: true },
      { label: CHART_WORDS.interval[language], numeric: true },
    ],
    rows: [
      row(`${t('evaluation.beforeAfter')}, ${t('evaluation.row.participants')}`, described.participants),
      ...(['nation', 'others', 'notStarted'] as const).map((of) =>
        row(`${t('evaluation.beforeAfter')}, ${t(`evaluation.row.${of}`)}`, described[of]),
      ),
      row(t('evaluation.controlled'), measure.controlled?.firstYear ?? null),
    ],
  };
}

function wholeOf({ register, evaluation }: About) {
  return { register, wholeCounties: evaluation.wholeCounties };
}

/** What is true in an invented country, measure by measure; none where nothing is known. */
export function truthTables(measures: readonly MeasureView[], { t, language }: BlockTexts): TableData[] {
  const known = measures.filter(({ truth }) => truth !== null);
  if (known.length === 0) return [];
  const write = (value: number | null | undefined) =>
    value === null || value === undefined ? t('evaluation.notTold') : formatChange(value, language, 1);
  return [
    {
      caption: t('evaluation.truth'),
      columns: [
        { label: t('evaluation-paper.truthRow'), numeric: false },
        { label: t('evaluation.truthParticipants'), numeric: true },
        { label: t('evaluation.truthNation'), numeric: true },
        { label: t('evaluation.truthEffect'), numeric: true },
      ],
      rows: known.map(({ name, truth }) => ({
        header: name[language],
        cells: [write(truth?.participants), write(truth?.nation), write(truth?.effect)],
      })),
    },
  ];
}
