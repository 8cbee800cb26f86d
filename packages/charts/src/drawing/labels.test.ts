import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisAroundZero, axisOver, axisWithZero, decimalsOf } from './axis.ts';
import { fitText, wrapText } from './fit-text.ts';
import { spreadLabels } from './spread-labels.ts';
import { textWidth } from './text-width.ts';

describe('labels', () => {
  it('are kept whole where there is room, and cut with an ellipsis where there is not', () => {
    expect(fitText('kommunen', 100, 13)).toBe('kommunen');
    expect(fitText('kommunen', 40, 13)).toMatch(/^komm?…$/);
    expect(wrapText('forventet for din liste', 90, 13, 2)).toEqual(['forventet for', 'din liste']);
  });

  it('never become wider than their room', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.double({ min: 0, max: 300, noNaN: true }),
        fc.boolean(),
        (text, room, bold) => {
          for (const line of [fitText(text, room, 10, bold), ...wrapText(text, room, 10, 3, bold)]) {
            expect(textWidth(line, 10, bold)).toBeLessThanOrEqual(room + 0.02);
          }
        },
      ),
    );
  });

  it('stay where they belong when nothing is in the way, and stand around their middle when they meet', () => {
    expect(spreadLabels([50, 20], [10, 10], 0, 100)).toEqual([50, 20]);
    expect(spreadLabels([50, 50], [10, 10], 0, 100)).toEqual([45, 55]);
    expect(spreadLabels([1, 2, 99], [10, 10, 10], 0, 100)).toEqual([5, 15, 95]);
  });

  it('never overlap nor leave their room', () => {
    const labels = fc.array(
      fc.tuple(fc.double({ min: -50, max: 250, noNaN: true }), fc.integer({ min: 1, max: 40 })),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(labels, (given) => {
        const sizes = given.map(([, size]) => size);
        const squeeze = Math.min(
          1,
          200 /
            Math.max(
              sizes.reduce((sum, size) => sum + size, 0),
              1,
            ),
        );
        const boxes = spreadLabels(
          given.map(([at]) => at),
          sizes,
          0,
          200,
        )
          .map((centre, index) => {
            const half = ((sizes[index] ?? 0) * squeeze) / 2;
            return [centre - half, centre + half] as const;
          })
          .sort((a, b) => a[0] - b[0]);
        let edge = 0;
        for (const [left, right] of boxes) {
          expect(left).toBeGreaterThanOrEqual(edge - 1e-6);
          edge = right;
        }
        expect(edge).toBeLessThanOrEqual(200 + 1e-6);
      }),
    );
  });
});

describe('axes', () => {
  it('begin at zero and end at a round number', () => {
    const axis = axisWithZero([268, 301, null], false, [0, 100]);
    expect([axis.position(0), axis.max, axis.ticks]).toEqual([0, 400, [0, 100, 200, 300, 400]]);
  });

  it('reach below zero only where a value is, as seasonal variation may be', () => {
    const axis = axisWithZero([-12, 30], false, [0, 100]);
    expect(axis.ticks).toEqual([-20, 0, 20, 40]);
    expect(axis.position(-12)).toBeLessThan(axis.position(0));
  });

  it('never go beyond a hundred per cent', () => {
    expect(axisWithZero([99.2], true, [0, 100]).max).toBe(100);
  });

  it('stand even around zero for changes', () => {
    const axis = axisAroundZero([-17, 4], [0, 100]);
    expect([axis.position(0), axis.ticks]).toEqual([50, [-10, 0, 10]]);
  });

  it('are numbers that differ, also where the values hardly do', () => {
    expect(axisOver([9.5, 9.5], false, [0, 100]).position(9.5)).toBe(50);
    expect(axisOver([0, 0], false, [0, 100]).position(0)).toBe(0);
    const value = fc.double({ min: 0, max: 2000, noNaN: true });
    fc.assert(
      fc.property(
        value,
        fc.constantFrom(0, 1e-9, 1e-6, 1e-3, 1, 100),
        fc.boolean(),
        (at, width, isPercent) => {
          for (const axis of [axisOver, axisWithZero].map((of) =>
            of([at, at + width], isPercent, [0, 100]),
          )) {
            const written = axis.ticks.map((tick) => tick.toFixed(decimalsOf(axis.ticks)));
            expect(new Set(written).size).toBe(written.length);
          }
        },
      ),
    );
  });
});
