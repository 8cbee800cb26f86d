import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseRows, FIRST_CHOICE, type FollowedRow, rowsToCall, SORTS } from './choose-rows.ts';

const row = (name: string, change: Partial<FollowedRow> = {}): FollowedRow => ({
  organisation: '310000019',
  name,
  kind: 'nursing-home',
  municipality: 'Bergen',
  county: 'Vestland',
  standing: 'active',
  programme: null,
  phase: null,
  contact: null,
  data: {
    lastSales: '2020-12',
    bedDays: 'told',
    lastBedDays: '2020-12',
    openOddities: 0,
    mandate: 'not-needed',
  },
  lacks: [],
  reminder: 'complete',
  remindedOn: null,
  ...change,
});
const names = (rows: readonly FollowedRow[]) => rows.map(({ name }) => name);

describe('the list of institutions', () => {
  const late = row('Sen', { lacks: ['sales'], reminder: 'no-contact' });
  const rows = [
    row('A'),
    late,
    row('Utenfor', { standing: 'none', lacks: ['bed-days'], reminder: 'no-contact' }),
  ];

  it('shows those that lack something', () => {
    expect(names(chooseRows(rows, { ...FIRST_CHOICE, lack: 'any' }))).toEqual(['Sen', 'Utenfor']);
    expect(names(chooseRows(rows, { ...FIRST_CHOICE, lack: 'sales' }))).toEqual(['Sen']);
    expect(names(chooseRows(rows, { ...FIRST_CHOICE, lack: 'any', onlyTakingPart: true }))).toEqual(['Sen']);
  });

  it('names whom to call, of those that take part', () => {
    expect(rowsToCall(rows)).toEqual([late]);
  });

  it('puts those without data first when it is sorted by the last month', () => {
    const none = row('Ingen', { data: { ...row('x').data, lastSales: null } as FollowedRow['data'] });
    expect(names(chooseRows([row('A'), none], { ...FIRST_CHOICE, sort: 'sales' }))).toEqual(['Ingen', 'A']);
  });

  it('loses and doubles nobody, however it is sorted', () => {
    const some = fc.array(fc.string({ minLength: 1 }).map((name) => row(name)));
    fc.assert(
      fc.property(some, fc.constantFrom(...SORTS), fc.boolean(), (all, sort, isDescending) => {
        const sorted = chooseRows(all, { ...FIRST_CHOICE, sort, isDescending });
        expect(names(sorted).sort()).toEqual(names(all).sort());
      }),
    );
  });
});
