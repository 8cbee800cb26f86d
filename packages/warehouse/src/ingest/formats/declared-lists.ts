import type { SemicolonFormat } from './format.ts';

/** What doctors have declared about their own practice: the activity-adjusted list length. */
export const declaredLists: SemicolonFormat = {
  kind: 'semicolon',
  id: 'declared-lists',
  version: 1,
  registersPerMonth: 'one',
  name: { nb: 'Oppgitte listelengder', en: 'Declared list lengths' },
  about: {
    nb: 'Listelengden som svarer til legens egen aktivitet, slik legen har oppgitt den: for eksempel 500 for en liste på 1000 i halve perioden, eller pasientene en vikar har ansvar for.',
    en: 'The list length that equals the doctor’s own activity, as declared by the doctor: for example 500 for a list of 1000 during half of the period, or the patients that a locum is responsible for.',
  },
  columns: [
    {
      name: 'hpr',
      type: { kind: 'prescriber' },
      required: true,
      about: { nb: 'Legens HPR-nummer.', en: 'The doctor’s HPR number.' },
      example: '990000123',
    },
    {
      name: 'valid_from',
      type: { kind: 'month' },
      required: true,
      about: { nb: 'Første måned.', en: 'First month.' },
      example: '2019-01',
    },
    {
      name: 'valid_to',
      type: { kind: 'month' },
      required: false,
      about: {
        nb: 'Siste måned, medregnet. Tom: gjelder fortsatt.',
        en: 'Last month, included. Empty: still valid.',
      },
      example: '2019-12',
    },
    {
      name: 'declared_length',
      type: { kind: 'whole', from: 1, to: 20_000 },
      required: true,
      about: {
        nb: 'Oppgitt, aktivitetsjustert listelengde.',
        en: 'Declared, activity-adjusted list length.',
      },
      example: '800',
    },
    {
      name: 'basis',
      type: { kind: 'choice', values: ['own', 'locum', 'shared'] },
      required: true,
      about: {
        nb: 'own: egen liste; locum: vikariat; shared: delt liste.',
        en: 'own: own list; locum: for another doctor; shared: shared list.',
      },
      example: 'own',
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
  unique: ['hpr', 'valid_from', 'basis'],
  prepare: [],
  lake: {
    file: 'declared.parquet',
    orderBy: ['prescriber', 'from_month', 'basis'],
    columns: [
      {
        name: 'prescriber',
        type: 'INTEGER',
        from: { lookup: 'prescriber', columns: ['hpr'] },
        about: { nb: 'Internt nummer', en: 'Internal number' },
      },
      {
        name: 'from_month',
        type: 'INTEGER',
        from: 'valid_from',
        about: { nb: 'Første måned', en: 'First month' },
      },
      {
        name: 'to_month',
        type: 'INTEGER',
        from: 'valid_to',
        about: { nb: 'Siste måned; NULL når den gjelder fortsatt', en: 'Last month; NULL when still valid' },
      },
      {
        name: 'declared',
        type: 'INTEGER',
        from: 'declared_length',
        about: { nb: 'Listelengde', en: 'List length' },
      },
      { name: 'basis', type: 'VARCHAR', from: 'basis', about: { nb: 'Grunnlag', en: 'Basis' } },
    ],
  },
  quality: { locums: "count_if(basis = 'locum')", shared: "count_if(basis = 'shared')" },
};
