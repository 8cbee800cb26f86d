import { expect, it } from 'vitest';
import { loadContent } from '../loading/index.ts';
import { readFollowUpSettings } from './read-follow-up-settings.ts';

const file = (text: string) => [{ path: 'institution-follow-up.yaml', text }];

it('says what the programme aims at, and how often somebody is reminded', () => {
  expect(loadContent().institutionFollowUp).toMatchObject({
    coverage: { low: 80, high: 100 },
    reminderDays: 30,
  });
});

it('refuses an aim that cannot be reached', () => {
  const faults: string[] = [];
  const text = 'coverage: { low: 90, high: 80 }\nmonthsBehind: 3\nreminderDays: 30\nremindsByItself: true\n';
  readFollowUpSettings(file(text), (_file, _line, fault) => faults.push(fault));
  expect(faults).toEqual(['low is above high']);
});
