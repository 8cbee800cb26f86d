import type { CountedHome } from './count-institutions.ts';

/** Published figures of nursing homes, and how near the synthetic ones must come. */
export interface InstitutionReference {
  readonly id: keyof InstitutionFigures;
  readonly value: number;
  /** In the figure's own unit. */
  readonly tolerance: number;
  readonly source: string;
}

export interface InstitutionFigures {
  readonly 'institutions of the country': number;
  readonly 'beds of nursing homes': number;
  readonly 'mean of homes, DDD per 100 bed days': number;
  readonly 'lowest home (1st percentile)': number;
  readonly 'highest home (99th percentile)': number;
  readonly 'homes of short stays over those of long ones': number;
  readonly 'urinary agents by mouth, % of doses': number;
  readonly 'by mouth, % of doses': number;
  readonly 'methenamine, DDD per 100 bed days': number;
}

const HARBIN_2020 =
  'Harbin 2020, doi 10.1093/jacamr/dlaa093: 34 homes in Østfold, October 2015 to October 2016';

/** Of 2016, the last year before the programme. */
export const INSTITUTION_FIGURES: readonly InstitutionReference[] = [
  { id: 'institutions of the country', value: 900, tolerance: 60, source: 'unchecked: about 900' },
  {
    id: 'beds of nursing homes',
    value: 42_164,
    tolerance: 1000,
    source: 'Statistics Norway, table 11875, 2016',
  },
  { id: 'mean of homes, DDD per 100 bed days', value: 9.5, tolerance: 0.6, source: HARBIN_2020 },
  { id: 'lowest home (1st percentile)', value: 0.6, tolerance: 0.8, source: `${HARBIN_2020}, the lowest` },
  { id: 'highest home (99th percentile)', value: 30.9, tolerance: 8, source: `${HARBIN_2020}, the highest` },
  { id: 'homes of short stays over those of long ones', value: 13.1, tolerance: 3, source: HARBIN_2020 },
  {
    id: 'urinary agents by mouth, % of doses',
    value: 47,
    tolerance: 3,
    source: 'Harbin 2023, doi 10.3390/antibiotics12091372: 4.08 of 8.68',
  },
  { id: 'by mouth, % of doses', value: 83, tolerance: 3, source: HARBIN_2020 },
  {
    id: 'methenamine, DDD per 100 bed days',
    value: 1,
    tolerance: 0.4,
    source: 'Helsedirektoratet: 0.9–1.1 % of residents in May 2022 and 2023, at one dose a day',
  },
];

export function institutionFigures(homes: readonly CountedHome[], institutions: number): InstitutionFigures {
  const known = homes.flatMap((home) =>
    home.bedDays === null || home.bedDays === 0
      ? []
      : [{ ...home, bedDays: home.bedDays, rate: (home.doses * 100) / home.bedDays }],
  );
  const rates = known.map(({ rate }) => rate).sort((a, b) => a - b);
  const at = (share: number) => rates[Math.floor(share * (rates.length - 1))] ?? Number.NaN;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const sum = (pick: (home: (typeof known)[number]) => number) =>
    known.reduce((total, home) => total + pick(home), 0);
  const only = (type: string) =>
    mean(known.filter(({ wards }) => wards.size === 1 && wards.has(type)).map(({ rate }) => rate));
  return {
    'institutions of the country': institutions,
    'beds of nursing homes': homes.reduce((total, { beds }) => total + beds, 0),
    'mean of homes, DDD per 100 bed days': mean(rates),
    'lowest home (1st percentile)': at(0.01),
    'highest home (99th percentile)': at(0.99),
    'homes of short stays over those of long ones': only('short-term') - only('long-term'),
    'urinary agents by mouth, % of doses': (sum(({ urinary }) => urinary) / sum(({ doses }) => doses)) * 100,
    'by mouth, % of doses': (sum(({ oral }) => oral) / sum(({ doses }) => doses)) * 100,
    'methenamine, DDD per 100 bed days':
      (sum(({ methenamine }) => methenamine) / sum(({ bedDays }) => bedDays)) * 100,
  };
}
