import { expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';
import { changedContent, problemsAfter } from '../testing/changed-content.ts';

const FILE = 'messages/test.page.yaml';
const problems = (text: string) => problemsAfter({ [FILE]: text });

it('joins file, groups and keys to the name of a message', () => {
  const text =
    'title: { nb: a, nn: b, en: c }\nform:\n  save.button: { nb: Lagre {x}, nn: Lagra {x}, en: Save {x} }\n';
  const directory = changedContent({ [FILE]: text.replaceAll(/: (Lagre|Lagra|Save) \{x\}/g, ": '$1 {x}'") });
  const { messages } = loadContent(directory);
  expect(messages.get('test.page.title')).toEqual({ nb: 'a', nn: 'b', en: 'c' });
  expect(messages.get('test.page.form.save.button')?.nn).toBe('Lagra {x}');
});

it('refuses a missing or empty translation', () => {
  expect(problems('a: { nb: x, en: y }\nb: { nb: x, nn: , en: y }\n')).toEqual([
    `${FILE}:1: test.page.a has no text in nn`,
    `${FILE}:2: test.page.b has no text in nn`,
  ]);
});

it('refuses a language that it does not know, a bare text and a number', () => {
  expect(problems('a: { nb: x, nn: y, en: z, sv: w }\nb: text\nc: { nb: 1, nn: y, en: z }\n')).toEqual([
    `${FILE}:1: test.page.a has a text in the unknown language sv`,
    `${FILE}:2: test.page.b must have the languages nb, nn, en`,
    `${FILE}:3: test.page.c is no text in nb: put quotes around it`,
  ]);
});

it('refuses languages that ask for different values', () => {
  expect(problems("a: { nb: '{n} av {m}', nn: '{m} av {n}', en: '{n} of {all}' }\n")).toEqual([
    `${FILE}:1: test.page.a asks for different values: nb {m, n}, nn {m, n}, en {all, n}`,
  ]);
});

it('refuses two messages of one name and a key that cannot be written', () => {
  const text = 'a.b: { nb: x, nn: y, en: z }\na:\n  b: { nb: x, nn: y, en: z }\nå: { nb: x, nn: y, en: z }\n';
  expect(problems(text)).toEqual([
    `${FILE}:3: test.page.a.b stands twice`,
    expect.stringContaining(`${FILE}:4: å cannot be a key`),
  ]);
});
