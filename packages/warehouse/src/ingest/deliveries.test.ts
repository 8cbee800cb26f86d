import type { Batch } from '@smalspor/domain/registers';
import { toMonth } from '@smalspor/domain/time';
import { describe, expect, it } from 'vitest';
import { currentBatches } from '../lake/current-batches.ts';
import { completeDeclaration, type Declaration } from './declaration.ts';
import { judgeDelivery } from './judge-delivery.ts';

const january = (year: number) => toMonth(year, 1);
const december = (year: number) => toMonth(year, 12);

function batch(changes: Partial<Batch>): Batch {
  return {
    id: 'first',
    format: 'dispensings',
    register: 'LMR',
    from: january(2019),
    to: december(2019),
    sequence: 1,
    synthetic: true,
    sourceSha256: 'a',
    patientKey: null,
    rows: 1,
    rejectedRows: 0,
    importedAt: '',
    files: [],
    quality: {},
    ...changes,
  };
}

function delivery(changes: Partial<Declaration> = {}): Declaration {
  const { format, register, from, to, sequence, synthetic } = batch({});
  return { format, version: 1, register, from, to, sequence, synthetic, ...changes };
}

describe('judgeDelivery', () => {
  const there = [batch({}), batch({ id: 'second', sequence: 2, sourceSha256: 'b' })];

  it('takes the first delivery of a period, and of another format', () => {
    expect(judgeDelivery(delivery(), 'x', [])).toEqual({ kind: 'new', supersedes: [] });
    const next = delivery({ from: january(2020), to: december(2020) });
    expect(judgeDelivery(next, 'x', there)).toEqual({ kind: 'new', supersedes: [] });
    expect(judgeDelivery(delivery({ format: 'gp-lists' }), 'x', there)).toEqual({
      kind: 'new',
      supersedes: [],
    });
  });

  it.each(['KIL', 'NorPD'])('refuses the months of a delivery in force from %s', (register) => {
    for (const format of ['dispensings', 'gp-lists', 'declared-lists', 'cme-groups'] as const) {
      const known = [batch({ format })];
      for (const changes of [{}, { from: december(2019), to: december(2020) }, { to: january(2019) }]) {
        const again = delivery({ format, register, ...changes });
        expect(() => judgeDelivery(again, 'x', known)).toThrow(
          expect.objectContaining({ code: 'batch-overlap', reason: 'undeclared-overlap' }),
        );
        expect(() => judgeDelivery(again, 'x', known)).toThrow(/name it LMR .* cannot be taken in beside it/);
      }
      const later = delivery({ format, register, from: january(2020), to: december(2020) });
      expect(judgeDelivery(later, 'x', known)).toEqual({ kind: 'new', supersedes: [] });
    }
  });

  it.each(['lmr', 'L M R', ' Lmr'])('knows %s for LMR', (register) => {
    const known = [batch({})];
    expect(() => judgeDelivery(delivery({ register }), 'x', known)).toThrow(
      expect.objectContaining({ reason: 'sequence-taken' }),
    );
    const correction = delivery({ register, sequence: 2 });
    expect(judgeDelivery(correction, 'x', known)).toEqual({ kind: 'new', supersedes: ['first'] });
    const both = [...known, batch({ id: 'second', register, sequence: 2 })];
    expect(currentBatches(both).map(({ id }) => id)).toEqual(['second']);
    const asked = { ...correction, register: 'LMR' };
    expect(completeDeclaration(correction, asked, 'file').register).toBe(register);
  });

  it.each(['products', 'fest', 'practitioners', 'klass'] as const)(
    'takes %s of several registers for the same months',
    (format) => {
      const beside = delivery({ format, register: 'KIL' });
      expect(judgeDelivery(beside, 'x', [batch({ format })])).toEqual({ kind: 'new', supersedes: [] });
    },
  );

  it('takes a later sequence of the same period instead of the earlier ones', () => {
    expect(judgeDelivery(delivery({ sequence: 3 }), 'x', there)).toEqual({
      kind: 'new',
      supersedes: ['first', 'second'],
    });
  });

  it('knows the same file again, in force or not', () => {
    expect(judgeDelivery(delivery(), 'a', there)).toEqual({ kind: 'unchanged', batchId: 'first' });
    expect(judgeDelivery(delivery({ sequence: 2 }), 'b', there)).toEqual({
      kind: 'unchanged',
      batchId: 'second',
    });
  });

  it.each([
    [
      'the same file declared in another way',
      delivery({ sequence: 3 }),
      'a',
      'declared-differently',
      /imported before/,
    ],
    ['the same sequence with other content', delivery({ sequence: 2 }), 'x', 'sequence-taken', /sequence 3/],
    ['an older sequence', delivery({ sequence: 1 }), 'x', 'sequence-taken', /sequence 3/],
    [
      'an overlap at the end',
      delivery({ from: december(2019), to: december(2020) }),
      'x',
      'undeclared-overlap',
      /2019-01–2019-12/,
    ],
    [
      'a part of the period',
      delivery({ to: january(2019), sequence: 9 }),
      'x',
      'undeclared-overlap',
      /counted twice/,
    ],
    [
      'a longer period',
      delivery({ from: january(2018), sequence: 9 }),
      'x',
      'undeclared-overlap',
      /counted twice/,
    ],
    [
      'real data among synthetic',
      delivery({ synthetic: false, register: 'X' }),
      'x',
      'real-and-synthetic',
      /home of its own/,
    ],
  ] as const)('refuses %s', (_name, declared, sha256, reason, detail) => {
    expect(() => judgeDelivery(declared, sha256, there)).toThrow(expect.objectContaining({ reason }));
    expect(() => judgeDelivery(declared, sha256, there)).toThrow(detail);
  });

  it('refuses a sequence between those that were delivered', () => {
    const gap = [batch({}), batch({ id: 'third', sequence: 3, sourceSha256: 'c' })];
    expect(() => judgeDelivery(delivery({ sequence: 2 }), 'x', gap)).toThrow(
      expect.objectContaining({ reason: 'sequence-too-old' }),
    );
  });

  it('refuses synthetic data among real', () => {
    expect(() => judgeDelivery(delivery({ register: 'X' }), 'x', [batch({ synthetic: false })])).toThrow(
      expect.objectContaining({ reason: 'real-and-synthetic' }),
    );
  });
});
