import { LIST_AGE_BANDS } from '@smalspor/domain/organisation';
import type { Column, SemicolonFormat } from './format.ts';

const SEXES = [
  { key: 'k', nb: 'kvinner', en: 'women' },
  { key: 'm', nb: 'menn', en: 'men' },
] as const;

/** `k_0_9` … `m_80`, in the order of the file and of the lake. */
export const LIST_COMPOSITION_COLUMNS: readonly string[] = SEXES.flatMap(({ key }) =>
  LIST_AGE_BANDS.map((band) => `${key}_${band.key}`),
);

const composition: readonly Column[] = SEXES.flatMap((sex) =>
  LIST_AGE_BANDS.map((band) => {
    const ages = band.to === null ? `${band.from}+` : `${band.from}–${band.to}`;
    return {
      name: `${sex.key}_${band.key}`,
      type: { kind: 'whole', from: 0, to: 20_000 },
      required: true,
      about: { nb: `Antall ${sex.nb} ${ages} år.`, en: `Number of ${sex.en} aged ${ages}.` },
      example: '50',
    } satisfies Column;
  }),
);

/** The GP lists as they stood at the end of each month. */
export const gpLists: SemicolonFormat = {
  kind: 'semicolon',
  id: 'gp-lists',
  version: 1,
  registersPerMonth: 'one',
  name: { nb: 'Fastlegelister', en: 'GP lists' },
  about: {
    nb: 'Én linje for hver liste og måned, slik listen var ved månedens slutt. En lege kan ha flere lister.',
    en: 'One line for each list and month, as the list was at the end of the month. A doctor may have several lists.',
  },
  columns: [
    {
      name: 'month',
      type: { kind: 'month' },
      required: true,
      about: { nb: 'Måneden.', en: 'The month.' },
      example: '2019-01',
    },
    {
      name: 'list_id',
      type: { kind: 'text', maxLength: 60 },
      required: true,
      about: { nb: 'Listens nummer i registeret.', en: 'The list’s number in the register.' },
      example: '100001',
    },
    {
      name: 'hpr',
      type: { kind: 'prescriber' },
      required: false,
      about: {
        nb: 'Listens lege. Tom for en liste uten lege.',
        en: 'The list’s doctor. Empty for a list without a doctor.',
      },
      example: '990000123',
    },
    {
      name: 'municipality',
      type: { kind: 'municipality', validIn: 'month' },
      required: true,
      about: {
        nb: 'Kommunen listen hører til, med koden som gjaldt den måneden.',
        en: 'The list’s municipality, by the code of that month.',
      },
      example: '0301',
    },
    {
      name: 'patients',
      type: { kind: 'whole', from: 0, to: 20_000 },
      required: true,
      about: { nb: 'Pasienter på listen i alt.', en: 'Patients on the list in all.' },
      example: '1000',
    },
    ...composition,
  ],
  checks: [
    {
      column: 'month',
      code: 'outside-period',
      reason: { nb: 'Utenfor perioden leveransen gjelder', en: 'Outside the declared period' },
      bad: 'month < $first_month OR month > $last_month',
    },
    {
      column: 'patients',
      code: 'sum-differs',
      reason: {
        nb: 'Summen over kjønn og alder er ikke antall pasienter',
        en: 'The sum over sex and age is not the number of patients',
      },
      bad: `patients <> ${LIST_COMPOSITION_COLUMNS.join(' + ')}`,
    },
  ],
  unique: ['month', 'list_id'],
  prepare: [],
  lake: {
    file: 'lists.parquet',
    orderBy: ['month', 'prescriber NULLS LAST', 'list_id'],
    columns: [
      {
        name: 'month',
        type: 'INTEGER',
        from: 'month',
        about: { nb: 'Måned: år × 12 + måned − 1', en: 'Month: year × 12 + month − 1' },
      },
      {
        name: 'list_key',
        type: 'BIGINT',
        from: '(md5_number_lower(list_id) >> 1)::BIGINT',
        about: { nb: 'Listens nummer som tall', en: 'The list’s number as an integer' },
      },
      {
        name: 'list_id',
        type: 'VARCHAR',
        from: 'list_id',
        about: { nb: 'Listens nummer', en: 'The list’s number' },
      },
      {
        name: 'prescriber',
        type: 'INTEGER',
        from: { lookup: 'prescriber', columns: ['hpr'] },
        about: { nb: 'Internt nummer; NULL uten lege', en: 'Internal number; NULL without a doctor' },
      },
      {
        name: 'municipality',
        type: 'INTEGER',
        from: 'municipality',
        about: { nb: 'Listens kommune', en: 'The list’s municipality' },
      },
      {
        name: 'patients',
        type: 'INTEGER',
        from: 'patients',
        about: { nb: 'Pasienter i alt', en: 'Patients in all' },
      },
      ...composition.map((column) => ({
        name: column.name,
        type: 'INTEGER',
        from: column.name,
        about: column.about,
      })),
    ],
  },
  quality: {
    withoutDoctor: 'count_if(hpr IS NULL)',
    emptyLists: 'count_if(patients = 0)',
    patientMonths: 'sum(patients)',
  },
};
