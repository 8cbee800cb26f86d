import { formatNumber, type Language } from '@smalspor/domain/texts';
import { createElement, type ReactElement } from 'react';
import { type Axis, axisOver, round } from '../drawing/axis.ts';
import { fitText } from '../drawing/fit-text.ts';
import { FRAMES, type FrameName } from '../drawing/frame.ts';
import { lineMark, textMark, valueMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { Picture } from '../drawing/picture.ts';
import { textWidth } from '../drawing/text-width.ts';
import { tickRoom, verticalAxis } from '../drawing/vertical-axis.ts';
import type { EventMark, EventPhase, EventStudyBlock } from './event-study-block.ts';
import { describeEventStudy } from './event-study-table.ts';

export interface EventStudyChartProps {
  readonly block: EventStudyBlock;
  readonly language: Language;
  readonly frame: FrameName;
}

const PLOT_HEIGHT = 14;
const STYLE = { scale: 'percent', decimals: 0 } as const;
const PHASES: readonly EventPhase[] = ['before', 'expecting', 'after'];
const YEAR = 12;

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
  /** Where a month counted from the start begins. */
  readonly x: (month: number) => number;
}

/**
 * The effect by time since the start, each with its interval, around a line at «no effect». The time before the start is grey and
 * should lie on the line; the year before it, in which a high figure may itself be the reason to join, is a band.
 */
export function EventStudyChart({ block, language, frame }: EventStudyChartProps): ReactElement {
  const { width, fontSize } = FRAMES[frame];
  const { marks, step } = block;
  const size = fontSize * 0.85;
  const values = [0, ...marks.flatMap(({ value, low, high }) => [value, low, high])];
  const left = Math.min(tickRoom(axisOver(values, false, [0, 1]), STYLE, language, fontSize), width * 0.4);
  const right = width - fontSize * 0.4;
  const first = marks[0]?.from ?? 0;
  const end = (marks.at(-1)?.from ?? 0) + step;
  const x = (month: number) => round(left + ((right - left) * (month - first)) / Math.max(end - first, 1));
  const top = fontSize * 1.6;
  const bottom = top + fontSize * PLOT_HEIGHT;
  const plot: Plot = { left, right, top, bottom, size, x };
  const axis = axisOver(values, false, [bottom, top]);
  const zero = axis.position(0);
  return createElement(
    Picture,
    {
      id: `${block.id}-${frame}`,
      width,
      height: Math.ceil(bottom + size * 3.4),
      fontSize,
      title: block.title[language],
      description: describeEventStudy(block, language),
    },
    PHASES.map((phase) => phaseMarks(phase, block, language, plot)),
    verticalAxis(axis, { left, right }, STYLE, language, fontSize),
    lineMark({ from: [left, zero], to: [right, zero], color: PALETTE.text, width: 1 }),
    marks.map((mark) => effectMark(mark, x(mark.from + step / 2), axis, fontSize)),
    yearMarks(first, end, language, plot),
    textMark({
      x: left,
      y: bottom + size * 2.9,
      text: fitText(block.words.months[language], right - left, size),
      color: PALETTE.quiet,
      size,
    }),
  );
}

/** The name of a phase above its months; the year before the start as a band, and a line where it ends. */
function phaseMarks(
  phase: EventPhase,
  { marks, step, words }: EventStudyBlock,
  language: Language,
  { left, right, top, bottom, size, x }: Plot,
): ReactElement | null {
  const of = marks.filter((mark) => mark.phase === phase);
  const [first, last] = [of[0], of.at(-1)];
  if (first === undefined || last === undefined) return null;
  const [from, to] = [x(first.from), x(last.from + step)];
  const text = fitText(words.phases[phase][language], to - from, size);
  const half = textWidth(text, size) / 2;
  const middle = Math.min(Math.max((from + to) / 2, left + half), right - half);
  return createElement(
    'g',
    { key: phase },
    phase === 'expecting'
      ? createElement('rect', {
          x: from,
          y: round(top),
          width: round(to - from),
          height: round(bottom - top),
          fill: PALETTE.band,
        })
      : null,
    phase === 'after'
      ? lineMark({ from: [from, top], to: [from, bottom], color: PALETTE.quiet, dashed: true })
      : null,
    textMark({ x: middle, y: top - size * 0.6, text, anchor: 'middle', color: PALETTE.quiet, size }),
  );
}

function effectMark(mark: EventMark, x: number, axis: Axis, fontSize: number): ReactElement {
  const { value, low, high, phase } = mark;
  const isAfter = phase === 'after';
  return createElement(
    'g',
    { key: mark.from },
    low === null || high === null
      ? null
      : lineMark({
          from: [x, axis.position(low)],
          to: [x, axis.position(high)],
          color: isAfter ? PALETTE.own : PALETTE.peer,
          width: fontSize * (isAfter ? 0.14 : 0.1),
        }),
    valueMark(isAfter ? 'own' : 'peer', x, axis.position(value), fontSize * 0.3),
  );
}

/** A tick at the start and at each year from it, with its number of months where there is room. */
function yearMarks(first: number, end: number, language: Language, plot: Plot): ReactElement[] {
  const { left, right, bottom, size, x } = plot;
  const years: number[] = [];
  for (let month = Math.ceil(first / YEAR) * YEAR; month <= end; month += YEAR) years.push(month);
  let edge = left;
  return years.flatMap((month) => {
    const text = formatNumber(month, 0, language);
    const half = textWidth(text, size) / 2;
    const at = x(month);
    const tick = lineMark({ from: [at, bottom], to: [at, bottom + size * 0.4] });
    const centre = Math.min(Math.max(at, left + half), right - half);
    if (centre - half < edge) return [tick];
    edge = centre + half + size * 0.4;
    return [
      tick,
      textMark({ x: centre, y: bottom + size * 1.5, text, anchor: 'middle', color: PALETTE.quiet, size }),
    ];
  });
}
