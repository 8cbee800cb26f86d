import { WARD_TYPES } from '@smalspor/domain/institutions';
import type { Column, SemicolonFormat } from './format.ts';

/** Whom a line is about, in every file of institutions. */
export const ORGANISATION: Column = {
  name: 'organisation_number',
  type: { kind: 'organisation' },
  required: true,
  about: {
    nb: 'Organisasjonsnummeret til sykehjemmet eller tjenesten (underenheten), ni siffer.',
    en: 'The organisation number of the nursing home or service (the sub-entity), nine digits.',
  },
  example: '310000019',
};

export const WARD_TYPE: Column = {
  name: 'ward_type',
  type: { kind: 'choice', values: WARD_TYPES },
  required: true,
  about: {
    nb: 'long-term: langtid; short-term: korttid; acute: kommunale øyeblikkelig hjelp-senger (KAD); home-care: hjemmetjeneste.',
    en: 'long-term, short-term, acute (municipal acute beds) or home-care.',
  },
  example: 'long-term',
};

/** Nursing homes and other municipal health institutions, ward type by ward type, dated. */
export const institutions: SemicolonFormat = {
  kind: 'semicolon',
  id: 'institutions',
  version: 1,
  registersPerMonth: 'one',
  name: { nb: 'Institusjoner', en: 'Institutions' },
  about: {
    nb: 'Én linje for hver avdelingstype i en institusjon, så lenge navn, kommune og plasser er de samme. Skifter noe, slutter linjen og en ny begynner.',
    en: 'One line for each type of ward in an institution for as long as name, municipality and beds are the same. When something changes, the line ends and a new one begins.',
  },
  columns: [
    ORGANISATION,
    WARD_TYPE,
    {
      name: 'name',
      type: { kind: 'text', maxLength: 120 },
      required: true,
      about: { nb: 'Institusjonens navn.', en: 'The institution’s name.' },
      example: 'Solbakken sykehjem',
    },
    {
      name: 'municipality',
      type: { kind: 'municipality', validIn: 'valid_from' },
      required: true,
      about: {
        nb: 'Kommunen institusjonen ligger i, med koden som gjaldt da linjen begynte.',
        en: 'The municipality of the institution, by the code of the month when the line began.',
      },
      example: '0301',
    },
    {
      name: 'beds',
      type: { kind: 'whole', from: 1, to: 2_000 },
      required: false,
      about: {
        nb: 'Plasser av denne typen. Tom når ukjent, og for hjemmetjeneste.',
        en: 'Beds of this type. Empty when unknown, and for home care.',
      },
      example: '48',
    },
    {
      name: 'valid_from',
      type: { kind: 'month' },
      required: true,
      about: { nb: 'Første måned.', en: 'First month.' },
      example: '2018-01',
    },
    {
      name: 'valid_to',
      type: { kind: 'month' },
      required: false,
      about: {
        nb: 'Siste måned, medregnet. Tom: gjelder fortsatt.',
        en: 'Last month, included. Empty: still valid.',
      },
      example: '2020-12',
    },
    {
      name: 'continued_by',
      type: { kind: 'organisation' },
      required: false,
      about: {
        nb: 'Institusjonen som tok over plassene da linjen sluttet. Tom ved nedleggelse, og når ingenting sluttet.',
        en: 'The institution that took the beds over when the line ended. Empty for a closure, and where nothing ended.',
      },
      example: '',
    },
  ],
  checks: [
    {
      column: 'valid_to',
      code: 'ends-before-it-begins',
      reason: { nb: 'Slutter før den begynner', en: 'Ends before it begins' },
      bad: 'valid_to < valid_from',
    },
    {
      column: 'continued_by',
      code: 'continued-without-end',
      reason: {
        nb: 'Tatt over av en annen, men har ingen slutt',
        en: 'Taken over by another, but has no end',
      },
      bad: 'continued_by IS NOT NULL AND valid_to IS NULL',
    },
    {
      column: 'beds',
      code: 'beds-at-home',
      reason: { nb: 'Hjemmetjeneste har ingen plasser', en: 'Home care has no beds' },
      bad: "ward_type = 'home-care' AND beds IS NOT NULL",
    },
  ],
  unique: ['organisation_number', 'ward_type', 'valid_from'],
  noOverlap: { within: ['organisation_number', 'ward_type'], from: 'valid_from', to: 'valid_to' },
  prepare: [],
  lake: {
    file: 'institutions.parquet',
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
      { name: 'name', type: 'VARCHAR', from: 'name', about: { nb: 'Navn', en: 'Name' } },
      {
        name: 'municipality',
        type: 'INTEGER',
        from: 'municipality',
        about: { nb: 'Kommune', en: 'Municipality' },
      },
      {
        name: 'beds',
        type: 'INTEGER',
        from: 'beds',
        about: { nb: 'Plasser; NULL når ukjent', en: 'Beds; NULL when unknown' },
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
        name: 'continued_by',
        type: 'INTEGER',
        from: 'continued_by',
        about: { nb: 'Institusjonen som tok over', en: 'The institution that took over' },
      },
    ],
  },
  quality: {
    institutions: 'count(DISTINCT organisation_number)',
    withoutBeds: "count_if(beds IS NULL AND ward_type <> 'home-care')",
    ended: 'count_if(valid_to IS NOT NULL)',
  },
};
