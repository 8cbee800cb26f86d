import { ODDITY_KINDS } from '@smalspor/domain/institution-data';
import { expect, it } from 'vitest';
import { oddityWords } from './oddity-words.ts';

it('calls a month far below the usual a fall, and one far above it a rise', () => {
  expect(oddityWords({ kind: 'jump', value: 8, usual: 56 })).toBe('fall');
  expect(oddityWords({ kind: 'jump', value: 0, usual: 40 })).toBe('fall');
  expect(oddityWords({ kind: 'jump', value: 400, usual: 67 })).toBe('rise');
});

it('calls everything else what it is', () => {
  for (const kind of ODDITY_KINDS.filter((each) => each !== 'jump')) {
    expect(oddityWords({ kind, value: 0, usual: null })).toBe(kind);
  }
});
