import type { PlaceBin } from '@smalspor/domain/indicators';
import type { PlaceBlock } from '@smalspor/domain/reports';
import type { Language } from '@smalspor/domain/texts';
import { createElement, type ReactElement } from 'react';
import { type Axis, axisWithZero, decimalsOf, round } from '../drawing/axis.ts';
import { horizontalAxis } from '../drawing/axis-marks.ts';
import { fitText } from '../drawing/fit-text.ts';
import { FRAMES, type FrameName } from '../drawing/frame.ts';
import { lineMark, textMark, valueMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { Picture } from '../drawing/picture.ts';
import { textWidth } from '../drawing/text-width.ts';
import { valueText } from '../drawing/value-text.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import { valueAtPercentile } from './place-quantile.ts';

export interface PlaceHistogramProps {
  readonly block: PlaceBlock;
  readonly language: Language;
  readonly frame: FrameName;
}

interface PlaceLayout {
  readonly width: number;
  readonly fontSize: number;
  readonly top: number;
  readonly bottom: number;
  readonly axis: Axis;
}

const PLOT_HEIGHT = 7;

/**
 * Colleagues as bins whose area is their number, with the reader's own place and how sure it is. No mark stands for a
 * single colleague.
 */
export function PlaceHistogram({ block, language, frame }: PlaceHistogramProps): ReactElement {
  const { width, fontSize } = FRAMES[frame];
  const top = fontSize * 3.4;
  const bottom = top + fontSize * PLOT_HEIGHT;
  const bins = drawnBins(block.bins);
  const axis = axisWithZero(
    [bins.at(-1)?.to ?? block.own?.shrunken ?? null],
    block.scale === 'percent',
    [fontSize * 0.5, width - fontSize * 0.5],
    5,
  );
  const layout: PlaceLayout = { width, fontSize, top, bottom, axis };
  const label = (value: number) => valueText(value, { ...block, decimals: decimalsOf(axis.ticks) }, language);
  return createElement(
    Picture,
    {
      id: `${block.id}-${frame}`,
      width,
      height: Math.ceil(bottom + fontSize * 1.6),
      fontSize,
      title: block.title[language],
      description: block.summary[language],
    },
    horizontalAxis({ axis, top, bottom, fontSize, left: 0, right: width, label }),
    bars(block, bins, layout),
    tailName(block, bins, language, layout),
    createElement(
      'g',
      { key: 'base' },
      lineMark({ from: [0, bottom], to: [width, bottom], color: PALETTE.quiet }),
    ),
    ownPlace(block, language, layout),
    block.bins.length === 0
      ? textMark({ x: 0, y: bottom - fontSize, text: CHART_WORDS.none[language], color: PALETTE.quiet })
      : null,
  );
}

/** The pooled tails, no wider than two ordinary bins: an outlier far away would press all others together. */
function drawnBins(bins: readonly PlaceBin[]): PlaceBin[] {
  const widths = bins.map((bin) => bin.to - bin.from).sort((a, b) => a - b);
  const widest = 2 * (widths[Math.floor(widths.length / 2)] ?? 0);
  return bins.map((bin, index) => {
    if (bin.to - bin.from <= widest) return bin;
    if (index === bins.length - 1) return { ...bin, to: bin.from + widest };
    return index === 0 ? { ...bin, from: bin.to - widest } : bin;
  });
}

function bars(block: PlaceBlock, bins: readonly PlaceBin[], layout: PlaceLayout): ReactElement[] {
  const density = (bin: PlaceBin) => bin.prescribers / Math.max(bin.to - bin.from, 1e-9);
  const densest = Math.max(...bins.map(density), 1e-9);
  return bins.map((bin, index) => {
    const left = layout.axis.position(bin.from);
    const right = layout.axis.position(bin.to);
    const height = ((layout.bottom - layout.top) * density(bin)) / densest;
    const gap = Math.min(1, (right - left) * 0.2);
    return createElement('rect', {
      key: bin.from,
      x: left,
      y: round(layout.bottom - height),
      width: round(Math.max(right - left - gap, 0)),
      height: round(height),
      fill: holdsOwn(block, index) ? PALETTE.own : PALETTE.rule,
    });
  });
}

/** Where the last bin is cut, the value from which all are pooled. */
function tailName(
  block: PlaceBlock,
  bins: readonly PlaceBin[],
  language: Language,
  layout: PlaceLayout,
): ReactElement | null {
  const last = bins.at(-1);
  if (!last || last.to === block.bins.at(-1)?.to) return null;
  const size = layout.fontSize * 0.85;
  const text = fitText(
    `${valueText(last.from, block, language)} ${CHART_WORDS.orMore[language]}`,
    layout.width,
    size,
  );
  return textMark({
    x: Math.max(layout.axis.position(last.to), textWidth(text, size)),
    y: layout.bottom - layout.fontSize * 1.6,
    text,
    anchor: 'end',
    color: PALETTE.quiet,
    size,
  });
}

/** The bin that own value lies in; a value beyond the tails belongs to the tail. */
function holdsOwn({ own, bins }: PlaceBlock, index: number): boolean {
  const bin = bins[index];
  if (!own || !bin) return false;
  const aboveFrom = index === 0 || own.shrunken >= bin.from;
  return aboveFrom && (index === bins.length - 1 || own.shrunken < bin.to);
}

/** Own mark and its interval above the bins; the previous report's ring beside it. */
function ownPlace(block: PlaceBlock, language: Language, layout: PlaceLayout): ReactElement | null {
  const { own, previous } = block;
  if (!own) return null;
  const { axis, fontSize, top, bottom } = layout;
  const y = top - fontSize * 0.7;
  const x = axis.position(own.shrunken);
  const [low, high] = [own.low, own.high].map((percentile) => valueAtPercentile(block.bins, percentile));
  return createElement(
    'g',
    { key: 'own' },
    lineMark({ from: [x, y], to: [x, bottom], color: PALETTE.own, width: 0.8 }),
    low === undefined || high === undefined || low === null || high === null
      ? null
      : lineMark({
          from: [Math.min(axis.position(low), x), y],
          to: [Math.max(axis.position(high), x), y],
          color: PALETTE.own,
          width: fontSize * 0.2,
        }),
    previous ? valueMark('previous', axis.position(previous.shrunken), y, fontSize * 0.36) : null,
    valueMark('own', x, y, fontSize * 0.36),
    names(block, x, previous ? axis.position(previous.shrunken) : null, language, layout),
  );
}

/** «you now» and «last report» on either side where they would meet. */
function names(
  block: PlaceBlock,
  x: number,
  previous: number | null,
  language: Language,
  layout: PlaceLayout,
): ReactElement[] {
  const { fontSize, width, top } = layout;
  const small = fontSize * 0.85;
  const upper = top - fontSize * 2.4;
  const lower = top - fontSize * 1.4;
  const place = (text: string, at: number, y: number, bold: boolean) => {
    const size = bold ? fontSize : small;
    const fitted = fitText(text, width, size, bold);
    const half = textWidth(fitted, size, bold) / 2;
    const centre = Math.min(Math.max(at, half), width - half);
    return textMark({
      x: centre,
      y,
      text: fitted,
      anchor: 'middle',
      bold,
      color: bold ? PALETTE.own : PALETTE.quiet,
      size,
    });
  };
  const now = place(
    (block.ownLabel ?? CHART_WORDS.youNow)[language],
    x,
    previous === null ? lower : upper,
    true,
  );
  return previous === null ? [now] : [now, place(CHART_WORDS.lastReport[language], previous, lower, false)];
}
