import { measuresFor } from '@smalspor/domain/goals';
import { expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';
import { problemsAfter } from '../testing/changed-content.ts';

const { measures, indicators } = loadContent();

it('holds the measures that sources name', () => {
  expect(measures.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'delayed-prescription',
      'antibiotic-free-prescription',
      'penicillin-v-first',
      'crp-with-criteria',
      'strep-test-with-criteria',
      'no-antibiotics-by-e-consultation',
      'symptoms-before-urine',
      'follow-up-appointment',
      'diagnosis-on-prescription',
    ]),
  );
});

it('has something to do for every choice that the headline figures show', () => {
  const published = indicators.filter(({ status }) => status === 'published').map(({ id }) => id);
  for (const { id, indicators: seen } of measures) {
    for (const indicator of seen) expect(published, id).toContain(indicator);
  }
  for (const id of ['prescriptions-per-1000', 'penicillin-v-share', 'macrolide-share', 'quinolone-share']) {
    expect(measuresFor(id, measures).length, id).toBeGreaterThan(0);
  }
  expect(measuresFor('children-per-1000', measures).map(({ id }) => id)).toEqual([
    'delayed-prescription',
    'wait-with-ear-infection',
  ]);
});

it('is written in three languages', () => {
  for (const { id, text } of measures) {
    expect(new Set([text.nb, text.nn, text.en]).size, id).toBe(3);
    expect(text.nn, id).not.toMatch(/\b(ikke|hvor|hva|fra|bare|hvis|uken|dager)\b/);
  }
});

it('refuses, with file and line, unknown indicators and courses, and a missing language or source', () => {
  const after = (from: string | RegExp, to: string) =>
    problemsAfter({ 'measures.yaml': (text) => text.replace(from, to) });
  expect(after('[children-per-1000]', '[toddlers-per-1000]')).toEqual([
    expect.stringMatching(/^measures\.yaml:\d+: there is no indicator toddlers-per-1000$/),
  ]);
  expect(after('course: rak-1-respiratory', 'course: lungs')).toEqual([
    expect.stringMatching(/^measures\.yaml:\d+: no programme has the course lungs$/),
  ]);
  expect(after('nn: Penicillin V først, ', '')).toEqual([
    expect.stringMatching(/^measures\.yaml:\d+: penicillin-v-first\.name lacks nn$/),
  ]);
  expect(after(/indicators: \[diagnosis-share\]/, 'indicators: []')).toHaveLength(1);
});
