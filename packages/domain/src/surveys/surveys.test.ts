import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../time/index.ts';
import {
  cellsOf,
  countHome,
  countSubstances,
  isWindow,
  prevalence,
  type SurveyAnswer,
  type SurveyFrame,
  surveyFault,
  surveyState,
} from './index.ts';

const day = (text: string) => text as PlainDate;
const words = (id: string, group = 'urinary') => ({ id, group, text: { nb: id, nn: id, en: id } });
const DEFINITION = {
  indications: [words('cystitis'), words('pneumonia', 'chest')],
  routes: [words('oral')],
  substances: ['J01CA08', 'J01XX05', 'J01CE02'],
  methenamine: 'J01XX05',
};
const FRAME: SurveyFrame = {
  definition: DEFINITION,
  wardTypes: ['long-term', 'short-term'],
  from: day('2026-05-04'),
  to: day('2026-05-08'),
  today: day('2026-05-06'),
};
const PIV = { substance: 'J01CA08', indication: 'cystitis', purpose: 'treatment', route: 'oral' } as const;
const HIPREX = { ...PIV, substance: 'J01XX05', purpose: 'prevention' } as const;
const PENICILLIN = { ...PIV, substance: 'J01CE02', indication: 'pneumonia' } as const;
const resident = (...treatments: SurveyAnswer['residents'][number]['treatments'][number][]) => ({
  wardType: 'long-term' as const,
  treatments,
});
const ANSWER: SurveyAnswer = {
  day: day('2026-05-05'),
  wards: [
    { wardType: 'long-term', present: 30 },
    { wardType: 'short-term', present: 0 },
  ],
  residents: [resident(PIV, HIPREX), resident(PIV, PENICILLIN), resident(HIPREX)],
  nobody: false,
};
const faultOf = (change: Partial<SurveyAnswer>) => surveyFault({ ...ANSWER, ...change }, FRAME);

it('counts residents, not treatments, and methenamine apart', () => {
  const counts = countHome(ANSWER, DEFINITION);
  expect(counts).toEqual({
    present: 30,
    residents: { antibiotics: 2, methenamine: 2 },
    cells: {
      antibiotics: { 'treatment cystitis': 1, 'treatment several': 1 },
      methenamine: { 'prevention cystitis': 2 },
    },
  });
  const both = countHome(
    { ...ANSWER, residents: [resident(PIV, { ...PENICILLIN, purpose: 'prevention' })] },
    DEFINITION,
  );
  expect(both.cells.antibiotics).toEqual({ 'both several': 1 });
  expect(countSubstances(ANSWER)).toEqual([
    { substance: 'J01CA08', treatments: 2 },
    { substance: 'J01XX05', treatments: 2 },
    { substance: 'J01CE02', treatments: 1 },
  ]);
  expect(cellsOf(DEFINITION)).toHaveLength(7);
});

it('gives the prevalence with Wilson’s interval, and none where nobody was present', () => {
  // 10 of 100: 5.52–17.44, as in Newcombe, Stat Med 1998; 17: 857–872.
  const { value, low, high } = prevalence(10, 100) ?? {};
  expect(value).toBe(10);
  expect(low).toBeCloseTo(5.52, 2);
  expect(high).toBeCloseTo(17.44, 2);
  expect(prevalence(0, 0)).toBeNull();
  expect(prevalence(0, 30)).toMatchObject({ value: 0, low: 0 });
});

describe('an answer', () => {
  it('may be that nobody has antibiotics, and that a ward stood empty', () => {
    expect(faultOf({})).toBeNull();
    expect(faultOf({ residents: [], nobody: true })).toBeNull();
    expect(faultOf({ residents: [] })).toBe('nobody-unsaid');
    expect(faultOf({ nobody: true })).toBe('nobody-and-somebody');
  });

  it('cannot have more residents treated than present, ward type by ward type; two antibiotics are one resident', () => {
    const wards = (long: number, short: number): SurveyAnswer['wards'] => [
      { wardType: 'long-term', present: long },
      { wardType: 'short-term', present: short },
    ];
    expect(faultOf({ wards: wards(3, 0) })).toBeNull();
    expect(faultOf({ wards: wards(2, 40) })).toBe('more-treated-than-present');
    expect(faultOf({ wards: wards(-1, 0) })).toBe('not-counted');
    expect(faultOf({ wards: wards(2.5, 0) })).toBe('not-counted');
    expect(faultOf({ wards: wards(1_000, 0) })).toBe('not-counted');
    expect(faultOf({ wards: wards(3, 0).slice(0, 1) })).toBe('present-missing');
  });

  it('is about a day of the survey that has come, and about what the lists hold', () => {
    expect(faultOf({ day: day('2026-05-03') })).toBe('day-outside');
    expect(faultOf({ day: day('2026-05-09') })).toBe('day-outside');
    expect(faultOf({ day: day('2026-05-07') })).toBe('day-ahead');
    expect(faultOf({ residents: [resident()] })).toBe('no-treatment');
    expect(faultOf({ residents: [resident(PIV, PIV)] })).toBe('substance-twice');
    expect(faultOf({ residents: [resident(...Array(7).fill(PIV))] })).toBe('too-many-treatments');
    for (const change of [{ substance: 'J01ZZ99' }, { indication: 'boredom' }, { route: 'ear' }]) {
      expect(faultOf({ residents: [resident({ ...PIV, ...change })] })).toBe('unknown-choice');
    }
  });
});

it('is planned, then open until it is closed, whatever the last day', () => {
  const survey = { from: day('2026-05-04'), closedAt: null };
  expect(surveyState(survey, day('2026-05-03'))).toBe('planned');
  expect(surveyState(survey, day('2026-05-04'))).toBe('open');
  expect(surveyState(survey, day('2027-05-04'))).toBe('open');
  expect(surveyState({ ...survey, closedAt: 'x' }, day('2026-05-03'))).toBe('closed');
  expect(isWindow(day('2026-05-04'), day('2026-05-04'))).toBe(true);
  expect(isWindow(day('2026-05-04'), day('2026-05-03'))).toBe(false);
  expect(isWindow(day('2026-05-04'), day('2026-07-05'))).toBe(false);
});
