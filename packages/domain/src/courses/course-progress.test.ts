import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseExercise, Lesson, Question } from './course.ts';
import { isOffered, lessonsToRepeat, minutesLeft, nextLesson } from './course-progress.ts';

const lesson = (id: string, minutes: number): Lesson => ({ id, minutes, title: { nb: id, nn: id, en: id } });
const asked = { question: 'q', options: [], sources: [] };
const course = { lessons: [lesson('a', 10), lesson('b', 5)] };
const cases: readonly CaseExercise[] = [{ ...asked, id: 'c1', lesson: 'a', story: 's' }];
const questions: readonly Question[] = ['q1', 'q2', 'q3'].map((id) => ({ ...asked, id, lesson: 'a' }));

const left = (read: readonly string[], choices: readonly string[], answered: readonly string[]) =>
  minutesLeft(
    course,
    { cases, questions },
    {
      read: new Set(read),
      choices: new Map(choices.map((id) => [id, 0])),
      answers: new Map(answered.map((id) => [id, [0]])),
    },
  );

describe('minutes left', () => {
  it('are the course’s at first and none at last', () => {
    expect(left([], [], [])).toBe(15);
    expect(left(['a', 'b'], ['c1'], ['q1', 'q2', 'q3'])).toBe(0);
  });

  it('are half the text and half what is asked, rounded up', () => {
    expect(left(['a'], [], [])).toBe(10);
    expect(left(['a', 'b'], ['c1'], ['q1'])).toBe(3);
    expect(left(['b'], [], [])).toBe(10);
    expect(left(['unknown'], ['unknown'], [])).toBe(15);
  });

  it('never grow when more is done', () => {
    const all = { read: ['a', 'b'], choices: ['c1'], answers: ['q1', 'q2', 'q3'] };
    fc.assert(
      fc.property(
        fc.subarray(all.read),
        fc.subarray(all.choices),
        fc.subarray(all.answers),
        fc.constantFrom(...all.answers),
        (read, choices, answers, more) => {
          const now = left(read, choices, answers);
          expect(left(read, choices, [...answers, more])).toBeLessThanOrEqual(now);
          expect(left([...read, 'a'], choices, answers)).toBeLessThanOrEqual(now);
          expect(Number.isInteger(now) && now >= 0).toBe(true);
        },
      ),
    );
  });
});

describe('where to go on', () => {
  it('is where the reader was, unless that is read', () => {
    expect(nextLesson(course, new Set(), null)).toBe('a');
    expect(nextLesson(course, new Set(), 'b')).toBe('b');
    expect(nextLesson(course, new Set(['b']), 'b')).toBe('a');
    expect(nextLesson(course, new Set(['a', 'b']), 'b')).toBeNull();
    expect(nextLesson(course, new Set(), 'gone')).toBe('a');
  });

  it('is each lesson with a wrong answer, once and in order', () => {
    const more = [...questions, { ...asked, id: 'q4', lesson: 'b' }];
    expect(lessonsToRepeat(course, more, ['q4', 'q2', 'q1'])).toEqual(['a', 'b']);
    expect(lessonsToRepeat(course, more, [])).toEqual([]);
  });
});

it('offers previews and published courses only', () => {
  const statuses = ['draft', 'preview', 'published', 'archived'] as const;
  expect(statuses.filter((status) => isOffered({ status }))).toEqual(['preview', 'published']);
});
