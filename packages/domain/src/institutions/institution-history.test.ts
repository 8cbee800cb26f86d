import { expect, it } from 'vitest';
import { formatMonth, parseMonth } from '../time/index.ts';
import { institutionHistory } from './institution-history.ts';
import type { InstitutionWard } from './institution-ward.ts';

const HOME = 310_000_019;
const OTHER = 310_000_027;

const ward = (
  wardType: InstitutionWard['wardType'],
  from: string,
  to: string | null,
  change: Partial<InstitutionWard> = {},
): InstitutionWard => ({
  ...{ organisation: HOME, wardType, name: 'Solbakken', municipality: '1201', beds: 40 },
  ...{ fromMonth: parseMonth(from), toMonth: to === null ? null : parseMonth(to), continuedBy: null },
  ...change,
});

/** 1201 became 4601 in 2020, and is the same place. */
const placeOf = (code: string) => (code === '1201' ? '4601' : code);
const told = (wards: readonly InstitutionWard[], month = '2021-06') =>
  institutionHistory(HOME, wards, parseMonth(month), placeOf).map((change) => ({
    ...change,
    month: formatMonth(change.month),
  }));

it('tells of new names, other places and more beds, once for all wards', () => {
  const wards = [
    ward('long-term', '2018-01', '2019-12'),
    ward('short-term', '2018-01', '2019-12', { beds: 8 }),
    ward('long-term', '2020-01', null, { name: 'Solhaug', municipality: '5001', beds: 44 }),
    ward('short-term', '2020-01', null, { name: 'Solhaug', municipality: '5001', beds: 8 }),
  ];
  expect(told(wards)).toEqual([
    { kind: 'renamed', month: '2020-01', before: 'Solbakken', after: 'Solhaug' },
    { kind: 'moved', month: '2020-01', before: '1201', after: '5001' },
    { kind: 'beds', month: '2020-01', wardType: 'long-term', before: 40, after: 44 },
    { kind: 'opened', month: '2018-01', wardType: 'long-term', beds: 40 },
    { kind: 'opened', month: '2018-01', wardType: 'short-term', beds: 8 },
  ]);
});

it('is silent of a municipality that got another number', () => {
  const wards = [
    ward('long-term', '2018-01', '2019-12'),
    ward('long-term', '2020-01', null, { municipality: '4601' }),
  ];
  expect(told(wards).map(({ kind }) => kind)).toEqual(['opened']);
});

it('tells a closure from a merger, on both sides, and a ward that opens again', () => {
  const wards = [
    ward('acute', '2018-01', '2019-06'),
    ward('acute', '2020-02', null),
    ward('long-term', '2018-01', '2020-12', { continuedBy: OTHER }),
    ward('short-term', '2018-01', '2020-03', { organisation: OTHER, continuedBy: HOME }),
  ];
  expect(told(wards)).toMatchObject([
    { kind: 'taken-over', month: '2020-12', wardType: 'long-term', organisation: OTHER },
    { kind: 'took-over', month: '2020-03', wardType: 'short-term', organisation: OTHER },
    { kind: 'opened', month: '2020-02', wardType: 'acute' },
    { kind: 'closed', month: '2019-06', wardType: 'acute' },
    { kind: 'opened', month: '2018-01', wardType: 'acute' },
    { kind: 'opened', month: '2018-01', wardType: 'long-term' },
  ]);
  expect(told(wards, '2020-12').map(({ kind }) => kind)).not.toContain('taken-over');
});
