/** A published figure of the real country, and how near the synthetic one must come. */
export interface ReferenceFigure {
  readonly id: FigureId;
  readonly year: number;
  readonly value: number;
  /** In the figure's own unit. */
  readonly tolerance: number;
  readonly source: string;
}

/** Figures that `countFigures` can make from the files. */
export type FigureId =
  | 'prescriptions per 1000'
  | 'penicillin V % of respiratory antibiotics'
  | 'respiratory antibiotics per 1000, ages 10-79'
  | '% with at least one antibiotic'
  | 'DDD per 1000 per day outside institutions'
  | 'quinolones % of urinary antibiotics, women 20-79'
  | '% of women 20-79 with a urinary antibiotic'
  | 'mean list with a GP, December'
  | 'GPs, December'
  | 'lists without a GP, December'
  | '% women among GPs, December'
  | 'highest county per 1000'
  | 'lowest county per 1000'
  | 'highest municipality over the lowest';

const HDIR = 'Helsedirektoratet, national quality indicators';
const KEY_FIGURES = 'Helsedirektoratet, key figures of the GP scheme 2023';

const perThousand = (year: number, value: number, tolerance: number, source = HDIR): ReferenceFigure => ({
  id: 'prescriptions per 1000',
  year,
  value,
  tolerance,
  source,
});
const users = (year: number, value: number, source: string): ReferenceFigure => ({
  id: '% with at least one antibiotic',
  year,
  value,
  tolerance: 2,
  source,
});
const gp = (id: FigureId, year: number, value: number, tolerance: number): ReferenceFigure => ({
  id,
  year,
  value,
  tolerance,
  source: KEY_FIGURES,
});

/** Trends, checked on a tenth of the country. */
export const TREND_FIGURES: readonly ReferenceFigure[] = [
  perThousand(2012, 441, 18, 'derived from 323.2 in 2018, 26.7 % below 2012'),
  perThousand(2015, 381, 15),
  perThousand(2016, 360, 14),
  perThousand(2018, 323.2, 13),
  perThousand(2019, 329.8, 13),
  perThousand(2020, 281, 12, 'press, 2021-06-25'),
  perThousand(2021, 281, 12, 'about the same as 2020'),
  {
    id: 'penicillin V % of respiratory antibiotics',
    year: 2012,
    value: 40,
    tolerance: 3,
    source: 'Skow et al., PMC9825809 (adults after a respiratory infection)',
  },
  {
    id: 'penicillin V % of respiratory antibiotics',
    year: 2019,
    value: 53,
    tolerance: 2.5,
    source: 'Skow et al., PMC9825809 (adults after a respiratory infection)',
  },
  {
    id: 'penicillin V % of respiratory antibiotics',
    year: 2020,
    value: 52.7,
    tolerance: 2.5,
    source: `${HDIR}, ages 10-79`,
  },
  {
    id: 'respiratory antibiotics per 1000, ages 10-79',
    year: 2019,
    value: 141,
    tolerance: 9,
    source: `${HDIR}: 751 217 prescriptions`,
  },
  {
    id: 'respiratory antibiotics per 1000, ages 10-79',
    year: 2020,
    value: 106,
    tolerance: 9,
    source: `${HDIR}: 569 560 prescriptions`,
  },
  users(2012, 26, 'Folkehelseinstituttet'),
  users(2015, 22, 'Folkehelseinstituttet'),
  users(2016, 21, HDIR),
  users(2018, 19.1, HDIR),
  users(2019, 19.4, HDIR),
  users(2020, 16.4, HDIR),
  {
    id: 'DDD per 1000 per day outside institutions',
    year: 2012,
    value: 14.3,
    tolerance: 1.2,
    source: 'derived: 85 % of 16.8',
  },
  {
    id: 'DDD per 1000 per day outside institutions',
    year: 2020,
    value: 9.7,
    tolerance: 1,
    source: 'derived: 85 % of 11.4',
  },
  {
    id: 'quinolones % of urinary antibiotics, women 20-79',
    year: 2021,
    value: 4.4,
    tolerance: 1,
    source: HDIR,
  },
  { id: '% of women 20-79 with a urinary antibiotic', year: 2021, value: 9.6, tolerance: 1, source: HDIR },
  gp('% women among GPs, December', 2019, 44.4, 3),
];

/** Levels and spread, on a quarter of the country; counts are scaled up. */
export const SPREAD_FIGURES: readonly ReferenceFigure[] = [
  gp('mean list with a GP, December', 2019, 1084, 30),
  gp('GPs, December', 2019, 4858, 120),
  gp('lists without a GP, December', 2019, 126, 70),
  { id: 'highest county per 1000', year: 2019, value: 345.8, tolerance: 25, source: `${HDIR}, 11 counties` },
  { id: 'lowest county per 1000', year: 2019, value: 289, tolerance: 25, source: `${HDIR}, 11 counties` },
];

/** Extremes, among small municipalities at their full size. */
export const EXTREME_FIGURES: readonly ReferenceFigure[] = [
  {
    id: 'highest municipality over the lowest',
    year: 2018,
    value: 6,
    tolerance: 2,
    source: 'Båtsfjord against Namdalseid, 2018',
  },
];
