import { describe, expect, it } from 'vitest';
import { type BedDayForm, fieldsOf, firstEntries, isQuarterOver, readField } from './read-bed-day-form.ts';

const form: BedDayForm = {
  organisation: '310000019',
  name: 'Solbakken',
  now: '2021-01',
  quarter: '2020-10',
  isDue: true,
  quarters: [],
  wards: [
    { wardType: 'long-term', beds: 40, from: '2018-01', to: null },
    { wardType: 'acute', beds: null, from: '2020-12', to: null },
    { wardType: 'home-care', beds: null, from: '2018-01', to: null },
  ],
  lastYear: { 'long-term 2020-10': 1100 },
  delivered: {},
  versions: [],
  draft: null,
};
const version = (lines: BedDayForm['versions'][number]['lines']): BedDayForm['versions'][number] => ({
  ...{ version: 1, lines, toldAt: '2021-01-02T09:00:00Z', toldByName: 'Kari', reason: null },
});

describe('the fields of the form', () => {
  it('are those of wards with beds, in months that are over', () => {
    const names = (of: BedDayForm, isWhole = false) => fieldsOf(of, isWhole).map(({ field }) => field);
    expect(names(form)).toEqual([
      'long-term 2020-10',
      'long-term 2020-11',
      'long-term 2020-12',
      'acute 2020-12',
    ]);
    expect(names(form, true)).toEqual(['long-term 2020-10 quarter', 'acute 2020-10 quarter']);
    const early = { ...form, now: '2020-12' };
    expect([isQuarterOver(form), isQuarterOver(early)]).toEqual([true, false]);
    expect(names(early)).toEqual(['long-term 2020-10', 'long-term 2020-11']);
    expect(fieldsOf(form, false).map(({ capacity }) => capacity)).toEqual([1240, 1200, 1240, null]);
  });

  it('are read as the server reads them', () => {
    const [october] = fieldsOf(form, false);
    const read = (text: string) =>
      readField(form, october as NonNullable<typeof october>, { 'long-term 2020-10': text });
    expect(read('')).toEqual({ line: null, fault: null, doubts: [] });
    expect(read('about 1000').fault).toBe('not-a-number');
    expect(read('1 150')).toMatchObject({
      line: { bedDays: 1150, from: '2020-10', estimated: false },
      doubts: [],
    });
    expect(read('1300').doubts).toEqual(['above-capacity']);
    expect(read('15000').fault).toBe('more-than-a-year');
  });

  it('begin with the draft, or with what was told', () => {
    const line = {
      wardType: 'long-term' as const,
      from: '2020-10',
      to: '2020-12',
      bedDays: 3400,
      estimated: true,
    };
    const told = { ...form, versions: [version([line])] };
    expect(firstEntries(told)).toEqual({ 'long-term 2020-10 quarter': '3400', whole: '1', estimated: '1' });
    const entries = { 'long-term 2020-10': '7' };
    const draft = { version: 2, entries, savedAt: '2021-01-03T09:00:00Z', savedByName: 'Nils' };
    expect(firstEntries({ ...told, draft })).toBe(entries);
    expect(firstEntries(form)).toEqual({});
  });
});
