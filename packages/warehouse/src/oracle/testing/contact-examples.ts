import { type PlainDate, parseMonth } from '@smalspor/domain/time';
import type { PlainContact } from '../plain-register.ts';
import { plainLines, plainList, plainRegister } from './plain-rows.ts';
import type { WorkedExample } from './worked-examples.ts';

const EPISODES = 'respiratory-episodes-treated';
const CHILDREN = 'respiratory-consultations-treated-children';
const PER_CONTACT = 'prescriptions-per-100-contacts';

/** Consultations with doctor 1 for a cold, of patients of nine years at most where they are born after 2009. */
function colds(
  rows: readonly { readonly patient: number; readonly on: string; readonly born?: number }[],
): readonly PlainContact[] {
  return rows.map(({ patient, on, born = 1980 }, index) => ({
    contact: index,
    on: on as PlainDate,
    tariff: '2ad',
    diagnosis: { system: 'ICPC-2', code: 'R74' },
    prescriber: 1,
    patient,
    female: true,
    birthYear: born,
  }));
}

/** What contacts led to, where years, days and doctors meet. */
export const CONTACT_EXAMPLES: readonly WorkedExample[] = [
  {
    name: 'an episode and what it led to reach from one year into the next, to the day',
    register: plainRegister('2019-01', '2020-12', {
      lists: plainList('2019-01', '2020-12', { municipality: '0301', patients: 1000 }),
      contacts: colds([
        { patient: 1, on: '2019-12-30' },
        // Twenty-eight days later it is the same illness, and twenty-nine days after that another.
        { patient: 2, on: '2019-12-10' },
        { patient: 2, on: '2020-01-07' },
        { patient: 2, on: '2020-02-05' },
        // Seven days are left to collect, and then only six.
        { patient: 3, on: '2020-12-24' },
        { patient: 4, on: '2020-12-25' },
        { patient: 5, on: '2019-12-31', born: 2010 },
        { patient: 6, on: '2019-12-31', born: 2010 },
      ]),
      lines: plainLines([
        { patient: 1, on: '2020-01-06', prescriber: 2 },
        { patient: 2, on: '2020-02-13' },
        { patient: 5, prescribed: '2019-12-31', on: '2020-01-10' },
        { patient: 6, on: '2019-12-31', prescriber: 2 },
      ]),
    }),
    cells: {
      [`${EPISODES} gp 1 month 2019-12`]: '2/4',
      [`${EPISODES} nation 0 year 2019-12`]: '2/4 of 1 patients 2',
      [`${EPISODES} gp 1 month 2020-01`]: null,
      [`${EPISODES} gp 1 month 2020-02`]: '0/1',
      [`${EPISODES} gp 1 month 2020-12`]: '0/1',
      // Ten days to collect what the contact's own doctor wrote; what somebody else wrote is not the contact's.
      [`${CHILDREN} gp 1 month 2019-12`]: '1/2',
    },
  },
  {
    name: 'prescriptions stand over contacts only in months in which these were counted',
    register: plainRegister('2019-11', '2020-01', {
      lists: plainList('2019-11', '2020-01', { municipality: '0301', patients: 1000 }),
      contactCounts: [
        { month: parseMonth('2019-12'), prescriber: 1, tariff: '2ad', contacts: 300 },
        { month: parseMonth('2019-12'), prescriber: 1, tariff: '1i', contacts: 40 },
        { month: parseMonth('2019-12'), prescriber: 1, tariff: '2ak', contacts: 50 },
        { month: parseMonth('2019-12'), prescriber: 2, tariff: '2ae', contacts: 7 },
      ],
      lines: plainLines([
        { patient: 1, on: '2019-11-30' },
        { patient: 1, on: '2019-12-01' },
        { patient: 2, on: '2019-12-31' },
        { patient: 2, on: '2019-12-31', prescriber: 2 },
        { patient: 3, on: '2020-01-01' },
      ]),
    }),
    cells: {
      [`${PER_CONTACT} gp 1 month 2019-11`]: null,
      [`${PER_CONTACT} gp 1 month 2019-12`]: '2/340',
      // Who has no list has figures of their own, and counts in no area.
      [`${PER_CONTACT} gp 2 month 2019-12`]: '1/7',
      [`${PER_CONTACT} nation 0 month 2019-12`]: '2/340 of 1 patients 2',
      [`${PER_CONTACT} nation 0 month 2020-01`]: null,
    },
  },
];
