import { CREDIT_KINDS, MOVE_REFUSALS, PROFESSIONS, ROUND_STATUSES } from '@smalspor/domain/programmes';
import { expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';
import { CONDITIONS } from './programme-schema.ts';

const { messages } = loadContent();
const inGroup = (group: string) =>
  [...messages.keys()]
    .filter((key) => key.startsWith(`programme.${group}.`))
    .map((key) => key.slice(`programme.${group}.`.length))
    .sort();

it('has a sentence for every refusal, condition, status, profession and kind of credit, and none too many', () => {
  expect(inGroup('refused')).toEqual([...MOVE_REFUSALS].sort());
  expect(inGroup('waitsFor')).toEqual(Object.keys(CONDITIONS).sort());
  expect(inGroup('status')).toEqual([...ROUND_STATUSES].sort());
  expect(inGroup('profession')).toEqual([...PROFESSIONS].sort());
  expect(inGroup('countsAs')).toEqual([...CREDIT_KINDS].sort());
});

it('does not speak bokmål in nynorsk', () => {
  const bokmal =
    /\b(ikke|jeg|hvor|hvordan|hva|hvem|fra|noen|noe|bare|også|være|gjøre|timer|måneder|gruppen|deltaker)\b/i;
  for (const [key, { nn }] of messages) {
    if (key.startsWith('programme.')) expect(nn, key).not.toMatch(bokmal);
  }
});
