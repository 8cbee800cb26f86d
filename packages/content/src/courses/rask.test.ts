import { estimatedMinutes } from '@smalspor/domain/courses';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';

const courses = loadContent().courses.filter(({ id }) => id.startsWith('rask-'));

describe.each(courses)('$id', ({ minutes, lessons, pictures, passMark, words }) => {
  it('fits in one in-house lesson of 40 to 50 minutes, by its words and by what it says', () => {
    expect(minutes).toBeGreaterThanOrEqual(40);
    expect(minutes).toBeLessThanOrEqual(50);
    for (const [language, each] of words) {
      const taken = lessons.reduce((sum, { id }) => sum + estimatedMinutes(each, id, language), 0);
      expect(taken, language).toBeGreaterThanOrEqual(40);
      expect(taken, language).toBeLessThanOrEqual(50);
    }
  });

  it('has pictures of its own, and a pass mark that lets nobody pass by guessing', () => {
    const drawings = new Set([...pictures.keys()].map((path) => path.replace(/(?:\.(?:nn|en))?\.svg$/, '')));
    expect(drawings.size).toBeGreaterThanOrEqual(2);
    expect(passMark).toBeGreaterThanOrEqual(80);
  });

  it('ends each lesson with what to take along', () => {
    const heading = { nb: 'Ta med deg', nn: 'Ta med deg', en: 'Take with you' };
    for (const [language, { lessons: texts }] of words) {
      for (const [id, text] of texts) {
        expect(text.match(/^## .*$/gm)?.at(-1), `${id} in ${language}`).toBe(`## ${heading[language]}`);
      }
    }
  });
});
