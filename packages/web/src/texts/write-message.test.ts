import { expect, it } from 'vitest';
import { writeMessage } from './write-message.ts';

const MESSAGES = {
  hello: { nb: 'Hei, {name}', nn: 'Hei, {name}', en: 'Hello, {name}' },
  'rows.one': { nb: '{count} rad', nn: '{count} rad', en: '{count} row' },
  'rows.other': { nb: '{count} rader', nn: '{count} rader', en: '{count} rows' },
};

it('fills values in', () => {
  expect(writeMessage(MESSAGES, 'nn', 'hello', { name: 'Anne' })).toBe('Hei, Anne');
});

it('takes the form that fits the number', () => {
  expect([0, 1, 2].map((count) => writeMessage(MESSAGES, 'nb', 'rows', { count }))).toEqual([
    '0 rader',
    '1 rad',
    '2 rader',
  ]);
});

it('refuses an unknown key and a missing value', () => {
  expect(() => writeMessage(MESSAGES, 'nb', 'gone')).toThrow('gone');
  expect(() => writeMessage(MESSAGES, 'nb', 'hello')).toThrow('{name}');
});
