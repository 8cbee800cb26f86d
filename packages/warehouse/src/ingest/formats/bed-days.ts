import type { SemicolonFormat } from './format.ts';
import { ORGANISATION, WARD_TYPE } from './institutions.ts';

/** Bed days of institutions, ward type by ward type. */
export const bedDays: SemicolonFormat = {
  kind: 'semicolon',
  id: 'bed-days',
  version: 1,
  registersPerMonth: 'several',
  name: { nb: 'Liggedøgn', en: 'Bed days' },
  about: {
    nb: 'Én linje for hver institusjon, avdelingstype og periode. Perioden er én måned eller flere, høyst et år.',
    en: 'One line for each institution, type of ward and period. The period is one month or more, at most a year.',
  },
  columns: [
    ORGANISATION,
    { ...WARD_TYPE, type: { kind: 'choice', values: ['long-term', 'short-term', 'acute'] } },
    {
      name: 'period_from',
      type: { kind: 'month' },
      required: true,
      about: { nb: 'Første måned.', en: 'First month.' },
      example: '2019-01',
    },
    {
      name: 'period_to',
      type: { kind: 'month' },
      required: true,
      about: { nb: 'Siste måned, medregnet.', en: 'Last month, included.' },
      example: '2019-03',
    },
    {
      name: 'bed_days',
      type: { kind: 'whole', from: 0, to: 999_999 },
      required: true,
      about: {
        nb: 'Liggedøgn i perioden: summen av beboere hvert døgn. 0 bare når avdelingen sto tom.',
        en: 'Bed days in the period: the residents of each day, added up. 0 only when the ward was empty.',
      },
      example: '4210',
    },
    {
      name: 'basis',
      type: { kind: 'choice', values: ['counted', 'estimated'] },
      required: true,
      about: {
        nb: 'counted: talt; estimated: anslått, for eksempel plasser × døgn × belegg.',
        en: 'counted, or estimated, for example as beds × days × occupancy.',
      },
      example: 'counted',
    },
  ],
  checks: [
    {
      column: 'period_to',
      code: 'ends-before-it-begins',
      reason: { nb: 'Slutter før den begynner', en: 'Ends before it begins' },
      bad: 'period_to < period_from',
    },
    {
      column: 'period_to',
      code: 'longer-than-a-year',
      reason: { nb: 'Perioden er lengre enn et år', en: 'The period is longer than a year' },
      bad: 'period_to - period_from > 11',
    },
    {
      column: 'period_from',
      code: 'outside-period',
      reason: { nb: 'Utenfor perioden leveransen gjelder', en: 'Outside the declared period' },
      bad: 'period_from < month_of($first_day) OR period_to > month_of($last_day)',
    },
  ],
  unique: ['organisation_number', 'ward_type', 'period_from'],
  mandated: { organisation: 'organisation_number', from: 'period_from', to: 'period_to' },
  noOverlap: { within: ['organisation_number', 'ward_type'], from: 'period_from', to: 'period_to' },
  prepare: [],
  lake: {
    file: 'bed-days.parquet',
    orderBy: ['organisation', 'ward_type', 'from_month'],
    columns: [
      {
        name: 'organisation',
        type: 'INTEGER',
        from: 'organisation_number',
        about: { nb: 'Organisasjonsnummer', en: 'Organisation number' },
      },
      {
        name: 'ward_type',
        type: 'VARCHAR',
        from: 'ward_type',
        about: { nb: 'Avdelingstype', en: 'Type of ward' },
      },
      {
        name: 'from_month',
        type: 'INTEGER',
        from: 'period_from',
        about: { nb: 'Første måned', en: 'First month' },
      },
      {
        name: 'to_month',
        type: 'INTEGER',
        from: 'period_to',
        about: { nb: 'Siste måned', en: 'Last month' },
      },
      { name: 'bed_days', type: 'INTEGER', from: 'bed_days', about: { nb: 'Liggedøgn', en: 'Bed days' } },
      {
        name: 'estimated',
        type: 'BOOLEAN',
        from: "basis = 'estimated'",
        about: { nb: 'Anslått', en: 'Estimated' },
      },
    ],
  },
  quality: {
    institutions: 'count(DISTINCT organisation_number)',
    estimated: "count_if(basis = 'estimated')",
    empty: 'count_if(bed_days = 0)',
    bedDays: 'sum(bed_days)',
  },
};
