import { estimatedMinutes } from '@smalspor/domain/courses';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';

const { courses, programmes } = loadContent();
const course = courses.find(({ id }) => id === 'out-of-hours');
const lessons = course?.lessons ?? [];
const modules = programmes.find(({ id }) => id === 'rak-legevakt')?.modules ?? [];

describe('the lessons of RAK Legevakt', () => {
  it('are those that the programme takes, each a module of its own', () => {
    expect(modules.map(({ course: id }) => id)).toEqual(modules.map(() => 'out-of-hours'));
    expect(modules.flatMap(({ lessons: taken }) => taken)).toEqual(lessons.map(({ id }) => id));
  });

  it('are eight, in bokmål, nynorsk and English', () => {
    expect(lessons).toHaveLength(8);
    expect([...(course?.words.keys() ?? [])]).toEqual(['nb', 'nn', 'en']);
  });
});

describe.each([...(course?.words ?? [])])('the lessons of RAK Legevakt in %s', (language, words) => {
  it('fit between two patients: at most ten minutes, and not much less', () => {
    for (const { id } of lessons) {
      const estimated = estimatedMinutes(words, id, language);
      expect(estimated, id).toBeGreaterThan(8.5);
      expect(estimated, id).toBeLessThanOrEqual(10);
    }
  });

  it('ask something in each, as each is passed alone', () => {
    for (const { id } of lessons) {
      expect(words.questions.filter(({ lesson }) => lesson === id).length, id).toBe(3);
      expect(words.cases.filter(({ lesson }) => lesson === id).length, id).toBe(2);
    }
  });

  it('end with what to take along', () => {
    const heading = { nb: 'Ta med deg', nn: 'Ta med deg', en: 'Take with you' }[language];
    for (const [id, text] of words.lessons) {
      expect(text.match(/^## .*$/gm)?.at(-1), id).toBe(`## ${heading}`);
    }
  });
});
