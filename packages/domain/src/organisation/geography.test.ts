import { describe, expect, it } from 'vitest';
import { toMonth } from '../time/index.ts';
import { createGeography, geographyProblems } from './create-geography.ts';
import {
  carryForward,
  countiesAt,
  countyNow,
  countyOf,
  type GeographyData,
  inhabitantsOf,
  isMunicipalityValid,
  municipalitiesAt,
  receivedPartOfSplit,
} from './geography.ts';

const january = (year: number) => toMonth(year, 1);
const december = (year: number) => toMonth(year, 12);

function municipality(code: string, from: number, lastYear: number | null, inhabitants2021 = 1000) {
  return {
    code,
    name: `Sted ${code}`,
    otherNames: {},
    from: january(from),
    last: lastYear === null ? null : december(lastYear),
    county: code.slice(0, 2),
    inhabitants2021: [{ from: january(from), inhabitants: inhabitants2021, kind: 'counted' as const }],
  };
}

function county(code: string, from: number, lastYear: number | null) {
  const last = lastYear === null ? null : december(lastYear);
  return { code, name: `Fylke ${code}`, otherNames: {}, from: january(from), last, healthRegion: 'vest' };
}

/** 0101 and 0102 are joined in 2014 to 3001, which is divided in 2016 into 3002 and the older 3003. */
const DATA: GeographyData = {
  municipalities: [
    municipality('0101', 2012, 2013),
    municipality('0102', 2012, 2013),
    municipality('3001', 2014, 2015, 2000),
    municipality('3002', 2016, null),
    municipality('3003', 2012, null),
  ],
  counties: [county('01', 2012, 2013), county('30', 2012, null)],
  healthRegions: [{ id: 'vest', name: { nb: 'Vest', nn: 'Vest', en: 'West' } }],
  changes: [
    { on: january(2014), from: '0101', to: '3001' },
    { on: january(2014), from: '0102', to: '3001' },
    { on: january(2016), from: '3001', to: '3002' },
    { on: january(2016), from: '3001', to: '3003' },
  ],
  population: [
    { year: 2012, inhabitants: 50 },
    { year: 2021, inhabitants: 100 },
  ],
};
const GEOGRAPHY = createGeography(DATA);

describe('validity', () => {
  it('includes the first and the last month', () => {
    expect(isMunicipalityValid(GEOGRAPHY, '0101', december(2013))).toBe(true);
    expect(isMunicipalityValid(GEOGRAPHY, '0101', january(2014))).toBe(false);
    expect(isMunicipalityValid(GEOGRAPHY, '3001', january(2014))).toBe(true);
    expect(isMunicipalityValid(GEOGRAPHY, '9999', january(2014))).toBe(false);
    expect(municipalitiesAt(GEOGRAPHY, january(2014)).map((place) => place.code)).toEqual(['3001', '3003']);
    expect(countiesAt(GEOGRAPHY, january(2014)).map((place) => place.code)).toEqual(['30']);
  });

  it('gives the county then, and now', () => {
    expect(countyOf(GEOGRAPHY, '0101', january(2012))).toBe('01');
    expect(countyOf(GEOGRAPHY, '0101', january(2014))).toBeNull();
    expect(countyNow(GEOGRAPHY, '0101')).toBe('30');
    expect(countyNow(GEOGRAPHY, '9999')).toBeNull();
  });
});

describe('carryForward', () => {
  it('follows changes that lie between the months, and no others', () => {
    expect(carryForward(GEOGRAPHY, '0101', january(2012), december(2013))).toEqual({
      kind: 'code',
      code: '0101',
    });
    expect(carryForward(GEOGRAPHY, '0101', january(2012), january(2014))).toEqual({
      kind: 'code',
      code: '3001',
    });
    expect(carryForward(GEOGRAPHY, '3003', january(2012), december(2020))).toEqual({
      kind: 'code',
      code: '3003',
    });
  });

  it('stops at a split', () => {
    const parts = ['3002', '3003'];
    expect(carryForward(GEOGRAPHY, '3001', january(2014), january(2016))).toEqual({ kind: 'split', parts });
    expect(carryForward(GEOGRAPHY, '0102', january(2012), january(2017))).toEqual({ kind: 'split', parts });
  });

  it('says when the code is not valid in the first month, or the months are the wrong way round', () => {
    expect(carryForward(GEOGRAPHY, '3002', january(2015), january(2017))).toEqual({ kind: 'not-valid' });
    expect(carryForward(GEOGRAPHY, '3003', january(2015), january(2014))).toEqual({ kind: 'not-valid' });
  });

  it('tells that a window meets a received part', () => {
    expect(receivedPartOfSplit(GEOGRAPHY, '3003', january(2015), january(2016))).toBe(true);
    expect(receivedPartOfSplit(GEOGRAPHY, '3003', january(2016), december(2016))).toBe(false);
    expect(receivedPartOfSplit(GEOGRAPHY, '3001', january(2013), december(2014))).toBe(false);
  });
});

describe('inhabitantsOf', () => {
  it('moves the number of 2021 with the country, and gives null for a code that is not valid', () => {
    expect(inhabitantsOf(GEOGRAPHY, '3003', 2012)).toBe(500);
    expect(inhabitantsOf(GEOGRAPHY, '3002', 2012)).toBeNull();
    expect(inhabitantsOf(GEOGRAPHY, '3003', 2013)).toBeNull();
  });
});

it('takes the inhabitants of the borders of the time', () => {
  const grown = [
    { from: january(2012), inhabitants: 600, kind: 'estimated' as const },
    { from: january(2016), inhabitants: 1000, kind: 'counted' as const },
  ];
  const municipalities = DATA.municipalities.map((place) => ({ ...place, inhabitants2021: grown }));
  const geography = createGeography({ ...DATA, municipalities });
  expect([2012, 2021].map((year) => inhabitantsOf(geography, '3003', year))).toEqual([300, 1000]);
});

describe('geographyProblems', () => {
  const messages = (data: GeographyData) =>
    geographyProblems(data).map((problem) => `${problem.code} ${problem.message}`);

  it('finds nothing wrong with sound tables', () => {
    expect(messages(DATA)).toEqual([]);
  });

  it('refuses successors in different counties', () => {
    const data = {
      ...DATA,
      counties: [...DATA.counties, county('31', 2012, null)],
      municipalities: DATA.municipalities.map((place) =>
        place.code === '3002' ? { ...place, county: '31' } : place,
      ),
    };
    expect(messages(data)).toContain('3001 its successors end in different counties: 30, 31');
    expect(messages(data)).toContain('0101 its successors end in different counties: 30, 31');
  });

  it('refuses an end without successor, unknown codes, wrong months and double codes', () => {
    expect(messages({ ...DATA, changes: DATA.changes.slice(1) })).toEqual([
      '0101 ends in 2013-12 without a successor',
    ]);
    const stray = { on: january(2015), from: '0101', to: '7777' };
    expect(messages({ ...DATA, changes: [...DATA.changes, stray] })).toEqual([
      '0101 a change leaves it in 2015-01, but that is not when it ends',
      '7777 a change enters this unknown code',
    ]);
    const twice = [...DATA.municipalities, municipality('3003', 2012, null)];
    expect(messages({ ...DATA, municipalities: twice })).toEqual(['3003 the code stands twice']);
    const early = { ...DATA, counties: [county('01', 2012, 2012), county('30', 2012, null)] };
    expect(messages(early)).toContain('0101 is valid while its county 01 is not');
  });
});
