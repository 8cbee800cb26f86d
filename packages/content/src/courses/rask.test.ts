import { estimatedMinutes } from '@smalspor/domain/courses';
import { describe, expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';
import { problemsAfter } from '../testing/changed-content.ts';
import { picturesIn } from './lesson-faults.ts';

const LANGUAGES = ['nb', 'nn', 'en'] as const;

/** The numbers written in digits, in any order, without what parts thousands and decimals; sources and paths of pictures left out. */
function numbersIn(text: string): readonly string[] {
  const read = text.replace(/\[@[a-z0-9-]+\]|\]\([^)]*\)/g, ' ').replace(/(?<=\d)[ ,](?=\d{3}(?!\d))/g, '');
  return (read.match(/\d+(?:[.,]\d+)?/g) ?? []).map((number) => number.replace(',', '.')).sort();
}

const wordsOf = (part: object) =>
  Object.values(part)
    .filter((each) => typeof each === 'string')
    .join(' ');

const courses = loadContent().courses.filter(({ id }) => id.startsWith('rask-'));

it('RASK has four courses, and nothing is asked in them without a source', () => {
  expect(courses).toHaveLength(4);
  for (const { id, words } of courses) {
    for (const [language, { lessons, cases, questions }] of words) {
      const where = `${id} in ${language}`;
      expect(lessons.size, where).toBeGreaterThanOrEqual(4);
      expect(cases.length, where).toBeGreaterThanOrEqual(8);
      expect(questions.length, where).toBeGreaterThanOrEqual(10);
      for (const asked of [...cases, ...questions])
        expect(asked.sources, `${asked.id} in ${where}`).not.toEqual([]);
      for (const [lesson, text] of lessons) expect(text, `${lesson} in ${where}`).toMatch(/\[@[a-z0-9-]+\]/);
    }
  }
});

it('has a source for every paragraph, feedback and explanation of RASK, or the word that nothing clinical is claimed', () => {
  for (const { id, everyClaimCited, words } of courses) {
    expect(everyClaimCited, id).toBe(true);
    for (const [language, { cases, questions }] of words) {
      for (const { id: asked, options, sources } of [...cases, ...questions]) {
        for (const option of options) {
          expect(option.sources, `${asked} of ${id} in ${language}`).toBeDefined();
          for (const key of option.sources ?? []) expect(sources, asked).toContain(key);
        }
      }
      // What decides whether an answer is right is clinical, and never the author's word alone.
      for (const { id: asked, options } of questions) {
        expect(
          options.filter(({ right }) => right).flatMap((each) => each.sources ?? []),
          asked,
        ).not.toEqual([]);
      }
    }
  }
});

it.each([
  ['a paragraph', 'nb/hands.md', ' [@gloves-poster]\n\n## ', '\n\n## ', 'names no source'],
  ['a feedback', 'nb/cases.yaml', ', sources: [gloves-poster] }', ' }', 'the feedback of option'],
  [
    'a feedback that rests on something else',
    'nb/cases.yaml',
    '[fhi-dispensers] }',
    '[nutrition] }',
    'rests on nutrition',
  ],
])('RASK refuses %s without a source', (_, name, from, to, fault) => {
  const path = `courses/rask-2-prevention/${name}`;
  const found = problemsAfter({ [path]: (text) => text.replace(from, to) });
  expect(found.join('\n')).toContain(fault);
});

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

  it('tells the numbers of bokmål in each language, doses above all, line by line', () => {
    expect([...words.keys()]).toEqual(LANGUAGES);
    const first = words.get('nb');
    const asked = (each: typeof first) => [...(each?.cases ?? []), ...(each?.questions ?? [])];
    for (const [language, each] of words) {
      for (const [id, text] of first?.lessons ?? []) {
        const lines = each.lessons.get(id)?.split('\n') ?? [];
        expect(lines.map(numbersIn), `${id} in ${language}`).toEqual(text.split('\n').map(numbersIn));
      }
      for (const [place, one] of asked(first).entries()) {
        const { options, ...rest } = asked(each)[place] ?? { options: [] };
        const told = [rest, ...options].map((part) => numbersIn(wordsOf(part)));
        const wanted = [{ ...one, options: [] }, ...one.options].map((part) => numbersIn(wordsOf(part)));
        expect(told, `${one.id} in ${language}`).toEqual(wanted);
      }
    }
  });

  it('shows each drawing with the words of the language', () => {
    for (const [language, { lessons: texts }] of words) {
      const ending = language === 'nb' ? /^pictures\/[a-z-]+\.svg$/ : new RegExp(`\\.${language}\\.svg$`);
      for (const path of [...texts.values()].flatMap(picturesIn)) expect(path).toMatch(ending);
    }
  });
});
