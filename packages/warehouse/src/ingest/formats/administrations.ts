import type { SemicolonFormat } from './format.ts';
import { ORGANISATION, WARD_TYPE } from './institutions.ts';

/** What institutions have given their residents, added up by month. */
export const administrations: SemicolonFormat = {
  kind: 'semicolon',
  id: 'administrations',
  version: 1,
  registersPerMonth: 'one',
  name: { nb: 'Gitte legemidler', en: 'Given medicines' },
  about: {
    nb: 'Én linje for hver institusjon, måned, vare, vei, enhet og formål: antall doser og mengden i alt. Lages av det institusjonene forteller med FHIR; ingen personer kan kjennes igjen. Legges aldri sammen med det som er kjøpt.',
    en: 'One line for each institution, month, product, route, unit and purpose: the number of doses and the amount in all. Made from what institutions tell by FHIR; no person can be told from it. Never added to what was bought.',
  },
  columns: [
    {
      name: 'line_id',
      type: { kind: 'rowNumber' },
      required: true,
      about: { nb: 'Linjens nummer; unikt i leveransen.', en: 'The line’s number; unique in the delivery.' },
      example: 'A000001',
    },
    ORGANISATION,
    {
      ...WARD_TYPE,
      required: false,
      about: {
        nb: `Avdelingstypen, der institusjonen bare har én. ${WARD_TYPE.about.nb}`,
        en: `The type of ward, where the institution has one only: ${WARD_TYPE.about.en}`,
      },
    },
    {
      name: 'month',
      type: { kind: 'month' },
      required: true,
      about: { nb: 'Måneden dosene ble gitt.', en: 'The month in which the doses were given.' },
      example: '2019-02',
    },
    {
      name: 'atc',
      type: { kind: 'atc' },
      required: false,
      about: {
        nb: 'ATC-kode på femte nivå. Tom der bare varen sier det.',
        en: 'ATC code of the fifth level. Empty where only the product tells.',
      },
      example: 'J01CA08',
    },
    {
      name: 'product_number',
      type: { kind: 'whole', from: 1, to: 999_999_999 },
      required: false,
      about: { nb: 'Varenummer, der det er fortalt.', en: 'Product number, where it was told.' },
      example: '123456',
    },
    {
      name: 'purpose',
      type: { kind: 'choice', values: ['treatment', 'prevention'] },
      required: false,
      about: {
        nb: 'treatment: behandling; prevention: forebygging. Tom når det ikke er fortalt.',
        en: 'treatment or prevention. Empty when nobody told.',
      },
      example: 'treatment',
    },
    {
      name: 'route',
      type: { kind: 'text', maxLength: 20 },
      required: false,
      about: { nb: 'Vei: O, P, R, V, N.', en: 'Route: O, P, R, V, N.' },
      example: 'O',
    },
    {
      name: 'unit',
      type: { kind: 'text', maxLength: 40 },
      required: false,
      about: {
        nb: 'Mengdens enhet, helst UCUM (mg, g, ug).',
        en: 'The unit of the amount, UCUM where it can be (mg, g, ug).',
      },
      example: 'mg',
    },
    {
      name: 'doses',
      type: { kind: 'whole', from: 0, to: 10_000_000 },
      required: true,
      about: {
        nb: 'Antall doser. 0 bare der det er fortalt om måneden, og ingenting ble gitt.',
        en: 'Number of doses. 0 only where the month was told of and nothing was given.',
      },
      example: '42',
    },
    {
      name: 'amount',
      type: { kind: 'decimal', from: 0, to: 1_000_000_000_000 },
      required: false,
      about: {
        nb: 'Mengden i alt. Tom når den ikke er fortalt; aldri 0 for ukjent.',
        en: 'The amount in all. Empty when it was not told; never 0 for unknown.',
      },
      example: '16800',
    },
  ],
  checks: [
    {
      column: 'month',
      code: 'outside-period',
      reason: { nb: 'Utenfor perioden leveransen gjelder', en: 'Outside the declared period' },
      bad: 'month < month_of($first_day) OR month > month_of($last_day)',
    },
    {
      column: 'doses',
      code: 'doses-of-nothing',
      reason: {
        nb: 'Doser uten legemiddel, eller et legemiddel uten doser',
        en: 'Doses of no medicine, or a medicine without doses',
      },
      bad: '(doses = 0) <> (atc IS NULL AND product_number IS NULL)',
    },
  ],
  unique: ['line_id'],
  prepare: [],
  lake: {
    file: 'administrations.parquet',
    orderBy: ['organisation', 'month', 'atc', 'product'],
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
        about: { nb: 'Avdelingstype; NULL når ukjent', en: 'Type of ward; NULL when unknown' },
      },
      { name: 'month', type: 'INTEGER', from: 'month', about: { nb: 'Måned', en: 'Month' } },
      { name: 'atc', type: 'INTEGER', from: 'atc', about: { nb: 'Pakket ATC-kode', en: 'Packed ATC code' } },
      {
        name: 'product',
        type: 'INTEGER',
        from: 'product_number',
        about: { nb: 'Varenummer', en: 'Product number' },
      },
      { name: 'purpose', type: 'VARCHAR', from: 'purpose', about: { nb: 'Formål', en: 'Purpose' } },
      { name: 'route', type: 'VARCHAR', from: 'route', about: { nb: 'Vei', en: 'Route' } },
      { name: 'unit', type: 'VARCHAR', from: 'unit', about: { nb: 'Enhet', en: 'Unit' } },
      { name: 'doses', type: 'INTEGER', from: 'doses', about: { nb: 'Doser', en: 'Doses' } },
      { name: 'amount', type: 'DOUBLE', from: 'amount', about: { nb: 'Mengde i alt', en: 'Amount in all' } },
    ],
  },
  quality: {
    institutions: 'count(DISTINCT organisation_number)',
    doses: 'sum(doses)',
    withoutAmount: 'coalesce(sum(doses) FILTER (amount IS NULL), 0)',
    withoutPurpose: 'coalesce(sum(doses) FILTER (purpose IS NULL), 0)',
    withoutWard: 'count_if(ward_type IS NULL)',
  },
};
