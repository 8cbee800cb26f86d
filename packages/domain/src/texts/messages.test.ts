import { expect, it } from 'vitest';
import { fillMessage, placeholdersOf } from './messages.ts';

const MESSAGES = new Map([
  ['test.greeting', { nb: '{who} fikk {count}', nn: '{who} fekk {count}', en: '{count} for {who}' }],
]);

it('fills values in each language', () => {
  const who = { nb: 'gruppen', nn: 'gruppa', en: 'the group' };
  expect(fillMessage(MESSAGES, 'test.greeting', { who, count: 3 })).toEqual({
    nb: 'gruppen fikk 3',
    nn: 'gruppa fekk 3',
    en: '3 for the group',
  });
});

it('does not read a value as a template', () => {
  expect(fillMessage(MESSAGES, 'test.greeting', { who: '{count}', count: '$&' }).nb).toBe('{count} fikk $&');
});

it('refuses an unknown message and a missing value', () => {
  expect(() => fillMessage(MESSAGES, 'test.other')).toThrow('test.other');
  expect(() => fillMessage(MESSAGES, 'test.greeting', { who: 'x' })).toThrow('{count}');
  expect(() => fillMessage(MESSAGES, 'test.greeting', { count: 1 })).toThrow('{who}');
});

it('knows the values that a template asks for', () => {
  expect([...placeholdersOf('{a} og {b1}, {a} men ikke { c } eller {2}')]).toEqual(['a', 'b1']);
});
