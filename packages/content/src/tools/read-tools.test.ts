import { LANGUAGES } from '@smalspor/domain/texts';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';
import { problemsAfter } from '../testing/changed-content.ts';

describe('the printable tools', () => {
  const { tools } = loadContent();

  it('are those that RASK hands out, and say that no clinician has read them yet', () => {
    expect(tools.map(({ id, kind, status }) => [id, kind, status])).toEqual([
      ['acute-illness', 'form', 'preview'],
      ['bacteria-in-urine', 'leaflet', 'preview'],
      ['urine-sample', 'checklist', 'preview'],
    ]);
  });

  it('speak nynorsk where they say so, and are no copies of each other', () => {
    const bokmal = /\b(ikke|hvor|hva|hvis|fra|noen|bare|være|gjøre|uke|uken|hvem|dager)\b/i;
    for (const { id, title, lead, fields, sections } of tools) {
      const texts = [title, lead, ...fields, ...sections.flatMap((part) => [part.title, part.text])];
      for (const text of [...texts, ...sections.flatMap(({ items }) => items.map((item) => item.text))]) {
        expect(text.nn, `${id}: ${text.nn}`).not.toMatch(bokmal);
        expect(text.en, `${id}: ${text.en}`).not.toBe(text.nb);
        for (const language of LANGUAGES) expect(text[language].length, id).toBeLessThan(230);
      }
    }
  });

  it('fit on one sheet of paper', () => {
    for (const { id, sections } of tools) {
      const lines = sections.reduce((sum, { items }) => sum + 2 + items.length, 0);
      expect(lines, id).toBeLessThan(36);
    }
  });

  it('are refused, with file and line, for a source, a course, a lesson or a name that is not there', () => {
    const problems = problemsAfter({
      'tools/urine-sample.yaml': (text) => text.replace('sources: [bergen-delirium]', 'sources: [deliri]'),
      'tools/acute-illness.yaml': (text) => text.replace('course: rask-3-diagnostics', 'course: rask-3'),
      'tools/bacteria-in-urine.yaml': (text) =>
        text.replace('id: bacteria-in-urine', 'id: bacteria').replace('lesson: bacteria-', 'lesson: no-'),
    });
    expect(problems.map((problem) => problem.replace(/:\d+:/, ':'))).toEqual([
      expect.stringContaining('tools/acute-illness.yaml: there is no course rask-3'),
      'tools/bacteria-in-urine.yaml: the file of bacteria must be called bacteria.yaml',
      'tools/bacteria-in-urine.yaml: the course rask-3-diagnostics has no lesson no-without-illness',
      'tools/urine-sample.yaml: there is no source deliri',
      'tools/urine-sample.yaml: no section names the source bergen-delirium',
    ]);
  });
});
