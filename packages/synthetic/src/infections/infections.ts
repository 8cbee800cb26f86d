import { type Curve, curve } from '../chance/curve.ts';

export const INFECTION_GROUPS = ['respiratory', 'urinary', 'skin', 'other', 'prophylaxis'] as const;
export type InfectionGroup = (typeof INFECTION_GROUPS)[number];

export type Season = 'winter' | 'flat' | 'summer' | 'ticks';

/** A kind of contact for infection: who comes with it, when, and how often it ends with an antibiotic. */
export interface Infection {
  readonly group: InfectionGroup;
  readonly icpc: string;
  /** The code that hospital doctors and some others use for it. */
  readonly icd: string;
  readonly season: Season;
  /** Contacts per 1000 women and men a year by age. */
  readonly women: Curve;
  readonly men: Curve;
  /** Chance of a prescription in 2019 by an average doctor, to children under 10 and to others. */
  readonly treated: readonly [child: number, other: number];
  readonly choice: string;
}

/** The same for both sexes, men multiplied. */
function both(rates: Curve, menShare = 1): Pick<Infection, 'women' | 'men'> {
  return { women: rates, men: rates.map(([age, rate]) => [age, rate * menShare] as const) };
}

const respiratory = { group: 'respiratory', season: 'winter' } as const;
const urinary = { group: 'urinary', season: 'flat' } as const;
const skin = { group: 'skin', season: 'summer' } as const;
const other = { group: 'other', season: 'flat' } as const;

/** Rates are drawn by hand to the reference figures; single curves have no source. */
export const INFECTIONS: readonly Infection[] = [
  {
    ...respiratory,
    icpc: 'R74',
    icd: 'J06.9',
    ...both(curve('0:520 2:560 6:300 12:140 20:200 40:210 60:160 80:120'), 0.8),
    treated: [0.045, 0.075],
    choice: 'throat',
  },
  {
    ...respiratory,
    icpc: 'R05',
    icd: 'R05',
    ...both(curve('0:160 4:120 12:50 30:80 60:120 85:130'), 0.85),
    treated: [0.05, 0.08],
    choice: 'bronchi',
  },
  {
    ...respiratory,
    icpc: 'H71',
    icd: 'H66.9',
    ...both(curve('0:190 1:330 4:210 8:80 14:25 40:16 80:8'), 1),
    treated: [0.5, 0.55],
    choice: 'ear',
  },
  {
    ...respiratory,
    icpc: 'R75',
    icd: 'J01.9',
    ...both(curve('0:2 8:12 16:60 30:110 50:112 70:62 85:24'), 0.52),
    treated: [0.5, 0.57],
    choice: 'sinus',
  },
  {
    ...respiratory,
    icpc: 'R76',
    icd: 'J03.9',
    ...both(curve('0:20 4:95 9:75 17:105 30:62 45:32 70:12'), 0.8),
    treated: [0.6, 0.64],
    choice: 'tonsils',
  },
  {
    ...respiratory,
    icpc: 'R78',
    icd: 'J20.9',
    ...both(curve('0:90 3:70 10:18 30:40 50:74 70:116 88:120'), 0.8),
    treated: [0.17, 0.36],
    choice: 'bronchi',
  },
  {
    ...respiratory,
    icpc: 'R81',
    icd: 'J18.9',
    ...both(curve('0:35 3:50 10:14 30:16 50:26 70:56 88:96'), 0.95),
    treated: [0.78, 0.8],
    choice: 'lungs',
  },
  {
    ...respiratory,
    icpc: 'R95',
    icd: 'J44.1',
    ...both(curve('0:0 44:0 55:26 68:82 78:96 90:60'), 0.95),
    treated: [0, 0.5],
    choice: 'copd',
  },
  {
    ...urinary,
    icpc: 'U71',
    icd: 'N30.0',
    women: curve('0:36 4:62 11:40 16:125 21:225 30:165 42:140 55:170 66:240 76:345 90:580'),
    men: curve('0:12 5:6 20:14 45:30 60:66 72:140 82:240 92:320'),
    treated: [0.5, 0.66],
    choice: 'bladder',
  },
  {
    ...urinary,
    icpc: 'U70',
    icd: 'N10',
    women: curve('0:6 10:5 22:22 45:12 65:16 90:22'),
    men: curve('0:3 30:3 60:9 90:22'),
    treated: [0.6, 0.72],
    choice: 'kidney',
  },
  {
    ...skin,
    icpc: 'S76',
    icd: 'L03.9',
    ...both(curve('0:20 10:22 30:38 50:48 70:74 90:104'), 1.1),
    treated: [0.45, 0.6],
    choice: 'skin',
  },
  {
    ...skin,
    icpc: 'S84',
    icd: 'L01.0',
    ...both(curve('0:26 4:62 9:30 16:9 60:5'), 1),
    treated: [0.33, 0.42],
    choice: 'skin',
  },
  {
    ...skin,
    icpc: 'S11',
    icd: 'T14.1',
    ...both(curve('0:22 10:34 25:42 60:40 85:62'), 1.15),
    treated: [0.27, 0.38],
    choice: 'wound',
  },
  {
    ...skin,
    season: 'ticks',
    icpc: 'A78',
    icd: 'A69.2',
    ...both(curve('0:4 7:12 20:5 50:11 66:14 85:6'), 1),
    treated: [0.72, 0.78],
    choice: 'ticks',
  },
  {
    ...skin,
    season: 'flat',
    icpc: 'S96',
    icd: 'L70.0',
    ...both(curve('0:0 11:0 14:80 17:150 21:112 28:42 40:5 50:0'), 0.9),
    treated: [0, 0.3],
    choice: 'acne',
  },
  {
    ...other,
    icpc: 'D82',
    icd: 'K04.7',
    ...both(curve('0:3 18:18 40:33 70:29 90:14'), 1.05),
    treated: [0.4, 0.55],
    choice: 'tooth',
  },
  {
    ...other,
    icpc: 'X92',
    icd: 'A56.0',
    ...both(curve('0:0 14:0 20:34 26:26 36:8 55:0'), 0.8),
    treated: [0, 0.75],
    choice: 'genital',
  },
  {
    ...other,
    icpc: 'D87',
    icd: 'K29.5',
    ...both(curve('0:0 18:5 50:14 75:14 90:6'), 0.9),
    treated: [0, 0.33],
    choice: 'stomach',
  },
  {
    ...other,
    icpc: 'A78',
    icd: 'B99',
    ...both(curve('0:14 20:20 60:30 90:60'), 0.9),
    treated: [0.25, 0.46],
    choice: 'unclear',
  },
  {
    group: 'prophylaxis',
    season: 'flat',
    icpc: 'U71',
    icd: 'N39.0',
    women: curve('0:0 25:1 50:6 65:22 75:54 85:96 95:120'),
    men: curve('0:0 55:1 70:10 80:28 92:40'),
    treated: [0, 0.6],
    choice: 'methenamine',
  },
];
