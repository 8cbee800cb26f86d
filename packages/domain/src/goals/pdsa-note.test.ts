import { expect, it } from 'vitest';
import type { PlainDate } from '../time/index.ts';
import { faultsOfSaving, LONGEST_NOTE, type PdsaNote, pdsaFaults, pdsaStage } from './pdsa-note.ts';

const empty: PdsaNote = {
  id: 'n1',
  goal: 'g1',
  turn: 1,
  startedOn: '2020-02-01' as PlainDate,
  plan: '',
  did: '',
  study: '',
  act: '',
  decision: null,
};

it('goes from plan to act, and is done with a decision', () => {
  const stages = [
    empty,
    { ...empty, plan: 'a' },
    { ...empty, plan: 'a', did: 'b' },
    { ...empty, plan: 'a', did: 'b', study: 'c' },
    { ...empty, plan: 'a', did: 'b', study: 'c', act: 'd' },
    { ...empty, plan: 'a', did: 'b', study: 'c', act: 'd', decision: 'keep' as const },
  ].map(pdsaStage);
  expect(stages).toEqual(['plan', 'do', 'study', 'act', 'act', 'done']);
});

it('refuses a skipped part, a novel, a decision about nothing, and what looks like an identity number', () => {
  expect(pdsaFaults({ ...empty, plan: 'a', study: 'c' })).toEqual(['part-skipped']);
  expect(pdsaFaults({ ...empty, plan: 'x'.repeat(LONGEST_NOTE + 1) })).toEqual(['too-long']);
  expect(pdsaFaults({ ...empty, plan: 'a', decision: 'stop' })).toEqual(['decision-without-act']);
  for (const text of ['Pasient 01815012345 fikk', '018150 12345']) {
    expect(pdsaFaults({ ...empty, plan: text })).toEqual(['identity-number']);
  }
  expect(pdsaFaults({ ...empty, plan: 'Se 120 av 1234567890 og 123456789012.' })).toEqual([]);
});

it('is stored with holes while it is written, and whole when the turn is done', () => {
  const hole = { ...empty, plan: 'a', study: 'c' };
  expect(faultsOfSaving(hole)).toEqual([]);
  expect(faultsOfSaving({ ...hole, act: 'd', decision: 'keep' })).toEqual(['part-skipped']);
  expect(faultsOfSaving({ ...empty, study: '01815012345' })).toEqual(['identity-number']);
});
