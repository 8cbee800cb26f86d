import { expect, it } from 'vitest';
import type { ExploreView } from './explore-words.ts';
import { placesLikeSentence } from './places-like-sentence.ts';

const same = (text: string) => ({ nb: text, nn: text, en: text });
const pen = {
  language: 'nb' as const,
  l: (text: { nb: string }) => text.nb,
  t: (key: string, values: Readonly<Record<string, unknown>> = {}) =>
    `[${[key.replace('explorePage.alike.', ''), ...Object.values(values)].join(' ')}]`,
};
const line = (value: number | null, least: number) => ({
  kind: 'like',
  unit: { name: same('Sentralitet 2') },
  points: [{ end: '2020-12', value }],
  like: {
    places: 12,
    size: null,
    centrality: { edition: 2024, mostCentral: 2, leastCentral: least, from: null, to: null },
  },
});
const view = (like: string | null, ...lines: readonly unknown[]) =>
  ({
    state: { like, end: '2020-12' },
    series: [{ unit: { name: same('Alta') } }],
    lines,
  }) as unknown as ExploreView;

it('says the rule, and how many of them have figures', () => {
  expect(placesLikeSentence(view('centrality', line(263, 2)), pen)).toBe(
    '[centrality Alta Sentralitet 2 2024] [told 12 12]',
  );
  expect(placesLikeSentence(view('centrality', line(263, 3)), pen)).toContain('[joined]');
  const bySize = { ...line(263, 2), like: { places: 1, size: 'small', centrality: null } };
  expect(placesLikeSentence(view('size', bySize), pen)).toBe('[size Alta Sentralitet 2] [told 1 1]');
});

it('says why there is no line, and nothing where nobody asked', () => {
  expect(placesLikeSentence(view('centrality', line(null, 2)), pen)).toContain('[tooFew]');
  expect(placesLikeSentence(view('centrality'), pen)).toBe('[none.centrality Alta]');
  expect(placesLikeSentence(view(null, line(263, 2)), pen)).toBeNull();
});
