import { expect, it } from 'vitest';
import { readTarget, writeDay, writeGoal, writeRange, writeTarget, writeValue } from './write-value.ts';

it('reads a number as people write it, and nothing else', () => {
  expect(['45', ' 45,5 %', '45.25', '-3', '\u22123', '1\u00a0000'].map(readTarget)).toEqual([
    45, 45.5, 45.25, -3, -3, 1000,
  ]);
  expect(['', 'mange', '4,5,6', '1e3', '4-5', '12345678', '1,2345'].map(readTarget)).toEqual(
    Array(7).fill(null),
  );
});

it('writes into a field what it reads from it', () => {
  for (const target of [0, 45.5, 68.4, -3, 1 / 3]) {
    for (const language of ['nb', 'en'] as const) {
      expect(readTarget(writeTarget(target, language))).toBeCloseTo(target, 3);
    }
  }
  expect(writeTarget(45.5, 'nn')).toBe('45,5');
});

it('writes values as the report does', () => {
  const share = { scale: 'percent', decimals: 0 } as const;
  expect(writeValue(40.8, share, 'nb')).toBe('41\u00a0%');
  expect(writeRange(33, 49, share, 'en')).toBe('33\u2060–\u206049%');
  expect(writeValue(268.3, { scale: 'rate', decimals: 0 }, 'nb')).toBe('268');
  expect(writeGoal(100.5, { scale: 'rate', decimals: 0 }, 'nb')).toBe('100,5');
  expect(writeGoal(60, share, 'nb')).toBe('60\u00a0%');
  expect(writeDay('2021-06-30', 'nb')).toBe('30. juni 2021');
});
