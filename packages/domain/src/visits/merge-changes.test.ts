import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnswerChange, agreedAnswers, headsOf, mergeChanges } from './merge-changes.ts';

const yes = { choice: 'yes' } as const;
const no = { choice: 'no' } as const;
const change = (
  id: string,
  answer: AnswerChange['answer'],
  replaces: readonly string[] = [],
  item = 'hands',
): AnswerChange => ({ id, item, replaces, ...(answer === undefined ? {} : { answer }) });

describe('changes from one device', () => {
  it('leave the last answer, and nothing when it is taken back', () => {
    const first = change('a', no);
    const second = change('b', yes, ['a']);
    expect(mergeChanges([first, second]).get('hands')).toMatchObject({ kind: 'answered', answer: yes });
    const gone = mergeChanges([first, second, change('c', null, ['b'])]).get('hands');
    expect(gone?.kind).toBe('open');
  });

  it('that were sent and forgotten are known to be there', () => {
    expect(mergeChanges([change('a', undefined)]).get('hands')?.kind).toBe('sent');
    expect(mergeChanges([change('a', undefined), change('b', yes, ['a'])]).get('hands')).toMatchObject({
      answer: yes,
    });
  });
});

describe('changes from two devices', () => {
  const base = change('a', no);

  it('are a conflict when they differ and neither knew of the other, until somebody chooses', () => {
    const both = [base, change('b', yes, ['a']), change('c', { choice: 'not-applicable' }, ['a'])];
    expect(mergeChanges(both).get('hands')).toMatchObject({
      kind: 'conflict',
      heads: [{ id: 'b' }, { id: 'c' }],
    });
    expect(agreedAnswers(both)).toEqual({});
    expect(agreedAnswers([...both, change('d', yes, ['b', 'c'])])).toEqual({ hands: yes });
  });

  it('are none when they say the same, and never touch another item', () => {
    const same = [base, change('b', yes, ['a']), change('c', yes, ['a'])];
    expect(agreedAnswers(same)).toEqual({ hands: yes });
    expect(agreedAnswers([base, change('b', yes, ['a'], 'gloves')])).toEqual({ hands: no, gloves: yes });
  });

  it('to take back what another has changed is a conflict as well', () => {
    const state = mergeChanges([base, change('b', null, ['a']), change('c', yes, ['a'])]).get('hands');
    expect(state?.kind).toBe('conflict');
  });
});

/** Devices that answer, and now and then hear all that the others have said. */
const histories = fc
  .array(
    fc.record({
      device: fc.integer({ min: 0, max: 2 }),
      item: fc.constantFrom('x', 'y'),
      answer: fc.constantFrom(yes, no, null),
      syncsFirst: fc.boolean(),
    }),
    { maxLength: 14 },
  )
  .map((acts) => {
    const all: AnswerChange[] = [];
    const known: AnswerChange[][] = [[], [], []];
    for (const [index, { device, item, answer, syncsFirst }] of acts.entries()) {
      if (syncsFirst) known[device] = [...all];
      const heads = mergeChanges(known[device] ?? []).get(item)?.heads ?? [];
      const made = change(
        `c${String(index).padStart(2, '0')}`,
        answer,
        heads.map(({ id }) => id),
        item,
      );
      known[device]?.push(made);
      all.push(made);
    }
    return all;
  });

describe('syncing', () => {
  it('in any order and however often gives the same state', () => {
    const cases = histories.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length, maxLength: 2 * all.length }),
      ),
    );
    fc.assert(
      fc.property(cases, ([all, shuffled]) => {
        expect(headsOf(shuffled)).toEqual(headsOf(all));
        expect(agreedAnswers(shuffled)).toEqual(agreedAnswers(all));
      }),
    );
  });

  it('loses nothing: whatever nobody has replaced is a head, and a choice between all heads settles it', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const replaced = new Set(all.flatMap(({ replaces }) => replaces));
        expect(headsOf(all)).toEqual(
          all
            .map(({ id }) => id)
            .filter((id) => !replaced.has(id))
            .sort(),
        );
        const choices = [...mergeChanges(all)].map(([item, { heads }], index) =>
          change(
            `z${index}`,
            yes,
            heads.map(({ id }) => id),
            item,
          ),
        );
        const settled = mergeChanges([...all, ...choices]);
        expect([...settled.values()].every(({ kind }) => kind === 'answered')).toBe(true);
      }),
    );
  });
});
