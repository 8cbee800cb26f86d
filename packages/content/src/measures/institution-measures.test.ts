import { measuresFor } from '@smalspor/domain/goals';
import { expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';
import { problemsAfter } from '../testing/changed-content.ts';

const { institutionMeasures, institutionIndicators } = loadContent();

it('holds the measures that the programme for institutions names', () => {
  expect(institutionMeasures.map(({ id }) => id)).toEqual(
    expect.arrayContaining([
      'checklist-before-urine-sample',
      'methenamine-reviewed',
      'review-after-two-days',
      'whiteboard-meeting',
      'treatment-limits-at-admission',
    ]),
  );
});

it('has something to do for every indicator with a better side', () => {
  // A share of purchases without a dose is about the data, and not about what anybody prescribes.
  const aboutData = 'institution-without-dose';
  for (const { id, direction } of institutionIndicators) {
    if (direction === 'none' || id === aboutData) continue;
    expect(measuresFor(id, institutionMeasures).length, id).toBeGreaterThan(0);
  }
});

it('is written in three languages', () => {
  for (const { id, text } of institutionMeasures) {
    expect(new Set([text.nb, text.nn, text.en]).size, id).toBe(3);
    expect(text.nn, id).not.toMatch(/\b(ikke|hvor|hva|hvis|fra|bare|uken|dager|hvorfor|hver)\b/i);
  }
});

it('refuses, with file and line, what it names and nobody has', () => {
  const problems = problemsAfter({
    'institution-measures.yaml': (text) =>
      text
        .replace('[institution-methenamine]', '[methenamine]')
        .replace('lesson: urine-sample', 'lesson: urine')
        .replace('tool: acute-illness', 'tool: acute')
        .replace('course: rask-1-bacteria-resistance', 'course: rask-1'),
  });
  expect(problems.map((problem) => problem.replace(/:\d+:/, ':'))).toEqual([
    'institution-measures.yaml: the course rask-3-diagnostics has no lesson urine',
    'institution-measures.yaml: there is no tool acute',
    'institution-measures.yaml: there is no indicator methenamine',
    'institution-measures.yaml: there is no course rask-1',
  ]);
});
