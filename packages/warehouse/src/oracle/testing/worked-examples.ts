import { type Month, parseMonth } from '@smalspor/domain/time';
import type { PlainRegister } from '../plain-register.ts';
import { onlyIn, plainLines, plainList, plainRegister } from './plain-rows.ts';

/** A register whose cells were worked out with pencil and paper. */
export interface WorkedExample {
  readonly name: string;
  readonly register: PlainRegister;
  /** First months of the deliveries after the first one. */
  readonly deliveryStarts?: readonly Month[];
  /**
   * `indicator level unit kind month` → `numerator/denominator`, then what else the example is about: `x² …/…` for the
   * spread, `of …` for the prescribers, `expected …`, `patients …`, the reason for no value. `null`: there is no such cell.
   */
  readonly cells: Readonly<Record<string, string | null>>;
}

const RATE = 'prescriptions-per-1000';
const DDD = 'ddd-per-1000-days';
const SHARE = 'penicillin-v-of-all';
const oslo = (from: string, to: string) => plainList(from, to, { municipality: '0301', patients: 1000 });

/** Counting of prescriptions and doses: whose package of penicillin V is 20 × 650 mg = 13 g = 6.5 DDD of 2 g. */
export const COUNTING_EXAMPLES: readonly WorkedExample[] = [
  {
    name: 'a prescription dispensed three times counts once, in the month of the first dispensing; doses follow the lines',
    register: plainRegister('2020-01', '2020-03', {
      lists: oslo('2020-01', '2020-03'),
      lines: plainLines([
        { on: '2020-03-01', prescribed: '2020-01-30', prescription: 1, packages100: 200 },
        { on: '2020-01-31', prescription: 1 },
        { on: '2020-02-15', prescribed: '2020-01-30', prescription: 1, packages100: 33 },
      ]),
    }),
    cells: {
      [`${RATE} gp 1 month 2020-01`]: '1/1000',
      [`${RATE} gp 1 month 2020-02`]: '0/1000',
      [`${RATE} nation 0 month 2020-03`]: '0/1000 of 1',
      // 650 hundredths over 31 days; 0.33 × 650 = 214.5 → 214 over the 29 days of a leap year; 1300 over 31.
      [`${DDD} gp 1 month 2020-01`]: '650/31000 x² 422500/650',
      [`${DDD} gp 1 month 2020-02`]: '214/29000',
      [`${DDD} county 3 month 2020-03`]: '1300/31000',
    },
  },
  {
    name: 'what came back is taken away: all of it, a part of it, and by a delivery of its own',
    register: plainRegister('2019-01', '2019-12', {
      lists: oslo('2019-01', '2019-12'),
      lines: plainLines([
        { on: '2019-02-01', prescription: 1 },
        { on: '2019-02-03', prescribed: '2019-02-01', prescription: 1, packages100: -100 },
        { on: '2019-03-01', prescription: 2, packages100: 200 },
        { on: '2019-03-09', prescribed: '2019-03-01', prescription: 2, packages100: -100 },
        { on: '2019-06-30', prescription: 3 },
        { on: '2019-07-01', prescribed: '2019-06-30', prescription: 3, packages100: -100 },
      ]),
    }),
    deliveryStarts: [parseMonth('2019-07')],
    cells: {
      [`${SHARE} gp 1 month 2019-02`]: null,
      [`${SHARE} gp 1 month 2019-03`]: '1/1',
      [`${SHARE} gp 1 month 2019-06`]: null,
      [`${RATE} gp 1 year 2019-12`]: '1/12000 x² 1/1',
      [`${DDD} gp 1 month 2019-02`]: '0/28000 x² 845000/0',
      [`${DDD} gp 1 month 2019-06`]: '650/30000',
      [`${DDD} gp 1 month 2019-07`]: '-650/31000',
      [`${DDD} gp 1 year 2019-12`]: '650/365000',
    },
  },
  {
    name: 'a prescription that two deliveries cut is not counted twice, nor one from before the measured months',
    register: plainRegister('2019-07', '2020-06', {
      lists: oslo('2019-07', '2020-06'),
      lines: plainLines([
        { on: '2019-12-20', prescription: 1 },
        { on: '2020-01-05', prescribed: '2019-12-20', prescription: 1 },
        { on: '2019-06-30', prescription: 2 },
        { on: '2020-02-05', prescribed: '2019-06-30', prescription: 2 },
      ]),
    }),
    deliveryStarts: [parseMonth('2020-01')],
    cells: {
      [`${SHARE} gp 1 month 2019-12`]: '1/1',
      [`${SHARE} gp 1 month 2020-01`]: null,
      [`${SHARE} gp 1 month 2020-02`]: null,
      [`${RATE} gp 1 rolling12 2020-06`]: '1/12000',
    },
  },
  {
    name: 'a package without a DDD is a prescription, but neither a dose nor behind a mean dose; methenamine is neither',
    register: plainRegister('2019-01', '2019-01', {
      lists: oslo('2019-01', '2019-01'),
      lines: plainLines([
        { on: '2019-01-02' },
        { on: '2019-01-03', product: 11 },
        { on: '2019-01-04', product: 10 },
      ]),
    }),
    cells: {
      [`${RATE} gp 1 month 2019-01`]: '2/1000 x² 4/2',
      [`${DDD} gp 1 month 2019-01`]: '650/31000',
      'mean-ddd gp 1 month 2019-01': '650/1',
      'methenamine-per-1000 gp 1 month 2019-01': '1/1000',
    },
  },
  {
    name: 'age is the year of dispensing less the year of birth',
    register: plainRegister('2018-12', '2019-01', {
      lists: plainList('2018-12', '2019-01', {
        municipality: '0301',
        patients: 50,
        women: onlyIn('0_9', 30),
        men: onlyIn('10_19', 20),
      }),
      lines: plainLines([
        { on: '2018-12-31', birthYear: 2009 },
        { on: '2019-01-01', birthYear: 2009 },
      ]),
    }),
    cells: {
      'children-per-1000 gp 1 month 2018-12': '1/30',
      'children-per-1000 gp 1 month 2019-01': '0/30',
      'penicillin-v-share gp 1 month 2018-12': null,
      'penicillin-v-share gp 1 month 2019-01': '1/1',
    },
  },
  {
    name: 'the spread is that of patients in the calendar year, also for a month and for half of two years',
    register: plainRegister('2018-07', '2019-06', {
      lists: oslo('2018-07', '2019-06'),
      lines: plainLines([
        { on: '2018-08-01' },
        { on: '2018-09-01' },
        { on: '2019-01-01', patient: 2 },
        { on: '2019-02-01', patient: 2 },
        { on: '2019-03-01', patient: 2 },
        { on: '2019-03-02' },
      ]),
    }),
    cells: {
      [`${RATE} gp 1 month 2018-07`]: '0/1000 x² 4/2',
      [`${RATE} gp 1 month 2019-03`]: '2/1000 x² 10/4',
      // Six months of each year: the later one.
      [`${RATE} nation 0 rolling12 2019-06`]: '6/12000 x² 10/4',
      [`${RATE} nation 0 half 2018-12`]: '2/6000 x² 4/2',
    },
  },
];

