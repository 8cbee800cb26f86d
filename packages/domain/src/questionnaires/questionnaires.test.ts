import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Month } from '../time/index.ts';
import { answerFaults, tidyAnswers } from './check-answers.ts';
import { partsToAskAfter } from './parts-to-ask-after.ts';
import { poolMonths } from './pool-months.ts';
import { type Question, type QuestionnaireDefinition, questionnaireAfter } from './questionnaire.ts';
import { meanStep, shuffledWords, tallyAnswers } from './tally-answers.ts';
import { tellAnswers } from './tell-answers.ts';

const same = (text: string) => ({ nb: text, nn: text, en: text });
const SCALE: Question = {
  id: 'use',
  kind: 'scale',
  text: same('?'),
  required: true,
  low: same('-'),
  high: same('+'),
};
const CHOICE: Question = {
  id: 'length',
  kind: 'choice',
  text: same('?'),
  required: false,
  choices: ['short', 'right', 'long'].map((id) => ({ id, text: same(id) })),
};
const WORDS: Question = { id: 'words', kind: 'text', text: same('?'), required: false, help: same('!') };
const questions = [SCALE, CHOICE, WORDS];

describe('answers', () => {
  it.each([
    [{ use: 5 }, []],
    [{ use: 1, length: 'right', words: 'Bra' }, []],
    [{}, [['use', 'missing']]],
    [{ use: 0 }, [['use', 'not-on-the-scale']]],
    [{ use: 6 }, [['use', 'not-on-the-scale']]],
    [{ use: 2.5 }, [['use', 'not-on-the-scale']]],
    [{ use: '3' }, [['use', 'not-on-the-scale']]],
    [{ use: 3, length: 'endless' }, [['length', 'unknown-choice']]],
    [{ use: 3, words: 7 }, [['words', 'no-text']]],
    [{ use: 3, words: 'x'.repeat(1001) }, [['words', 'too-long']]],
    [{ use: 3, name: 'Anne' }, [['name', 'unknown-question']]],
  ])('%j have the faults %j', (answers, faults) => {
    expect(answerFaults({ questions }, answers).map(({ part, fault }) => [part, fault])).toEqual(faults);
  });

  it('are kept without empty words, in the order of the questions', () => {
    const tidy = tidyAnswers({ questions }, { words: '  ', length: 'long', use: 2 });
    expect(JSON.stringify(tidy)).toBe('{"use":2,"length":"long"}');
  });

  it('are counted by step and by choice', () => {
    const answers = [{ use: 5, length: 'right' }, { use: 5 }, { use: 2, length: 'long' }];
    expect(tallyAnswers(SCALE, answers)).toEqual([0, 1, 0, 0, 2]);
    expect(tallyAnswers(CHOICE, answers)).toEqual([0, 1, 1]);
    expect(meanStep([0, 1, 0, 0, 2])).toBe(4);
    expect(meanStep([0, 0, 0, 0, 0])).toBeNull();
  });

  it('in own words are told by five and more, all of them, in an order of their own', () => {
    const answers = ['a', 'b', 'c', 'd', 'e'].map((words) => ({ words }));
    expect(shuffledWords(WORDS, answers.slice(1), 5, () => 0)).toBeNull();
    const told = shuffledWords(WORDS, answers, 5, () => 0);
    expect(told?.toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(told).not.toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('what is told of answers that are all in', () => {
  const given = (count: number) => Array.from({ length: count }, () => ({ use: 4, length: 'right' }));

  it('is nothing below the minimum, whatever they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 3, max: 12 }), (count, minimum) => {
        expect(tellAnswers({ questions }, given(count), minimum, () => 0) === null).toBe(count < minimum);
      }),
    );
  });

  it('is counts, and own words only when enough have written', () => {
    const answers = [...given(4), { use: 2, length: 'long', words: 'For langt' }];
    expect(tellAnswers({ questions }, answers, 5, () => 0)).toEqual({
      tallies: [
        { question: 'use', counts: [0, 1, 0, 4, 0] },
        { question: 'length', counts: [0, 4, 1] },
      ],
      words: [{ question: 'words', texts: null }],
    });
    const written = answers.map((each) => ({ ...each, words: 'Bra' }));
    expect(tellAnswers({ questions }, written, 5, () => 0)?.words).toEqual([
      { question: 'words', texts: ['Bra', 'Bra', 'Bra', 'Bra', 'Bra'] },
    ]);
  });
});

describe('months', () => {
  const month = (number: number) => number as Month;
  const counts = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 });
  const monthsOf = (sizes: readonly number[]) =>
    sizes.map((size, index) => ({
      month: month(index),
      answers: Array.from({ length: size }, (_, place) => `${index}.${place}`),
    }));

  it('are never told with fewer answers than the minimum, nor an answer twice', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 8 }), (sizes, minimum) => {
        const pools = poolMonths(monthsOf(sizes), month(sizes.length), minimum);
        const told = pools.flatMap(({ answers }) => answers);
        expect(pools.every(({ answers }) => answers.length >= minimum)).toBe(true);
        expect(new Set(told).size).toBe(told.length);
        expect(sizes.reduce((sum, size) => sum + size, 0) - told.length).toBeLessThan(minimum);
      }),
    );
  });

  it('that have been told stay as they were, whatever comes later', () => {
    fc.assert(
      fc.property(counts, counts, (earlier, later) => {
        const before = poolMonths(monthsOf(earlier), month(earlier.length), 5);
        const all = [...earlier, ...later];
        expect(poolMonths(monthsOf(all), month(all.length), 5).slice(0, before.length)).toEqual(before);
      }),
    );
  });

  it('that are not over are not told', () => {
    expect(poolMonths(monthsOf([9]), month(0), 5)).toEqual([]);
    expect(poolMonths(monthsOf([9]), month(1), 5)).toHaveLength(1);
  });
});

it('asks with the highest published version for the occasion', () => {
  const make = (change: Partial<QuestionnaireDefinition>): QuestionnaireDefinition => ({
    id: 'q',
    version: 1,
    status: 'published',
    askedAfter: 'meeting',
    title: same('t'),
    intro: same('i'),
    questions,
    changeLog: [],
    ...change,
  });
  const all = [
    make({}),
    make({ version: 2 }),
    make({ version: 3, status: 'draft' }),
    make({ askedAfter: 'module', id: 'm' }),
  ];
  expect(questionnaireAfter(all, 'meeting')?.version).toBe(2);
  expect(questionnaireAfter(all, 'module')?.id).toBe('m');
  expect(questionnaireAfter([], 'module')).toBeNull();
});

it('asks only about what somebody has done', () => {
  const part = (id: string) => ({ id, name: same(id) });
  const programme = { modules: [part('one'), part('two')], meetings: [part('first')] };
  const done = { modules: new Map([['two', {}]]), attended: new Map([['first', '2020-02-10']]) };
  const parts = partsToAskAfter(programme as never, done as never);
  expect(parts.map(({ id, occasion }) => [id, occasion])).toEqual([
    ['two', 'module'],
    ['first', 'meeting'],
  ]);
});
