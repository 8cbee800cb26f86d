import type { BeforeAfterBlock } from '@smalspor/charts/before-after';
import type { EventStudyBlock } from '@smalspor/charts/evaluation';
import type { ChangeBlock } from '@smalspor/domain/reports';
import { formatChange, inEachLanguage, type Language } from '@smalspor/domain/texts';
import type { MessageValues } from '../texts/write-message.ts';
import type { MeasureView } from './evaluation-verdict.ts';

/** Writes in the language of the page; pictures stand in that language alone. */
export interface BlockTexts {
  readonly t: (key: string, values?: MessageValues) => string;
  readonly language: Language;
}

type Described = NonNullable<MeasureView['described']>;

const same = (text: string) => inEachLanguage(() => text);
/** A quarter of a year is one mark. */
const STEP = 3;

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
    summary: same(t('evaluation.byCountySummary', { whole: about.wholeCounties })),
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
        controls: nation && {
          change: nation.changePercent,
          text: same(formatChange(nation.changePercent, language, 1)),
        },
        note: null,
      },
      ...described.counties.map((county) => ({
        id: county.county,
        label: same(county.name),
        before: bar(county.before, county.units),
        after: bar(county.after, county.units),
        change: change(county.change),
        controls: null,
        note: null,
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
