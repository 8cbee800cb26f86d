import type { Language } from '@smalspor/domain/texts';
import { createElement, type ReactElement } from 'react';
import { type Axis, axisOver, round } from '../drawing/axis.ts';
import { FRAMES, type FrameName } from '../drawing/frame.ts';
import { lineMark, valueMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { Picture } from '../drawing/picture.ts';
import { tickRoom, verticalAxis } from '../drawing/vertical-axis.ts';
import { yearMarks } from '../drawing/year-marks.ts';
import { placeAnnotations, positionAmong } from '../trend/place-annotations.ts';
import { annotationMarks } from '../trend/trend-annotations.ts';
import { lineNames, nameRoom } from './line-names.ts';
import type { LineOfPlace, LinesBlock } from './lines-block.ts';

export interface LinesChartProps {
  readonly block: LinesBlock;
  readonly language: Language;
  readonly frame: FrameName;
}

const PLOT_HEIGHT = 15;
/** What one name of a line needs, in letters' sizes. */
const NAME_HEIGHT = 1.05;

/** Places over time, each named where its line ends: the one that is looked at with its interval, the common ones in grey. */
export function LinesChart({ block, language, frame }: LinesChartProps): ReactElement {
  const { width, fontSize } = FRAMES[frame];
  const small = fontSize * 0.85;
  const { ends, lines } = block;
  const values = lines.flatMap(({ role, points }) =>
    points.flatMap(({ value, low, high }) => (role === 'own' ? [value, low, high] : [value])),
  );
  const isPercent = block.scale === 'percent';
  const left = Math.min(
    tickRoom(axisOver(values, isPercent, [0, 1]), block, language, fontSize),
    width * 0.3,
  );
  const right = width - nameRoom(lines, language, width, fontSize);
  const x = (index: number) =>
    round(ends.length < 2 ? (left + right) / 2 : left + ((right - left) * index) / (ends.length - 1));
  const { placed, tiers } = placeAnnotations(block.annotations, language, {
    left,
    right: width,
    x,
    small,
    ends,
    positionOf: (month) => positionAmong(ends, month),
  });
  const top = fontSize * 0.8 + tiers * small * 1.25;
  const bottom = top + fontSize * Math.max(PLOT_HEIGHT, lines.length * NAME_HEIGHT);
  const axis = axisOver(values, isPercent, [bottom, top]);
  const order = [...lines].sort((a, b) => LAYER[a.role] - LAYER[b.role]);
  return createElement(
    Picture,
    {
      id: `${block.id}-${frame}`,
      width,
      height: Math.ceil(bottom + fontSize * 1.8),
      fontSize,
      title: block.title[language],
      description: block.summary[language],
    },
    lines.filter(({ role }) => role === 'own').map((own, index) => intervals(own, `i${index}`, axis, x)),
    verticalAxis(axis, { left, right }, block, language, fontSize),
    annotationMarks({ annotations: placed, bottom }, fontSize),
    order.map((each, index) =>
      createElement(
        'g',
        { key: `s${index}` },
        strokes(each, axis, x, fontSize),
        lastMark(each, axis, x, fontSize),
      ),
    ),
    lineNames(lines, language, { axis, x, right, top, bottom, width, fontSize }),
    yearMarks(ends, x, { bottom, width, size: small }),
  );
}

/** What is looked at lies above the rest. */
const LAYER = { common: 0, beside: 1, own: 2 } as const;

/** The interval from end to end as one shape as long as it is known. */
function intervals(
  { points }: LineOfPlace,
  key: string,
  axis: Axis,
  x: (index: number) => number,
): ReactElement[] {
  const runs: { upper: string[]; lower: string[] }[] = [];
  points.forEach(({ value, low, high }, index) => {
    if (value === null || low === null || high === null) return;
    const before = points[index - 1];
    if (!before || before.value === null || before.low === null || before.high === null) {
      runs.push({ upper: [], lower: [] });
    }
    runs.at(-1)?.upper.push(`${x(index)} ${axis.position(high)}`);
    runs.at(-1)?.lower.push(`${x(index)} ${axis.position(low)}`);
  });
  return runs.map(({ upper, lower }, index) =>
    createElement('path', {
      key: `${key}-${index}`,
      d: `M${[...upper, ...lower.reverse()].join('L')}Z`,
      fill: PALETTE.ownTint,
    }),
  );
}

/** From end to end; broken where there is no value. */
function strokes(
  { role, points }: LineOfPlace,
  axis: Axis,
  x: (index: number) => number,
  fontSize: number,
): ReactElement[] {
  const color = role === 'common' ? PALETTE.peer : PALETTE.own;
  const width = fontSize * (role === 'own' ? 0.2 : 0.1);
  return points.flatMap(({ value }, index) => {
    const before = points[index - 1]?.value;
    if (value === null || before === null || before === undefined) return [];
    return [
      lineMark({
        from: [x(index - 1), axis.position(before)],
        to: [x(index), axis.position(value)],
        color,
        width: round(width),
      }),
    ];
  });
}

/** The newest value, and every value that stands alone between missing ones: no line would show it. */
function lastMark(
  { role, points }: LineOfPlace,
  axis: Axis,
  x: (index: number) => number,
  fontSize: number,
): ReactElement[] {
  const newest = points.findLastIndex(({ value }) => value !== null);
  const isMissing = (index: number) => (points[index]?.value ?? null) === null;
  return points.flatMap(({ value }, index) => {
    if (value === null || (index !== newest && !(isMissing(index - 1) && isMissing(index + 1)))) return [];
    const radius = fontSize * (role === 'own' ? 0.3 : 0.2);
    return [valueMark(role === 'common' ? 'peer' : 'own', x(index), axis.position(value), radius)];
  });
}
