import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Course, Question } from './course.ts';
import { wordsOf } from './course.ts';
import { gradeAnswers } from './grade-answers.ts';

const question = (id: string, ...right: readonly boolean[]): Question => ({
  id,
  lesson: 'l',
  question: id,
  options: right.map((each) => ({ text: 't', right: each, feedback: 'f' })),
  sources: ['s'],
});
const questions = [question('a', true, false), question('b', true, true, false), question('c', false, true)];
const grade = (answers: Readonly<Record<string, readonly number[]>>, passMark = 80) =>
  gradeAnswers(questions, new Map(Object.entries(answers)), passMark);

describe('grading', () => {
  it('asks for exactly the right options', () => {
    expect(grade({ a: [0], b: [0, 1], c: [1] })).toEqual({
      right: 3,
      questions: 3,
      score: 100,
      hasPassed: true,
      wrong: [],
    });
    expect(grade({ a: [0], b: [0], c: [1] }).wrong).toEqual(['b']);
    expect(grade({ a: [0], b: [0, 1, 2], c: [1] }).wrong).toEqual(['b']);
    expect(grade({ a: [0], b: [1, 0, 1], c: [1, 7] }).wrong).toEqual(['c']);
  });

  it('takes a question that was left out as wrong, and never passes by rounding', () => {
    expect(grade({ a: [0], b: [0, 1] })).toMatchObject({ score: 66, hasPassed: false, wrong: ['c'] });
    expect(grade({ a: [0], b: [0, 1] }, 67).hasPassed).toBe(false);
    expect(grade({ a: [0], b: [0, 1] }, 66).hasPassed).toBe(true);
    expect(grade({ other: [0] }).score).toBe(0);
  });

  it('gives nobody a pass in a course without questions', () => {
    expect(gradeAnswers([], new Map(), 0)).toMatchObject({ score: 0, hasPassed: false });
  });

  it('never gives less for one more right answer', () => {
    const right = new Map([
      ['a', [0]],
      ['b', [0, 1]],
      ['c', [1]],
    ]);
    fc.assert(
      fc.property(fc.subarray([...right.keys()]), fc.constantFrom(...right.keys()), (known, more) => {
        const of = (ids: readonly string[]) =>
          gradeAnswers(questions, new Map(ids.map((id) => [id, right.get(id) ?? []])), 80).right;
        expect(of([...known, more])).toBeGreaterThanOrEqual(of(known));
        expect(of(known)).toBe(known.length);
      }),
    );
  });
});

it('shows the reader’s language, or the first that there is', () => {
  const words = { lessons: new Map(), cases: [], questions };
  const course = { words: new Map([['nb', words]]) } as unknown as Course;
  expect(wordsOf(course, 'nb')?.language).toBe('nb');
  expect(wordsOf(course, 'en')?.language).toBe('nb');
  expect(wordsOf({ ...course, words: new Map() }, 'nb')).toBeNull();
});
