import { CANNOT_TELL, GOAL_FAULTS, PDSA_DECISIONS, PDSA_FAULTS, PDSA_STAGES } from '@smalspor/domain/goals';
import { expect, it } from 'vitest';
import { loadContent } from '../loading/load-content.ts';

const { messages } = loadContent();
const inGroup = (group: string) =>
  [...messages.keys()]
    .filter((key) => key.startsWith(`goal.${group}.`))
    .map((key) => key.slice(`goal.${group}.`.length))
    .sort();

it('has a sentence for every fault, reason, stage and decision, and none too many', () => {
  expect(inGroup('fault')).toEqual([...GOAL_FAULTS].sort());
  expect(inGroup('note')).toEqual([...PDSA_FAULTS].sort());
  expect(inGroup('cannotTell')).toEqual([...CANNOT_TELL].sort());
  expect(inGroup('stage')).toEqual([...PDSA_STAGES].sort());
  expect(inGroup('decision')).toEqual([...PDSA_DECISIONS].sort());
});

it('does not speak bokmål in nynorsk, and blames nobody', () => {
  for (const [key, text] of messages) {
    if (!key.startsWith('goal.')) continue;
    expect(text.nn, key).not.toMatch(/\b(ikke|hvor|hva|fra|noe|noen|bare|være|gjøre|vei|tallet)\b/i);
    for (const words of Object.values(text))
      expect(words, key).not.toMatch(/\b(worst|verst|dårligst|rank)\b/i);
  }
});
