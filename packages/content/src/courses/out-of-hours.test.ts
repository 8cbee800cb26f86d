import { estimatedMinutes } from '@smalspor/domain/courses';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';

const { courses, programmes } = loadContent();
const course = courses.find(({ id }) => id === 'out-of-hours');
const words = course?.words.get('nb');
const modules = programmes.find(({ id }) => id === 'rak-legevakt')?.modules ?? [];

describe('the lessons of RAK Legevakt', () => {
  it('are those that the programme takes, each a module of its own', () => {
    expect(modules.map(({ course: id }) => id)).toEqual(modules.map(() => 'out-of-hours'));
    expect(modules.flatMap(({ lessons }) => lessons)).toEqual(course?.lessons.map(({ id }) => id));
  });

  it('fit between two patients: at most ten minutes, and not much less', () => {
    expect(course?.lessons.length).toBe(8);
    for (const { id } of course?.lessons ?? []) {
      const estimated = words ? estimatedMinutes(words, id) : 0;
      expect(estimated, id).toBeGreaterThan(8.5);
      expect(estimated, id).toBeLessThanOrEqual(10);
    }
  });

  it('ask something in each, as each is passed alone', () => {
    for (const { id } of course?.lessons ?? []) {
      expect(words?.questions.filter(({ lesson }) => lesson === id).length, id).toBe(3);
      expect(words?.cases.filter(({ lesson }) => lesson === id).length, id).toBe(2);
    }
  });
});
