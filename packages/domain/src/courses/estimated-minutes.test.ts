import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseExercise, CourseWords, Question } from './course.ts';
import { countWords, estimatedMinutes } from './estimated-minutes.ts';

const words = (number: number) => Array.from({ length: number }, () => 'ord').join(' ');
const question = (lesson: string, length: number): Question => ({
  id: 'q',
  lesson,
  question: words(length - 4),
  options: [
    { text: 'a', right: true, feedback: 'b' },
    { text: 'c', right: false, feedback: 'd' },
  ],
  sources: ['s'],
});
const course = (
  lesson: string,
  questions: readonly Question[] = [],
  cases: readonly CaseExercise[] = [],
): CourseWords => ({ lessons: new Map([['one', lesson]]), cases, questions });

describe('how long a lesson takes', () => {
  it('is its words at 200 a minute, and a minute more for each case and question', () => {
    expect(estimatedMinutes(course(words(400)), 'one', 'nb')).toBe(2);
    expect(estimatedMinutes(course(words(400), [question('one', 100)]), 'one', 'nb')).toBe(3.5);
    const story: CaseExercise = { ...question('one', 100), story: words(100) };
    expect(estimatedMinutes(course(words(400), [], [story]), 'one', 'nb')).toBe(4);
  });

  it('is the same for the same content in a language that needs more words', () => {
    const asked = [question('one', 100)];
    expect(estimatedMinutes(course(words(400), asked), 'one', 'nn')).toBe(3.5);
    const longer = estimatedMinutes(course(words(440), [question('one', 110)]), 'one', 'en');
    expect(longer).toBeCloseTo(3.5);
  });

  it('takes no time from what belongs to another lesson, and none for one that is not there', () => {
    expect(estimatedMinutes(course(words(400), [question('two', 100)]), 'one', 'nb')).toBe(2);
    expect(estimatedMinutes(course(words(400)), 'three', 'nb')).toBe(0);
  });

  it('never becomes shorter when a word is added', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(countWords(`${text}\n\nord`)).toBeGreaterThanOrEqual(countWords(text));
      }),
    );
  });
});

it('counts the words that are read, not sources, marks or paths', () => {
  expect(countWords('## To ord')).toBe(2);
  expect(countWords('| 3 døgn | 4–5 % |\n| --- | --- |')).toBe(4);
  expect(countWords('Ja. [@some-source-2020] [@other]')).toBe(1);
  expect(countWords('![Et øre](pictures/ear.svg)')).toBe(2);
  expect(countWords('vente-og-se-resept, 37,9 og trimetoprim-sulfa')).toBe(4);
});
