import { estimatedMinutes, type Option } from '@smalspor/domain/courses';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';
import { leastOfCourse } from './course-sizes.ts';

const { courses } = loadContent();

const longest = (options: readonly Option[]) =>
  options.reduce((best, each) => (each.text.length > best.text.length ? each : best));

describe.each(
  courses.flatMap((course) => [...course.words].map(([language, words]) => ({ course, language, words }))),
)('$course.id in $language', ({ course, language, words }) => {
  it('fills the minutes that it says, each lesson its own', () => {
    for (const { id, minutes } of course.lessons) {
      const estimated = estimatedMinutes(words, id, language);
      expect(Math.abs(estimated - minutes), `${id} takes ${estimated.toFixed(1)}`).toBeLessThanOrEqual(1);
    }
  });

  it('asks something in each lesson, and enough in all', () => {
    for (const { id } of course.lessons) {
      expect(words.cases.filter(({ lesson }) => lesson === id).length, id).toBeGreaterThan(0);
      expect(words.questions.filter(({ lesson }) => lesson === id).length, id).toBeGreaterThan(0);
    }
    const least = leastOfCourse(course.minutes);
    const stories = new Set(words.cases.map(({ id }) => id.replace(/-[12]$/, '')));
    expect(words.lessons.size).toBeGreaterThanOrEqual(least.lessons);
    expect(stories.size).toBeGreaterThanOrEqual(least.cases);
    expect(words.questions.length).toBeGreaterThanOrEqual(least.questions);
  });

  it('gives no answer away by its place or its length', () => {
    const asked = [...words.cases, ...words.questions];
    const alone = asked.filter(({ options }) => options.filter(({ right }) => right).length === 1);
    for (const place of [0, 1, 2]) {
      const here = alone.filter(({ options }) => options[place]?.right).length;
      expect(here / alone.length, `place ${place}`).toBeLessThanOrEqual(0.5);
    }
    const given = alone.filter(({ options }) => longest(options).right).length;
    expect(given / alone.length).toBeLessThanOrEqual(0.5);
  });

  it('tells the second step of a story right after the first', () => {
    const ids = words.cases.map(({ id }) => id);
    for (const id of ids.filter((each) => each.endsWith('-2'))) {
      expect(ids[ids.indexOf(id) - 1]).toBe(id.replace(/2$/, '1'));
    }
  });
});
