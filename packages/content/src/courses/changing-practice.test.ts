import { describe, expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';

const course = loadContent().courses.find(({ id }) => id === 'rak-3-changing-practice');

describe('the course on changing practice', () => {
  it('takes the 90 minutes of its module', () => {
    expect(course?.minutes).toBe(90);
  });

  it('has in each lesson something for tomorrow, and what to take along', () => {
    const lessons = [...(course?.words.get('nb')?.lessons ?? [])];
    expect(lessons.length).toBeGreaterThanOrEqual(6);
    for (const [id, text] of lessons) {
      expect(text, id).toMatch(/^## Til i morgen$/m);
      expect(text, id).toMatch(/^## Ta med deg$/m);
    }
  });

  it('shows a picture in three lessons at least', () => {
    const shown = [...(course?.words.get('nb')?.lessons.values() ?? [])].filter((text) =>
      text.includes('](pictures/'),
    );
    expect(shown.length).toBeGreaterThanOrEqual(3);
  });
});
