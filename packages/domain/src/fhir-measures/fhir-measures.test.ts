import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, firstDayOf, lastDayOf, toMonth } from '../time/index.ts';
import { absentCode } from './absent-reason.ts';
import { fhirString, narrativeOf } from './fhir-texts.ts';
import { parseReportId, reportId } from './report-id.ts';
import { periodSearch } from './search-period.ts';

const months = fc
  .integer({ min: 2000 * 12, max: 2030 * 12 })
  .map((index) => toMonth(Math.floor(index / 12), (index % 12) + 1));
const spans = fc
  .tuple(months, fc.integer({ min: 0, max: 24 }))
  .map(([first, more]) => ({ start: firstDayOf(first), end: lastDayOf(addMonths(first, more)) }));
const dates = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .chain((date) => fc.constantFrom(4, 7, 10).map((length) => date.toISOString().slice(0, length)));

describe('a search for periods', () => {
  it('keeps to what FHIR says of its prefixes', () => {
    fc.assert(
      fc.property(spans, dates, (period, date) => {
        const is = (prefix: string) => periodSearch(`${prefix}${date}`)(period);
        expect(is('')).toBe(is('eq'));
        expect(is('ne')).toBe(!is('eq'));
        expect(is('ge')).toBe(is('gt') || is('eq'));
        expect(is('le')).toBe(is('lt') || is('eq'));
        if (is('sa')) expect([is('gt'), is('eb'), is('lt')]).toEqual([true, false, false]);
        if (is('eb')) expect([is('lt'), is('sa'), is('gt')]).toEqual([true, false, false]);
        expect(is('ge') || is('le')).toBe(true);
      }),
    );
  });

  it.each([
    ['2021', true],
    ['2021-01', false],
    ['ge2021-12-31', false],
    ['gt2021-06', true],
    ['le2021-01-01', false],
    ['sa2020', true],
    ['sa2021-01-01', false],
    ['eb2022', true],
  ])('%s and the year 2021: %s', (asked, fits) => {
    expect(periodSearch(asked)({ start: '2021-01-01', end: '2021-12-31' })).toBe(fits);
  });

  it.each([
    '',
    'ap2021',
    '21',
    '2021-13',
    '2021-02-30',
    'xx2021',
    '2021-1',
    'ge 2021',
    '2021-01-01T00:00:00Z',
  ])('%j is none', (asked) => expect(() => periodSearch(asked)).toThrow(/YYYY/));
});

it('leads from the id of a report back to its figure', () => {
  const ids = fc.stringMatching(/^[a-z][a-z0-9-]{0,40}$/);
  const kinds = fc.constantFrom('month', 'quarter', 'half', 'rolling12', 'year');
  const wards = fc.constantFrom(null, 'long-term', 'short-term', 'home-care', 'mixed');
  fc.assert(
    fc.property(
      ids,
      fc.constantFrom('n', 'c03', 't46'),
      kinds,
      months,
      wards,
      (measure, subject, kind, end, wardType) => {
        const id = reportId({ measure, subject, kind, end, wardType });
        expect(id).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
        expect(parseReportId(id)).toEqual({ measure, subject, kind, end, wardType });
      },
    ),
  );
});

it('says by a code of the standard why there is no number', () => {
  expect(absentCode('suppressed')).toBe('masked');
  expect(absentCode('too-few-members')).toBe('masked');
  expect(absentCode('below-minimum')).toBe('not-performed');
  expect(absentCode('boundary-split')).toBe('not-applicable');
  expect(absentCode('no-data')).toBe('unknown');
});

it('lets nothing of a text become markup or a sign that FHIR has not', () => {
  expect(narrativeOf([{ nb: '<b>&"', nn: '', en: '' }]).div).toContain('&lt;b&gt;&amp;&quot;');
  expect(fhirString(' 1\u00a0000\u2009%\n')).toBe('1 000 %');
});
