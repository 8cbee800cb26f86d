import type { Language } from '@smalspor/domain/texts';
import type { ReactElement } from 'react';
import { fitText } from '../drawing/fit-text.ts';
import { textMark } from '../drawing/marks.ts';
import { PALETTE } from '../drawing/palette.ts';
import { textWidth } from '../drawing/text-width.ts';
import type { FunnelBlock } from './funnel-block.ts';
import type { FunnelLayout } from './funnel-chart.ts';

interface Box {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** The own unit first, then those beyond the outer limit from the largest, as long as a name meets no other. */
export function unitNames(
  block: FunnelBlock,
  language: Language,
  layout: FunnelLayout,
  fontSize: number,
): ReactElement[] {
  const named = block.units
    .flatMap(({ value, size, ...unit }) =>
      value === null || size === null ? [] : [{ ...unit, value, size }],
    )
    .filter(({ own, beyond }) => own || beyond === 'wide')
    .sort((a, b) => Number(b.own) - Number(a.own) || b.size - a.size);
  const size = fontSize * 0.85;
  const taken: Box[] = [];
  return named.flatMap(({ label, own, ...unit }) => {
    const text = fitText(label[language], (layout.right - layout.left) * 0.6, size, own);
    const extent = textWidth(text, size, own);
    const x = layout.x.position(unit.size);
    const gap = fontSize * 0.5;
    const rightwards = x + gap + extent <= layout.right;
    const left = rightwards ? x + gap : x - gap - extent;
    // Away from the middle line: a limit that runs past the mark would strike the name out.
    const y = layout.y.position(unit.value) + size * (unit.value < block.target ? 1.05 : -0.45);
    const box = { left, right: left + extent, y };
    const meets = taken.some(
      (other) => other.left < box.right && other.right > box.left && Math.abs(other.y - y) < size * 1.1,
    );
    if (meets || left < layout.left || text === '') return [];
    taken.push(box);
    return [textMark({ x: left, y, text, bold: own, size, color: own ? PALETTE.own : PALETTE.text })];
  });
}
