import type { SemicolonFormat } from './format.ts';

/** The register of health personnel, as far as reports are addressed by it. */
export const practitioners: SemicolonFormat = {
  kind: 'semicolon',
  id: 'practitioners',
  version: 1,
  registersPerMonth: 'several',
  name: { nb: 'Helsepersonell', en: 'Health personnel' },
  about: {
    nb: 'Én linje for hver godkjenning. Navn og HPR-nummer lagres i databasen sammen med tilgangene, aldri i lageret.',
    en: 'One line for each approval. Names and HPR numbers are stored in the database with the permissions, never in the lake.',
  },
  columns: [
    {
      name: 'hpr',
      type: { kind: 'prescriber' },
      required: true,
      about: { nb: 'HPR-nummer, 7–9 siffer.', en: 'HPR number, 7–9 digits.' },
      example: '990000123',
    },
    {
      name: 'name',
      type: { kind: 'text', maxLength: 200 },
      required: true,
      about: { nb: 'Navnet rapporten stiles til.', en: 'The name that the report is addressed to.' },
      example: 'Anne Demo',
    },
    {
      name: 'birth_year',
      type: { kind: 'whole', from: 1880, to: 2100 },
      required: false,
      about: { nb: 'Fødselsår.', en: 'Year of birth.' },
      example: '1975',
    },
    {
      name: 'sex',
      type: { kind: 'choice', values: ['K', 'M'] },
      required: false,
      about: { nb: 'Kjønn: K kvinne, M mann.', en: 'Sex: K female, M male.' },
      example: 'K',
    },
    {
      name: 'profession',
      type: { kind: 'text', maxLength: 80 },
      required: true,
      about: { nb: 'Helsepersonellkategori.', en: 'Profession.' },
      example: 'LE',
    },
    {
      name: 'specialty',
      type: { kind: 'text', maxLength: 120 },
      required: false,
      about: { nb: 'Spesialitet.', en: 'Specialty.' },
      example: 'Allmennmedisin',
    },
    {
      name: 'valid_from',
      type: { kind: 'date' },
      required: true,
      about: { nb: 'Godkjenningens første dag.', en: 'First day of the approval.' },
      example: '2004-07-01',
    },
    {
      name: 'valid_to',
      type: { kind: 'date' },
      required: false,
      about: { nb: 'Siste dag. Tom: gjelder fortsatt.', en: 'Last day. Empty: still valid.' },
      example: '2030-06-30',
    },
  ],
  checks: [
    {
      column: 'valid_to',
      code: 'ends-before-it-begins',
      reason: { nb: 'Slutter før den begynner', en: 'Ends before it begins' },
      bad: 'valid_to < valid_from',
    },
  ],
  unique: ['hpr', 'profession', 'valid_from'],
  prepare: [],
  lake: null,
  quality: { withoutSpecialty: 'count_if(specialty IS NULL)', ended: 'count_if(valid_to IS NOT NULL)' },
};
