import { describe, expect, it } from 'vitest';
import type { CodeSet, CountMeasure, IndicatorDefinition } from '../indicators/index.ts';
import type { PlainDate } from '../time/index.ts';
import { codeRanges } from './code-ranges.ts';
import { familiesOf } from './families.ts';
import { relationsOf } from './relations.ts';

const none = { nb: '', nn: '', en: '' };

function codeSet(id: string, include: readonly string[], exclude: readonly string[] = []): [string, CodeSet] {
  return [
    id,
    {
      id,
      version: 1,
      title: none,
      selections: [{ system: 'ATC', include, exclude }],
      source: '',
      sourceDate: '2026-01-01' as PlainDate,
      configurable: false,
      note: null,
    },
  ];
}

const SETS = new Map([
  codeSet('all', ['J01'], ['J01XX05']),
  codeSet('respiratory', ['J01AA02', 'J01CA04', 'J01CE02', 'J01FA']),
  codeSet('penicillin-v', ['J01CE02']),
  codeSet('respiratory-other', ['J01AA02', 'J01CA04', 'J01FA']),
  codeSet('methenamine', ['J01XX05']),
]);

/** Only what families are made from; the rest of a definition does not matter here. */
function indicator(
  id: string,
  numerator: CountMeasure,
  denominator: IndicatorDefinition['denominator'],
  scale: IndicatorDefinition['scale'] = 'percent',
): IndicatorDefinition {
  return { id, numerator, denominator, scale, setting: 'general-practice' } as IndicatorDefinition;
}

const rx = (medicines: string, more: Partial<CountMeasure> = {}): CountMeasure => ({
  count: 'prescriptions',
  medicines,
  ...more,
});

function relations(...indicators: readonly IndicatorDefinition[]) {
  const found = familiesOf(indicators, SETS);
  const position = (id: string) =>
    found.families.findIndex(
      ({ key }) => key === found.indicators.find(({ indicator: of }) => of === id)?.numerator.family,
    );
  return { ...found, ...relationsOf(found.families), position };
}

describe('familiesOf', () => {
  it('puts everything that is counted over one selection into one family', () => {
    const { families, indicators } = relations(
      indicator('rate', rx('all', { patients: 'list' }), { personTime: 'registeredList' }),
      indicator(
        'users',
        { count: 'users', medicines: 'all', patients: 'list' },
        { personTime: 'registeredList' },
      ),
      indicator(
        'doses',
        { count: 'ddd', medicines: 'all', patients: 'list' },
        { personTime: 'registeredList' },
      ),
      indicator('mean', { count: 'ddd', medicines: 'all' }, rx('all'), 'mean'),
    );
    expect(families.map(({ kinds }) => kinds)).toEqual([
      ['prescriptions', 'users', 'ddd'],
      ['ddd', 'dosed'],
    ]);
    expect(indicators[0]?.denominator).toBeNull();
    expect(indicators[3]?.denominator?.kind).toBe('dosed');
  });

  it('knows a selection again under another name of its code set', () => {
    const renamed = new Map([...SETS, codeSet('copy', ['J01CE02'])]);
    const { families } = familiesOf(
      [indicator('a', rx('penicillin-v'), rx('all')), indicator('b', rx('copy'), rx('all'))],
      renamed,
    );
    expect(families).toHaveLength(2);
  });

  it('keeps those who declared apart from all, and leaves residents out', () => {
    const { families, wholes, position } = relations(
      indicator('declared', rx('all'), { personTime: 'declaredList' }),
      indicator('share', rx('penicillin-v'), rx('all')),
      { ...indicator('residents', rx('all'), { personTime: 'residents' }), setting: 'residents' },
    );
    expect(families).toHaveLength(3);
    expect(wholes[position('declared')]).toHaveLength(1);
  });
});

describe('relationsOf', () => {
  const { wholes, partitions, position, families, indicators } = relations(
    indicator('penicillin', rx('penicillin-v', { ages: [10, 79] }), rx('respiratory', { ages: [10, 79] })),
    indicator('other', rx('respiratory-other', { ages: [10, 79] }), rx('respiratory', { ages: [10, 79] })),
    indicator('penicillin-all-ages', rx('penicillin-v'), rx('all')),
    indicator('children', rx('all', { ages: [0, 9], patients: 'list' }), { personTime: 'registeredList' }),
    indicator('off-list', rx('all', { patients: 'others' }), rx('all')),
    indicator('methenamine', rx('methenamine'), { personTime: 'registeredList' }),
  );
  const allKey = indicators.find(({ indicator: id }) => id === 'off-list')?.denominator?.family;
  const all = families.findIndex(({ key }) => key === allKey);

  it('finds parts inside wholes by medicines, ages, sex and patients', () => {
    expect(wholes[position('penicillin')]).toContain(position('penicillin-all-ages'));
    expect(wholes[position('penicillin-all-ages')]).not.toContain(position('penicillin'));
    expect(wholes[position('methenamine')]).toEqual([]);
    expect(wholes[position('children')]).toContain(all);
  });

  it('finds the largest sets of parts that exclude each other', () => {
    const respiratory = partitions.find(
      ({ parts }) =>
        parts.length === 2 && parts.includes(position('penicillin')) && parts.includes(position('other')),
    );
    expect(respiratory).toBeDefined();
    const ofAll = partitions.filter(({ whole }) => whole === all).map(({ parts }) => parts);
    expect(
      ofAll.some((parts) => parts.includes(position('off-list')) && parts.includes(position('children'))),
    ).toBe(true);
    expect(
      ofAll.some(
        (parts) => parts.includes(position('penicillin')) && parts.includes(position('penicillin-all-ages')),
      ),
    ).toBe(false);
  });
});

describe('codeRanges', () => {
  it('joins ranges that touch and takes exclusions out', () => {
    expect(
      codeRanges({
        include: [
          [5, 9],
          [1, 4],
          [20, 30],
        ],
        exclude: [
          [7, 7],
          [28, 40],
        ],
      }),
    ).toEqual([
      [1, 6],
      [8, 9],
      [20, 27],
    ]);
  });
});
