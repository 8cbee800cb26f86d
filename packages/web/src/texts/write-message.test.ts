import { expect, it } from 'vitest';
import { writeMessage } from './write-message.ts';

const MESSAGES = { hello: 'Hei, {name}', 'rows.one': '{count} rad', 'rows.other': '{count} rader' };

it('fills values in', () => {
  expect(writeMessage(MESSAGES, 'hello', { name: 'Anne' })).toBe('Hei, Anne');
});

it('takes the form that fits the number', () => {
  expect([0, 1, 2].map((count) => writeMessage(MESSAGES, 'rows', { count }))).toEqual([
    '0 rader',
    '1 rad',
    '2 rader',
  ]);
});

it('refuses an unknown key and a missing value', () => {
  expect(() => writeMessage(MESSAGES, 'gone')).toThrow('gone');
  expect(() => writeMessage(MESSAGES, 'hello')).toThrow('{name}');
});
