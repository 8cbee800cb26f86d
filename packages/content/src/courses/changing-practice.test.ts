import type { CourseWords } from '@smalspor/domain/courses';
import { byarInterval, type Interval, wilsonInterval } from '@smalspor/domain/statistics';
import { LANGUAGES, type Language } from '@smalspor/domain/texts';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';

const course = loadContent().courses.find(({ id }) => id === 'rak-3-changing-practice');
const wordsIn = (language: Language): CourseWords =>
  course?.words.get(language) ?? { lessons: new Map(), cases: [], questions: [] };

const WRITTEN = {
  nb: { tomorrow: 'Til i morgen', take: 'Ta med deg', percent: ' %', from: 'fra', to: 'til' },
  nn: { tomorrow: 'Til i morgon', take: 'Ta med deg', percent: ' %', from: 'frå', to: 'til' },
  en: { tomorrow: 'For tomorrow', take: 'Take with you', percent: '%', from: 'from', to: 'to' },
} as const;

const told = ({ low, high }: Interval, times: number) =>
  `${Math.round(low * times)}–${Math.round(high * times)}`;

const SIGNS = {
  nb: { thousands: /(\d) (?=\d{3}\b)/g, decimal: ',', foreign: '.' },
  nn: { thousands: /(\d) (?=\d{3}\b)/g, decimal: ',', foreign: '.' },
  en: { thousands: /(\d),(?=\d{3}\b)/g, decimal: '.', foreign: ',' },
} as const;

/** The numbers of a text in their order, with a point for the decimal sign of its language; another sign is left, marked. */
function numbersIn(text: string, language: Language): readonly string[] {
  const { thousands, decimal, foreign } = SIGNS[language];
  const read = text.replace(/\[@[^\]]*\]|\]\([^)]*\)/g, ' ').replace(thousands, '$1');
  return [...read.matchAll(/\d+(?:[.,]\d+)?/g)].map(([number]) =>
    number.includes(foreign) ? `?${number}` : number.replace(decimal, '.'),
  );
}

/** Each lesson, case and question by its name, as one text. */
function textsOf({ lessons, cases, questions }: CourseWords): ReadonlyMap<string, string> {
  const asked = [...cases, ...questions].map((each) => {
    const options = each.options.flatMap(({ text, feedback }) => [text, feedback]);
    const story = 'story' in each ? [each.story] : [];
    return [each.id, [...story, each.question, ...options].join('\n')] as const;
  });
  return new Map([...lessons, ...asked]);
}

describe('the course on changing practice', () => {
  it('takes the 90 minutes of its module, in each language', () => {
    expect(course?.minutes).toBe(90);
    expect([...(course?.words.keys() ?? [])]).toEqual(LANGUAGES);
  });
});

describe.each(LANGUAGES)('the course on changing practice in %s', (language) => {
  const { lessons, cases } = wordsIn(language);
  const written = WRITTEN[language];

  it('has in each lesson something for tomorrow, and what to take along', () => {
    expect(lessons.size).toBeGreaterThanOrEqual(6);
    for (const [id, text] of lessons) {
      expect(text.split('\n'), id).toContain(`## ${written.tomorrow}`);
      expect(text.split('\n'), id).toContain(`## ${written.take}`);
    }
  });

  it('tells the intervals that the statistics of the product give', () => {
    const text = lessons.get('own-figures');
    expect(text).toContain(told(byarInterval(300), 1));
    expect(text).toContain(told(byarInterval(150), 1000 / 500));
    expect(text).toContain(`${told(wilsonInterval(120, 240), 100)}${written.percent}`);
    expect(text).toContain(`${told(wilsonInterval(30, 60), 100)}${written.percent}`);
    const small = cases.find(({ id }) => id === 'small-list')?.story;
    const { low, high } = byarInterval(211);
    expect(small).toContain(
      `${written.from} ${Math.round(low / 0.62)} ${written.to} ${Math.round(high / 0.62)}`,
    );
  });

  it('tells the numbers that the first language tells, in the same order and with its own decimal sign', () => {
    const first = textsOf(wordsIn('nb'));
    const texts = textsOf(wordsIn(language));
    expect([...texts.keys()]).toEqual([...first.keys()]);
    for (const [id, text] of texts) {
      expect(numbersIn(text, language), id).toEqual(numbersIn(first.get(id) ?? '', 'nb'));
    }
  });
});