/** Whose list, which list, how long and where. */
export const PLACE_EXAMPLES: readonly WorkedExample[] = [
  {
    name: 'two lists are one practice, at home where the larger one lies, or the first of two as large',
    register: plainRegister('2019-01', '2019-02', {
      lists: [
        ...plainList('2019-01', '2019-01', { listId: 'A', municipality: '0219', patients: 300 }),
        ...plainList('2019-01', '2019-01', { listId: 'B', municipality: '0301', patients: 700 }),
        ...plainList('2019-02', '2019-02', { listId: 'B', municipality: '0301', patients: 500 }),
        ...plainList('2019-02', '2019-02', { listId: 'A', municipality: '0219', patients: 500 }),
        ...plainList('2019-02', '2019-02', {
          listId: 'C',
          municipality: '0301',
          patients: 900,
          prescriber: null,
        }),
      ],
      lines: plainLines([{ on: '2019-01-10' }]),
    }),
    cells: {
      [`${RATE} gp 1 month 2019-01`]: '1/1000',
      [`${RATE} municipality 301 month 2019-01`]: '1/1000 of 1',
      [`${RATE} municipality 219 month 2019-01`]: null,
      [`${RATE} municipality 219 month 2019-02`]: '0/1000',
      [`${RATE} county 2 month 2019-02`]: '0/1000',
      [`${RATE} nation 0 month 2019-02`]: '0/1000 of 1',
    },
  },
  {
    name: 'who changes group takes along nothing: each group has the months it had the doctor',
    register: plainRegister('2019-01', '2019-12', {
      lists: oslo('2019-01', '2019-12'),
      memberships: [
        { group: 7, prescriber: 1, from: parseMonth('2018-01'), to: parseMonth('2019-04') },
        { group: 8, prescriber: 1, from: parseMonth('2019-06'), to: null },
      ],
      lines: plainLines([{ on: '2019-04-30' }, { on: '2019-05-02' }, { on: '2019-11-02' }]),
    }),
    cells: {
      [`${RATE} group 7 year 2019-12`]: '1/4000 of 1',
      [`${RATE} group 8 year 2019-12`]: '1/7000 of 1',
      [`${RATE} group 7 rolling12 2019-12`]: '1/4000',
      [`${RATE} nation 0 year 2019-12`]: '3/12000 of 1',
    },
  },
  {
    name: 'a new code takes over the figures of the old one; the county is that of the last month, or of today',
    register: plainRegister('2019-04', '2020-03', {
      lists: [
        ...plainList('2019-04', '2019-12', { municipality: '0602', patients: 1000 }),
        ...plainList('2020-01', '2020-03', { municipality: '3005', patients: 1000 }),
      ],
      lines: plainLines([{ on: '2019-12-31' }]),
    }),
    cells: {
      [`${RATE} municipality 602 month 2019-12`]: '1/1000',
      [`${RATE} municipality 602 half 2019-12`]: '1/6000',
      [`${RATE} municipality 3005 rolling12 2020-03`]: '1/12000',
      [`${RATE} municipality 602 rolling12 2020-03`]: null,
      [`${RATE} county 6 month 2019-12`]: '1/1000',
      [`${RATE} county 30 half 2020-03`]: '1/6000',
      [`${RATE} countyNow 33 month 2019-12`]: '1/1000',
      [`${RATE} countyNow 33 rolling12 2020-03`]: '1/12000',
    },
  },
  {
    name: 'the parts of a divided municipality have no rolling value for a year; the county has',
    register: plainRegister('2019-01', '2020-12', {
      lists: [
        ...plainList('2019-01', '2019-12', { municipality: '1850', patients: 100 }),
        ...plainList('2020-01', '2020-12', { municipality: '1806', patients: 100 }),
      ],
      lines: plainLines([{ on: '2019-12-31' }, { on: '2020-03-31' }]),
    }),
    cells: {
      [`${RATE} municipality 1850 year 2019-12`]: '1/1200',
      [`${RATE} municipality 1806 month 2020-03`]: '1/100',
      [`${RATE} municipality 1806 half 2020-03`]: '1/300 boundary-split',
      [`${RATE} municipality 1806 half 2020-06`]: '1/600',
      [`${RATE} municipality 1806 rolling12 2020-09`]: '1/900 boundary-split',
      [`${RATE} municipality 1806 rolling12 2020-12`]: '1/1200',
      [`${RATE} municipality 1875 rolling12 2020-09`]: null,
      [`${RATE} county 18 rolling12 2020-09`]: '2/1200',
      [`${RATE} gp 1 rolling12 2020-09`]: '2/1200',
    },
  },
  {
    name: 'what is expected is the national rate of each sex and age on the own list',
    register: plainRegister('2019-01', '2019-01', {
      lists: [
        ...plainList('2019-01', '2019-01', {
          municipality: '0301',
          patients: 100,
          women: onlyIn('20_29', 100),
        }),
        ...plainList('2019-01', '2019-01', {
          listId: 'B',
          prescriber: 2,
          municipality: '1201',
          patients: 400,
          women: onlyIn('20_29', 300),
          men: onlyIn('80', 100),
        }),
      ],
      lines: plainLines([
        ...[1, 2, 3, 4].map((day) => ({ on: `2019-01-0${day}`, birthYear: 1990 })),
        { on: '2019-01-05', birthYear: 1939, female: false, patient: 2, prescriber: 2 },
        { on: '2019-01-06', birthYear: 1939, female: false, patient: 2, prescriber: 2 },
      ]),
    }),
    cells: {
      // Women 20–29: 4 of 400, men 80+: 2 of 100. So 100 × 0.01, and 300 × 0.01 + 100 × 0.02.
      [`${RATE} gp 1 month 2019-01`]: '4/100 x² 16/4 expected 1',
      [`${RATE} gp 2 month 2019-01`]: '2/400 x² 4/2 expected 5',
      [`${RATE} nation 0 month 2019-01`]: '6/500 x² 20/6 of 2 expected 6',
      [`${RATE} municipality 301 month 2019-01`]: '4/100 expected 1',
    },
  },
  {
    name: 'a patient of two doctors is one user of the municipality, and of each doctor',
    register: plainRegister('2019-01', '2019-12', {
      lists: [
        ...plainList('2019-01', '2019-12', {
          municipality: '0301',
          patients: 10,
          women: onlyIn('30_39', 10),
        }),
        ...plainList('2019-01', '2019-12', {
          listId: 'B',
          prescriber: 2,
          municipality: '0301',
          patients: 30,
          women: onlyIn('30_39', 30),
        }),
      ],
      lines: plainLines([
        { on: '2019-01-10' },
        { on: '2019-02-10' },
        { on: '2019-03-10', prescriber: 2 },
        { on: '2019-03-11', prescriber: 2, patient: 2 },
      ]),
    }),
    cells: {
      // Two women 30–39 in the nation: 2 of 480 person-months.
      'users-per-1000 gp 1 year 2019-12': '1/120 x² 1/1 expected 0.5',
      'users-per-1000 gp 2 rolling12 2019-12': '2/360 x² 2/2 expected 1.5',
      'users-per-1000 municipality 301 year 2019-12': '2/480 of 2 expected 2',
      'users-per-1000 nation 0 month 2019-03': null,
      [`${RATE} nation 0 year 2019-12`]: '4/480 x² 6/4 patients 2',
    },
  },
  {
    name: 'users are expected by their age in the last year of the period, also when they were younger at the dispensing',
    register: plainRegister('2018-07', '2019-06', {
      lists: [
        ...plainList('2018-07', '2019-06', {
          municipality: '0301',
          patients: 10,
          women: onlyIn('30_39', 10),
        }),
        ...plainList('2018-07', '2019-06', {
          listId: 'B',
          prescriber: 2,
          municipality: '0301',
          patients: 10,
          women: onlyIn('40_49', 10),
        }),
      ],
      lines: plainLines([{ on: '2018-08-01', birthYear: 1979 }]),
    }),
    cells: {
      'users-per-1000 gp 1 rolling12 2019-06': '1/120 expected 0',
      'users-per-1000 gp 2 rolling12 2019-06': '0/120 expected 1',
      // The prescription itself is expected where she was 39.
      [`${RATE} gp 1 rolling12 2019-06`]: '1/120 expected 1',
      [`${RATE} gp 2 rolling12 2019-06`]: '0/120 expected 0',
    },
  },
  {
    name: 'the inhabitants have everyone’s prescriptions, also those of an unknown prescriber',
    register: plainRegister('2019-12', '2020-01', {
      lists: oslo('2019-12', '2020-01'),
      lines: plainLines([
        { on: '2020-01-10' },
        { on: '2020-01-11', onList: false, prescriber: 2 },
        { on: '2020-01-12', onList: false, prescriber: null, patient: 2 },
        { on: '2020-01-13', onList: false, prescriber: null, product: 10, patient: 2 },
      ]),
    }),
    cells: {
      // 5,328,000 and 5,368,000 inhabitants on 1 January of the years.
      'resident-prescriptions-per-1000 nation 0 month 2019-12': '0/5328000 patients 0',
      'resident-prescriptions-per-1000 nation 0 month 2020-01': '3/5368000 x² 5/3 of 2 patients 2',
      'resident-prescriptions-per-1000 county 3 month 2020-01': null,
      [`${RATE} nation 0 month 2020-01`]: '1/1000 of 1 patients 1',
    },
  },
];
