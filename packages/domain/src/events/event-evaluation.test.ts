import { expect, it } from 'vitest';
import type { PlainDate } from '../time/index.ts';
import { askedFrom, evaluationClosesOn, evaluationState, isTooLateToAsk } from './event-evaluation.ts';

const endsAt = '2021-01-20T14:00:00.000Z';
const day = (text: string) => text as PlainDate;

it('asks when it is over, and whoever is noted later from then', () => {
  expect(askedFrom({ endsAt }, '2021-01-20T10:00:00Z')).toBe(endsAt);
  expect(askedFrom({ endsAt }, '2021-01-25T10:00:00Z')).toBe('2021-01-25T10:00:00Z');
});

it('takes answers for a fortnight, to the end of the last day in Norway', () => {
  expect(evaluationClosesOn(endsAt)).toBe('2021-02-03');
  // Eleven in the evening in Greenwich is the next day in Norway.
  expect(evaluationClosesOn('2021-01-20T23:30:00Z')).toBe('2021-02-04');
  const state = (now: string) => evaluationState({ endsAt }, day('2021-02-03'), now);
  expect(state('2021-01-20T13:59:59Z')).toBe('coming');
  expect(state('2021-01-20T14:00:00Z')).toBe('open');
  expect(state('2021-02-03T22:59:00Z')).toBe('open');
  expect(state('2021-02-03T23:00:00Z')).toBe('closed');
});

it('asks nobody about what was two months ago', () => {
  expect(isTooLateToAsk({ endsAt }, '2021-03-21T14:00:00Z')).toBe(false);
  expect(isTooLateToAsk({ endsAt }, '2021-03-21T14:00:01Z')).toBe(true);
});
