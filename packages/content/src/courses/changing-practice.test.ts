import { estimatedMinutes, type Option } from '@smalspor/domain/courses';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';

const course = loadContent().courses.find(({ id }) => id === 'rak-3-changing-practice');
const words = course?.words.get('nb');

describe('the course on changing practice', () => {
  it('fills its 90 minutes, each lesson its own', () => {
    expect(course?.minutes).toBe(90);
    for (const { id, minutes } of course?.lessons ?? []) {
      const estimated = words ? estimatedMinutes(words, id) : 0;
      expect(Math.abs(estimated - minutes), `${id} takes ${estimated.toFixed(1)}`).toBeLessThanOrEqual(1);
    }
  });

  it('has in each lesson a case, a question and something for tomorrow', () => {
    for (const [id, text] of words?.lessons ?? []) {
      expect(words?.cases.filter(({ lesson }) => lesson === id).length, id).toBeGreaterThan(0);
      expect(words?.questions.filter(({ lesson }) => lesson === id).length, id).toBeGreaterThan(0);
      expect(text, id).toMatch(/^## Til i morgen$/m);
      expect(text, id).toMatch(/^## Ta med deg$/m);
    }
  });

  it('is full even when a story of two steps counts once', () => {
    const stories = new Set(words?.cases.map(({ id }) => id.replace(/-[12]$/, '')));
    expect(stories.size).toBeGreaterThanOrEqual(12);
    expect(words?.questions.length).toBeGreaterThanOrEqual(15);
  });

  it('tells the second step of a story right after the first', () => {
    const ids = (words?.cases ?? []).map(({ id }) => id);
    const second = ids.filter((id) => id.endsWith('-2'));
    expect(second).not.toEqual([]);
    for (const id of second) expect(ids[ids.indexOf(id) - 1]).toBe(id.replace(/2$/, '1'));
  });

  it('gives no answer away by its place or its length', () => {
    const asked = [...(words?.cases ?? []), ...(words?.questions ?? [])];
    const alone = asked.filter(({ options }) => options.filter(({ right }) => right).length === 1);
    const longest = (options: readonly Option[]) =>
      options.reduce((best, each) => (each.text.length > best.text.length ? each : best));
    for (const place of [0, 1, 2]) {
      const here = alone.filter(({ options }) => options[place]?.right).length;
      expect(here / alone.length, `place ${place}`).toBeLessThanOrEqual(0.5);
    }
    const given = alone.filter(({ options }) => longest(options).right).length;
    expect(given / alone.length).toBeLessThanOrEqual(0.5);
  });
});
