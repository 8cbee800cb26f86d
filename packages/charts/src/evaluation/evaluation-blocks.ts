import type { MeasureView } from '@smalspor/domain/evaluation';
import type { ChangeBlock, ChangeRow } from '@smalspor/domain/reports';
import { formatChange, inEachLanguage, type Language } from '@smalspor/domain/texts';
import type { BeforeAfterBlock } from '../before-after/before-after-block.ts';
import type { WriteText } from './evaluation-verdict.ts';
import type { EventStudyBlock } from './event-study-block.ts';

/** Writes in one language; the pictures stand in that language alone. */
export interface BlockTexts {
  /** A text of `content/messages/evaluation.yaml`. */
  readonly t: WriteText;
  readonly language: Language;
}

type Described = NonNullable<MeasureView['described']>;

const same = (text: string) => inEachLanguage(() => text);
/** A quarter of a year is one mark. */
const STEP = 3;

/** The two answers beside each other: the plain comparison before and after, and the estimate against others. */
export function answersBlock(
  { indicator, name, described, controlled, scale }: MeasureView,
  { t }: BlockTexts,
): ChangeBlock {
  const row = (
    level: ChangeRow['level'],
    label: string,
    of: Described['participants'] | null,
  ): ChangeRow => ({
    level,
    label: same(label),
    before: level === 'own' || described === null ? null : described.before,
    after: level === 'own' || described === null ? null : described.after,
    change: of?.changePercent ?? null,
    low: of?.low ?? null,
    high: of?.high ?? null,
    note: of === null ? same(t('evaluation.noControl')) : null,
  });
  return {
    id: `answers-${indicator}`,
    indicator,
    title: name,
    unit: same(t('evaluation.answersUnit')),
    scale: scale === 'percent' ? 'percent' : 'rate',
    decimals: 1,
    changeDecimals: 1,
    measure: 'percent',
    summary: same(t('evaluation.answersSummary')),
    rows: [
      row('group', t('evaluation.beforeAfter'), described?.participants ?? null),
      row('own', t('evaluation.controlled'), controlled?.firstYear ?? null),
    ],
  };
}

/** Participants beside the country, the others of their counties and counties that had not begun. */
export function changesBlock(
  { indicator, scale }: MeasureView,
  described: Described,
  { t }: BlockTexts,
): ChangeBlock {
  const rows = [
    { level: 'own', of: 'participants', change: described.participants },
    { level: 'nation', of: 'nation', change: described.nation },
    { level: 'group', of: 'others', change: described.others },
    { level: 'controls', of: 'notStarted', change: described.notStarted },
  ] as const;
  return {
    id: `changes-${indicator}`,
    indicator,
    title: same(t('evaluation.changes')),
    unit: same(t('evaluation.changesUnit')),
    scale: scale === 'percent' ? 'percent' : 'rate',
    decimals: 1,
    changeDecimals: 1,
    measure: 'percent',
    summary: same(t('evaluation.changesSummary')),
    rows: rows.map(({ level, of, change }) => ({
      level,
      label: same(t(`evaluation.row.${of}`)),
      before: of === 'participants' ? described.before : null,
      after: of === 'participants' ? described.after : null,
      change: change?.changePercent ?? null,
      low: change?.low ?? null,
      high: change?.high ?? null,
      note: change === null ? same(t('evaluation.notTold')) : null,
    })),
  };
}

/** Before and after, one pair of bars for each county, and all together first beside the country. */
export function countiesBlock(
  { indicator, name }: MeasureView,
  described: Described,
  about: { readonly register: 'groups' | 'institutions'; readonly wholeCounties: number },
  { t, language }: BlockTexts,
): BeforeAfterBlock {
  const { nation } = described;
  const nationBeside = (changePercent: number) => ({
    change: changePercent,
    text: same(formatChange(changePercent, language, 1)),
  });
  const hasPandemic = described.counties.some((county) => county.hasPandemic);
  const bar = (value: number, homes: number | null) => ({ value, low: null, high: null, homes });
  const change = ({ changePercent, low, high }: Described['participants']) => ({
    value: changePercent,
    low,
    high,
  });
  return {
    id: `counties-${indicator}`,
    title: same(t('evaluation.byCounty')),
    unit: name,
    changeDecimals: 1,
    summary: same(
      [
        t('evaluation.byCountySummary'),
        about.wholeCounties > 0 ? t('evaluation.byCountyWhole', { whole: about.wholeCounties }) : '',
        hasPandemic ? t('evaluation.pandemicMark') : '',
      ]
        .filter(Boolean)
        .join(' '),
    ),
    words: {
      area: same(t('evaluation.area')),
      homes: same(t(`evaluation.units.${about.register}`)),
      controls: same(t('evaluation.besides')),
      control: same(t('evaluation.nation')),
    },
    rows: [
      {
        id: 'all',
        label: same(t('evaluation.all')),
        before: bar(described.before, null),
        after: bar(described.after, null),
        change: change(described.participants),
        controls: nation && nationBeside(nation.changePercent),
        note: null,
      },
      ...described.counties.map((county) => ({
        id: county.county,
        label: same(county.hasPandemic ? `${county.name}\u00a0*` : county.name),
        before: bar(county.before, county.units),
        after: bar(county.after, county.units),
        change: change(county.change),
        controls: county.nationPercent === null ? null : nationBeside(county.nationPercent),
        note: county.hasPandemic ? same(t('evaluation.withPandemic')) : null,
      })),
    ],
  };
}

/** The effect by months since the start. */
export function eventsBlock(
  { indicator }: MeasureView,
  { events }: NonNullable<MeasureView['controlled']>,
  { t }: BlockTexts,
): EventStudyBlock {
  return {
    id: `events-${indicator}`,
    title: same(t('evaluation.events')),
    unit: same(t('evaluation.eventsUnit')),
    summary: same(t('evaluation.eventsSummary')),
    step: STEP,
    marks: events.map(({ from, phase, change }) => ({
      from,
      phase,
      value: change.changePercent,
      low: change.low,
      high: change.high,
    })),
    words: {
      months: same(t('evaluation.months')),
      phase: same(t('evaluation.phase')),
      phases: {
        before: same(t('evaluation.phases.before')),
        expecting: same(t('evaluation.phases.expecting')),
        after: same(t('evaluation.phases.after')),
      },
    },
  };
}
