import { byarInterval, type Interval, wilsonInterval } from '@smalspor/domain/statistics';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';

const course = loadContent().courses.find(({ id }) => id === 'rak-3-changing-practice');
const lessons = course?.words.get('nb')?.lessons ?? new Map<string, string>();

const told = ({ low, high }: Interval, times: number) =>
  `${Math.round(low * times)}–${Math.round(high * times)}`;

describe('the course on changing practice', () => {
  it('takes the 90 minutes of its module', () => {
    expect(course?.minutes).toBe(90);
  });

  it('has in each lesson something for tomorrow, and what to take along', () => {
    expect(lessons.size).toBeGreaterThanOrEqual(6);
    for (const [id, text] of lessons) {
      expect(text, id).toMatch(/^## Til i morgen$/m);
      expect(text, id).toMatch(/^## Ta med deg$/m);
    }
  });

  it('tells the intervals that the statistics of the product give', () => {
    const text = lessons.get('own-figures');
    expect(text).toContain(told(byarInterval(300), 1));
    expect(text).toContain(told(byarInterval(150), 1000 / 500));
    expect(text).toContain(`${told(wilsonInterval(120, 240), 100)} %`);
    expect(text).toContain(`${told(wilsonInterval(30, 60), 100)} %`);
    const small = course?.words.get('nb')?.cases.find(({ id }) => id === 'small-list')?.story;
    const { low, high } = byarInterval(211);
    expect(small).toContain(`fra ${Math.round(low / 0.62)} til ${Math.round(high / 0.62)}`);
  });
});
