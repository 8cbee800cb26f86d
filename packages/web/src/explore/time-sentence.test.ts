import { expect, it } from 'vitest';
import type { ExploreView } from './explore-words.ts';
import { timeSentence } from './time-blocks.ts';

const same = (text: string) => ({ nb: text, nn: text, en: text });
const figure = (name: string, value: number | null) => ({
  unit: { name: same(name) },
  points: [{ end: '2020-12', value, low: null, high: null, reason: value === null ? 'suppressed' : null }],
});
const view = (own: number | null) =>
  ({
    state: { period: 'year', end: '2020-12' },
    ends: ['2020-12'],
    indicator: { scale: 'rate', decimals: 0 },
    series: [figure('Alta', own)],
    lines: [figure('Steder som dette', null), figure('Landet', 263)],
  }) as unknown as ExploreView;
const pen = {
  language: 'nb' as const,
  l: (text: { nb: string }) => text.nb,
  t: (key: string) => `[${key}]`,
};

it('says what is told, and of the reader’s own why there is none', () => {
  expect(timeSentence(view(266), pen)).toBe('2020: Alta 266; Landet 263.');
  expect(timeSentence(view(null), pen)).toBe('2020: Landet 263. Alta: [common.noValue.suppressed]');
});
