import { parseMonth } from '@smalspor/domain/time';
import { plainLines, plainList, plainRegister } from './plain-rows.ts';
import type { WorkedExample } from './worked-examples.ts';

const RATE = 'prescriptions-per-1000';
const SHARE = 'penicillin-v-of-all';
const oslo = (from: string, to: string) => plainList(from, to, { municipality: '0301', patients: 1000 });

/** Rates over a declared list, by whoever declared it. */
export const DECLARED_EXAMPLES: readonly WorkedExample[] = [
  {
    name: 'patients of others are outside the rate, inside the choice and inside the rate over the declared list',
    register: plainRegister('2019-01', '2019-03', {
      lists: oslo('2019-01', '2019-03'),
      declaredLists: [
        { prescriber: 1, from: parseMonth('2018-06'), to: parseMonth('2019-02'), patients: 500 },
        { prescriber: 1, from: parseMonth('2019-02'), to: null, patients: 200 },
        { prescriber: 2, from: parseMonth('2019-01'), to: null, patients: 400 },
      ],
      lines: plainLines([
        { on: '2019-01-10' },
        { on: '2019-01-11', onList: false },
        { on: '2019-01-12', onList: false, prescriber: 2 },
      ]),
    }),
    cells: {
      [`${RATE} gp 1 month 2019-01`]: '1/1000',
      [`${RATE}-declared gp 1 month 2019-01`]: '2/500',
      [`${RATE}-declared gp 1 month 2019-02`]: '0/700',
      [`${RATE}-declared nation 0 month 2019-03`]: '0/200 of 1',
      'off-list-share gp 1 month 2019-01': '1/2',
      // Prescriber 2 has no list: choice and the rate over what is declared, in no area.
      [`${SHARE} gp 2 month 2019-01`]: '1/1',
      [`${RATE} gp 2 month 2019-01`]: null,
      [`${RATE}-declared gp 2 month 2019-01`]: '1/400',
      [`${RATE}-declared gp 2 month 2019-02`]: '0/400',
      [`${RATE}-declared nation 0 month 2019-01`]: '2/500 of 1',
      'off-list-share gp 2 month 2019-01': null,
      [`${SHARE} nation 0 month 2019-01`]: '2/2 of 1',
    },
  },
  {
    name: 'what a doctor has declared in this house holds from its month on, before what a register delivered',
    register: plainRegister('2019-01', '2019-04', {
      lists: oslo('2019-01', '2019-04'),
      declaredLists: [
        { prescriber: 1, from: parseMonth('2018-06'), to: parseMonth('2019-03'), patients: 500 },
        { prescriber: 1, from: parseMonth('2019-01'), to: null, patients: 200 },
      ],
      ownDeclarations: [
        { prescriber: 1, from: parseMonth('2019-02'), patients: 800 },
        { prescriber: 1, from: parseMonth('2019-04'), patients: 900 },
        // A locum, of whom no register knows anything.
        { prescriber: 2, from: parseMonth('2018-01'), patients: 300 },
        { prescriber: 2, from: parseMonth('2019-05'), patients: 100 },
      ],
      lines: plainLines([{ on: '2019-02-10' }, { on: '2019-02-12', onList: false, prescriber: 2 }]),
    }),
    cells: {
      [`${RATE}-declared gp 1 month 2019-01`]: '0/700',
      [`${RATE}-declared gp 1 month 2019-02`]: '1/800',
      [`${RATE}-declared gp 1 month 2019-03`]: '0/800',
      [`${RATE}-declared gp 1 month 2019-04`]: '0/900',
      [`${RATE}-declared gp 2 month 2019-02`]: '1/300',
      [`${RATE}-declared gp 2 month 2019-04`]: '0/300',
      // The locum is in no area.
      [`${RATE}-declared nation 0 month 2019-02`]: '1/800 of 1',
      [`${RATE} gp 1 month 2019-02`]: '1/1000',
      [`${RATE} gp 2 month 2019-02`]: null,
    },
  },
];
