import type { LineOfPlace, LinesBlock } from '@smalspor/charts/lines';
import type { ControlBlock } from '@smalspor/charts/signals';
import {
  type ExploreView,
  figureText,
  indexOfEnd,
  type Pen,
  type Point,
  periodFirst,
  reasonText,
  same,
} from './explore-words.ts';

/** The chosen units over time beside what they are compared with. */
export function linesBlock(view: ExploreView, pen: Pen): LinesBlock {
  const { indicator, series, lines, ends, state } = view;
  return {
    ...headingOf(view, pen),
    id: 'explore-time',
    summary: same(timeSentence(view, pen)),
    ends,
    endLabel: same(pen.t(`explorePage.endOf.${state.period}`)),
    lines: [
      ...series.map(({ unit, points }, index): LineOfPlace => {
        return {
          label: unit.name,
          role: index === 0 ? 'own' : 'beside',
          points: points.map((point) => linePoint(point, pen)),
        };
      }),
      ...lines.map(({ unit, points }): LineOfPlace => {
        return { label: unit.name, role: 'common', points: points.map((point) => linePoint(point, pen)) };
      }),
    ],
    annotations: shortAnnotations(view, pen),
    scale: indicator.scale,
    decimals: indicator.decimals,
  };
}

/** The parts of the first unit's figure; none is looked at more than another. */
export function partsBlock(view: ExploreView, pen: Pen): LinesBlock | null {
  const { split, ends, state } = view;
  if (split === null) return null;
  const of = view.series[0]?.unit.name;
  return {
    id: 'explore-parts',
    title: same(pen.t(`explorePage.split.${split.by}`)),
    unit: split.unit,
    scale: split.scale,
    decimals: split.decimals,
    summary: same(
      [
        of ? pen.t('explorePage.partsOf', { unit: pen.l(of) }) : '',
        split.by === 'diagnosis' || split.by === 'substance'
          ? pen.t(`explorePage.partsRest.${split.by}`)
          : '',
      ]
        .filter(Boolean)
        .join(' '),
    ),
    ends,
    endLabel: same(pen.t(`explorePage.endOf.${state.period}`)),
    lines: split.parts.map(({ name, points }): LineOfPlace => {
      return { label: name, role: 'beside', points: points.map((point) => linePoint(point, pen)) };
    }),
    annotations: [],
  };
}

/** The first unit between the limits of chance; `null` where these cannot be told. */
export function controlBlock(view: ExploreView, pen: Pen): ControlBlock | null {
  const [first] = view.series;
  if (!first?.signals) return null;
  const { signals, points } = first;
  return {
    ...headingOf(view, pen),
    id: 'explore-signals',
    title: same(pen.t('explorePage.signals.title', { unit: pen.l(first.unit.name) })),
    summary: same(signalSentence(signals, pen)),
    centre: signals.centre,
    endLabel: same(pen.t(`explorePage.endOf.${view.state.period}`)),
    points: points.map(({ end, value }, index) => {
      const limits = signals.points[index];
      return {
        month: end,
        value,
        low: limits?.low ?? null,
        high: limits?.high ?? null,
        beyond: value === null ? null : (limits?.beyond ?? null),
        inRun: value !== null && limits?.inRun === true,
      };
    }),
    annotations: shortAnnotations(view, pen),
  };
}

/** What the newest figures are, own first. */
export function timeSentence(view: ExploreView, pen: Pen): string {
  const index = indexOfEnd(view);
  const end = view.ends[index];
  if (end === undefined) return '';
  const at = ({ unit, points }: Pick<ExploreView['lines'][number], 'unit' | 'points'>) => {
    const point = points[index];
    return point === undefined ? [] : [{ name: pen.l(unit.name), point }];
  };
  const [own] = view.series.flatMap(at);
  const told = [...view.series, ...view.lines].flatMap(at).filter(({ point }) => point.value !== null);
  const figures = told.map(({ name, point }) => `${name} ${figureText(point, view.indicator, pen)}`);
  return [
    ...(figures.length > 0 ? [`${periodFirst(view.state.period, end, pen)}: ${figures.join('; ')}.`] : []),
    ...(own && own.point.value === null ? [`${own.name}: ${reasonText(own.point.reason, pen)}`] : []),
  ].join(' ');
}

/** What the rules say, in words that neither alarm nor praise. */
export function signalSentence(
  signals: NonNullable<ExploreView['series'][number]['signals']>,
  { t }: Pick<Pen, 't'>,
): string {
  const beyond = signals.points.filter((point) => point.beyond !== null).length;
  const inRun = signals.points.filter((point) => point.inRun).length;
  const sentences = [
    ...(beyond > 0 ? [t('explorePage.signals.beyond', { count: beyond })] : []),
    ...(inRun > 0 ? [t('explorePage.signals.run', { periods: inRun })] : []),
    ...(signals.runs?.crossesTooSeldom ? [t('explorePage.signals.crossings')] : []),
  ];
  return sentences.length === 0 ? t('explorePage.signals.none') : sentences.join(' ');
}

function headingOf({ indicator }: ExploreView, _pen: Pen) {
  const { name, unit, scale, decimals } = indicator;
  return { title: name, unit, scale, decimals };
}

function linePoint({ value, low, high, reason }: Point, pen: Pen) {
  return { value, low, high, note: value === null ? same(reasonText(reason, pen)) : null };
}

/** A picture has room for the first sentence; the whole text stands below it. */
function shortAnnotations({ annotations }: ExploreView, { l }: Pen): LinesBlock['annotations'] {
  return annotations.map(({ month, text }) => ({ month, text: same(firstSentence(l(text))) }));
}

function firstSentence(text: string): string {
  return /^.+?\.(?=\s|$)/.exec(text)?.[0].replace(/\.$/, '') ?? text;
}
