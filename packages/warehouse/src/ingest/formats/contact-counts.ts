import type { SemicolonFormat } from './format.ts';

/** How many contacts a doctor had: the denominator of rates by contact, and what busyness is told by. */
export const contactCounts: SemicolonFormat = {
  kind: 'semicolon',
  id: 'contact-counts',
  version: 1,
  registersPerMonth: 'one',
  name: { nb: 'Antall kontakter', en: 'Numbers of contacts' },
  about: {
    nb: 'Én linje for hver lege, måned og takst: hvor mange kontakter legen hadde i alt, de enkeltvis leverte medregnet. Uten pasienter: slik kan alle kontakter telles uten at alle pasienter leveres.',
    en: 'One line for each doctor, month and tariff: how many contacts the doctor had in all, those delivered one by one among them. Without patients: so all contacts can be counted without all patients being delivered.',
  },
  columns: [
    {
      name: 'month',
      type: { kind: 'month' },
      required: true,
      about: { nb: 'Måneden.', en: 'The month.' },
      example: '2019-02',
    },
    {
      name: 'hpr',
      type: { kind: 'prescriber' },
      required: true,
      about: { nb: 'Legens HPR-nummer.', en: 'The doctor’s HPR number.' },
      example: '990000123',
    },
    {
      name: 'tariff',
      type: { kind: 'text', maxLength: 10 },
      required: true,
      about: {
        nb: 'Taksten for kontakten, med små bokstaver. Takstene som ikke er kontakter, leveres ikke.',
        en: 'The tariff of the contact, in small letters. Tariffs that are no contacts are not delivered.',
      },
      example: '2ad',
    },
    {
      name: 'contacts',
      type: { kind: 'whole', from: 1, to: 100_000 },
      required: true,
      about: { nb: 'Antall kontakter.', en: 'Number of contacts.' },
      example: '212',
    },
  ],
  checks: [
    {
      column: 'month',
      code: 'outside-period',
      reason: { nb: 'Utenfor perioden leveransen gjelder', en: 'Outside the declared period' },
      bad: 'month < $first_month OR month > $last_month',
    },
    {
      column: 'tariff',
      code: 'not-a-tariff',
      reason: {
        nb: 'Ikke en takst: ett eller to sifre og så små bokstaver',
        en: 'Not a tariff: one or two digits and then small letters',
      },
      bad: "NOT regexp_full_match(tariff, '[0-9]{1,2}[a-z]{1,4}')",
    },
  ],
  unique: ['month', 'hpr', 'tariff'],
  prepare: [],
  lake: {
    file: 'contact-counts.parquet',
    orderBy: ['prescriber', 'month', 'tariff'],
    columns: [
      {
        name: 'prescriber',
        type: 'INTEGER',
        from: { lookup: 'prescriber', columns: ['hpr'] },
        about: { nb: 'Internt nummer', en: 'Internal number' },
      },
      {
        name: 'month',
        type: 'INTEGER',
        from: 'month',
        about: { nb: 'Måned: år × 12 + måned − 1', en: 'Month: year × 12 + month − 1' },
      },
      { name: 'tariff', type: 'VARCHAR', from: 'tariff', about: { nb: 'Takst', en: 'Tariff' } },
      {
        name: 'contacts',
        type: 'INTEGER',
        from: 'contacts',
        about: { nb: 'Antall kontakter', en: 'Number of contacts' },
      },
    ],
  },
  quality: { doctors: 'count(DISTINCT hpr)', contacts: 'sum(contacts)' },
};
