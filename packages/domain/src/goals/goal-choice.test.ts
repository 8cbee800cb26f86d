import { expect, it } from 'vitest';
import { definitions } from '../reports/testing/report-with.ts';
import { canBeGoal } from './goal-choice.ts';

const idsFor = (hasList: boolean) =>
  definitions.filter((definition) => canBeGoal(definition, hasList)).map(({ id }) => id);

it('lets a doctor with a list choose volume and choice, never what has no better side', () => {
  expect(idsFor(true)).toEqual(expect.arrayContaining(['prescriptions-per-1000', 'penicillin-v-share']));
  expect(idsFor(true)).not.toContain('methenamine-per-1000');
});

it('lets a locum choose among choices only', () => {
  const kinds = definitions.filter(({ id }) => idsFor(false).includes(id)).map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(['choice']));
});

it('leaves drafts and the indicators of residents out', () => {
  const [first] = definitions;
  if (!first) throw new Error('There are definitions');
  expect(canBeGoal({ ...first, direction: 'lower', status: 'published' }, true)).toBe(true);
  expect(canBeGoal({ ...first, direction: 'lower', status: 'preview' }, true)).toBe(false);
  expect(canBeGoal({ ...first, direction: 'lower', setting: 'residents' }, true)).toBe(false);
});
