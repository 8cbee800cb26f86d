import { expect, test } from 'vitest';
import { curve, valueOn } from './curve.ts';

test('a curve is straight between its points and level outside them', () => {
  const line = curve('0:10 10:20 20:0');
  expect([-5, 0, 5, 10, 15, 20, 99].map((x) => valueOn(line, x))).toEqual([10, 10, 15, 20, 10, 0, 0]);
});

test('points that are no numbers or go backwards are refused', () => {
  expect(() => curve('0:1 x:2')).toThrow(RangeError);
  expect(() => curve('5:1 5:2')).toThrow(RangeError);
});
