import type { DemoPeople, DemoPerson } from '@smalspor/contract/use-cases';

/** The people of the tests: the recipient of the example report, a colleague who leads the group, the data manager, the programmes' administrator, a student, one with few prescriptions and one without a report. */
export const FAKE_PEOPLE: readonly DemoPerson[] = [
  {
    ...{ subject: 'anne', name: 'Anne Demo', hpr: '990000018', professions: ['LE'] },
    ...{ role: 'gp', place: 'Sagene 2, Oslo' },
  },
  { subject: 'leif', name: 'Leif Leder', hpr: '990000026', role: 'group-leader', place: 'Sagene 2, Oslo' },
  { subject: 'dina', name: 'Dina Data', hpr: null, role: 'data-manager', place: '' },
  { subject: 'pia', name: 'Pia Program', hpr: null, role: 'programme-admin', place: '' },
  { subject: 'nils', name: 'Nils Ny', hpr: '990000034', role: 'gp', place: 'Nordstrand 1, Oslo' },
  { subject: 'nora', name: 'Nora Uten', hpr: '990000042', role: 'gp', place: 'Nordstrand 1, Oslo' },
  { subject: 'siri', name: 'Siri Student', hpr: null, role: 'participant', place: '' },
  { subject: 'petra', name: 'Petra Program', hpr: null, role: 'programme-admin', place: '' },
];

export const fakePeople: DemoPeople = {
  featured: async () => FAKE_PEOPLE.filter(({ role }, index) => index < 4 || role === 'participant'),
  search: async (text, limit) =>
    FAKE_PEOPLE.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())).slice(0, limit),
  find: async (subject) => FAKE_PEOPLE.find((person) => person.subject === subject) ?? null,
};
