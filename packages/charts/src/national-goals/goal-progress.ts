import type { Language } from '@smalspor/domain/texts';
import { line } from 'd3-shape';
import { createElement, type ReactElement } from 'react';
import { type Axis, axisWithZero, round } from '../drawing/axis.ts';
import { fitText } from '../drawing/fit-text.ts';
import { FRAMES, type FrameName } from '../drawing/frame.ts';
import { lineMark, textMark, valueMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { Picture } from '../drawing/picture.ts';
import { spreadLabels } from '../drawing/spread-labels.ts';
import { textWidth } from '../drawing/text-width.ts';
import { tickRoom, verticalAxis } from '../drawing/vertical-axis.ts';
import { CHART_WORDS } from '../tables/chart-words.ts';
import type { GoalProgressBlock, ProgressLine } from './goal-progress-block.ts';
import { describeProgress } from './goal-progress-table.ts';

export interface GoalProgressProps {
  readonly block: GoalProgressBlock;
  readonly language: Language;
  readonly frame: FrameName;
}

interface Place {
  readonly axis: Axis;
  readonly x: (year: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly years: readonly number[];
  readonly width: number;
  readonly fontSize: number;
}

const PLOT_HEIGHT = 11;

/** The years of a goal as lines, the judged one dark, with the level to reach from its first year to its last. */
export function GoalProgress({ block, language, frame }: GoalProgressProps): ReactElement {
  const { width, fontSize } = FRAMES[frame];
  const place = layOut(block, language, width, fontSize);
  const lines = block.lines.filter(({ points }) => points.length > 0);
  return createElement(
    Picture,
    {
      id: `${block.id}-${frame}`,
      width,
      height: Math.ceil(place.bottom + fontSize * 2),
      fontSize,
      title: block.title[language],
      description: describeProgress(block, language),
    },
    verticalAxis(place.axis, place, block, language, fontSize),
    yearAxis(place),
    lines.toSorted((a, b) => Number(a.judges) - Number(b.judges)).map((each) => curve(each, place)),
    target(block, place),
    endLabels(block, lines, language, place),
  );
}

function layOut(block: GoalProgressBlock, language: Language, width: number, fontSize: number): Place {
  const { since, by, value } = block.target;
  const points = block.lines.flatMap((each) => each.points);
  const years = points.map(({ year }) => year);
  const first = Math.min(since, ...years);
  const last = Math.max(by, ...years);
  const values = [...points.map((point) => point.value), value];
  const top = fontSize;
  const bottom = top + fontSize * PLOT_HEIGHT;
  const axis = axisWithZero(values, false, [bottom, top], 4);
  const names = [...block.lines.map(({ name }) => name[language]), CHART_WORDS.goal[language]];
  const left = tickRoom(axis, block, language, fontSize);
  const room = Math.min(
    Math.max(...names.map((name) => textWidth(name, fontSize, true))) + fontSize * 1.4,
    width * 0.4,
  );
  const right = width - room;
  const x = (year: number) =>
    round(left + fontSize + ((right - left - fontSize) * (year - first)) / Math.max(1, last - first));
  const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return { axis, x, left, right, top, bottom, years: all, width, fontSize };
}

function curve({ id, judges, points }: ProgressLine, { axis, x, fontSize }: Place): ReactElement {
  const make = line<{ readonly year: number; readonly value: number }>()
    .x(({ year }) => x(year))
    .y(({ value }) => axis.position(value))
    .digits(2);
  return createElement(
    'g',
    { key: id },
    createElement('path', {
      d: make([...points]) ?? '',
      fill: 'none',
      stroke: judges ? PALETTE.own : PALETTE.peer,
      strokeWidth: round(fontSize * (judges ? 0.2 : 0.11)),
    }),
    points.map(({ year, value }) =>
      valueMark(judges ? 'own' : 'peer', x(year), axis.position(value), fontSize * (judges ? 0.32 : 0.25)),
    ),
  );
}

function target(
  { target: { since, by, value } }: GoalProgressBlock,
  { axis, x, fontSize }: Place,
): ReactElement[] {
  const y = axis.position(value);
  return [
    lineMark({
      from: [x(since), y],
      to: [x(by), y],
      color: PALETTE.benchmark,
      width: fontSize * 0.14,
      dashed: true,
    }),
    valueMark('benchmark', x(by), y, fontSize * 0.34),
  ];
}

function yearAxis({ years, x, bottom, fontSize }: Place): ReactElement[] {
  const size = fontSize * 0.85;
  let edge = Number.NEGATIVE_INFINITY;
  return years.flatMap((year) => {
    const half = textWidth(String(year), size) / 2;
    if (x(year) - half < edge) return [];
    edge = x(year) + half + size * 0.5;
    return [
      textMark({
        x: x(year),
        y: bottom + size * 1.6,
        text: String(year),
        anchor: 'middle',
        color: PALETTE.quiet,
        size,
      }),
    ];
  });
}

function endLabels(
  block: GoalProgressBlock,
  lines: readonly ProgressLine[],
  language: Language,
  place: Place,
): ReactElement[] {
  const { axis, x, width, right, top, bottom, fontSize } = place;
  const ends = [
    ...lines.flatMap(({ name, judges, points }) => {
      const last = points.at(-1);
      const color = judges ? PALETTE.own : PALETTE.quiet;
      return last ? [{ text: name[language], at: last, bold: judges, color }] : [];
    }),
    {
      text: CHART_WORDS.goal[language],
      at: { year: block.target.by, value: block.target.value },
      bold: true,
      color: PALETTE.benchmark,
    },
  ];
  const wanted = ends.map(({ at }) => axis.position(at.value));
  const centres = spreadLabels(
    wanted,
    ends.map(() => fontSize * 1.25),
    top - fontSize * 0.5,
    bottom + fontSize * 0.5,
  );
  return ends.flatMap(({ text, at, bold, color }, index) => {
    const from = wanted[index] ?? 0;
    const y = centres[index] ?? from;
    return [
      lineMark({
        from: [x(at.year) + fontSize * 0.5, from],
        to: [right + fontSize * 0.6, y],
        color: PALETTE.rule,
        width: 0.6,
      }),
      textMark({
        x: right + fontSize * 0.8,
        y: y + fontSize * 0.35,
        text: fitText(text, width - right - fontSize * 0.9, fontSize, bold),
        bold,
        color,
      }),
    ];
  });
}
