import { describe, expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';
import { picturesIn } from './lesson-faults.ts';

const course = loadContent().courses.find(({ id }) => id === 'rak-2-urinary-skin');
const wordsIn = (language: 'nb' | 'nn' | 'en') => course?.words.get(language);

const LAST_HEADINGS = {
  nb: ['## Til i morgen', '## Ta med deg'],
  nn: ['## Til i morgon', '## Ta med deg'],
  en: ['## For tomorrow', '## Take with you'],
} as const;

/** The numbers written in digits, in any order, a decimal comma read as a point; sources and paths of pictures left out. */
function numbersIn(text: string): readonly string[] {
  const read = text.replace(/\[@[a-z0-9-]+\]|\]\([^)]*\)/g, ' ');
  return (read.match(/\d+(?:[.,/–]\d+)*/g) ?? []).map((number) => number.replace(',', '.')).sort();
}

describe.each(['nb', 'nn', 'en'] as const)('the course on urinary and skin infections in %s', (language) => {
  const words = wordsIn(language);

  it('has its lessons, cases and questions', () => {
    expect(words?.lessons.size).toBe(9);
    expect(words?.cases).toHaveLength(21);
    expect(words?.questions).toHaveLength(19);
  });

  it('has in each lesson something for tomorrow, and what to take along', () => {
    for (const [id, text] of words?.lessons ?? []) {
      const headings = text.split('\n').filter((line) => line.startsWith('## '));
      expect(headings.slice(-2), id).toEqual(LAST_HEADINGS[language]);
    }
  });

  it('tells the numbers of bokmål, doses above all, line by line', () => {
    for (const [id, text] of wordsIn('nb')?.lessons ?? []) {
      const lines = words?.lessons.get(id)?.split('\n') ?? [];
      const told = text.split('\n').map(numbersIn);
      expect(told.flat().length, id).toBeGreaterThan(5);
      expect(lines.map(numbersIn), id).toEqual(told);
    }
    for (const kind of ['cases', 'questions'] as const) {
      for (const [place, asked] of wordsIn('nb')?.[kind].entries() ?? []) {
        const { options, ...rest } = words?.[kind][place] ?? { options: [] };
        const numbers = (each: object) => numbersIn(Object.values(each).join(' '));
        expect(options.map(numbers), asked.id).toEqual(asked.options.map(numbers));
        expect(numbers(rest), asked.id).toEqual(numbers({ ...asked, options: [] }));
      }
    }
  });

  it('shows the pictures with its own words', () => {
    const shown = [...(words?.lessons.values() ?? [])].flatMap(picturesIn);
    const ending = language === 'nb' ? '.svg' : `.${language}.svg`;
    expect(shown).toEqual(
      ['urine-or-not', 'four-days', 'skin-depth'].map((name) => `pictures/${name}${ending}`),
    );
  });
});
