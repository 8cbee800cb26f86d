import type { SemicolonFormat } from './format.ts';
import { ORGANISATION, WARD_TYPE } from './institutions.ts';

/** What pharmacies have sold to institutions: order lines, returns included. */
export const institutionSales: SemicolonFormat = {
  kind: 'semicolon',
  id: 'institution-sales',
  version: 1,
  registersPerMonth: 'several',
  name: { nb: 'Salg til institusjoner', en: 'Sales to institutions' },
  about: {
    nb: 'Én linje for hver ordrelinje fra apotek til institusjon, også returer. Én fil kan gjelde mange institusjoner. DDD regnes ut fra varen.',
    en: 'One line for each order line from a pharmacy to an institution, returns included. One file may hold many institutions. DDD is computed from the product.',
  },
  columns: [
    {
      name: 'line_id',
      type: { kind: 'rowNumber' },
      required: true,
      about: {
        nb: 'Linjens nummer hos avsenderen; unikt i leveransen.',
        en: 'The line’s number with the sender; unique in the delivery.',
      },
      example: 'S000001',
    },
    ORGANISATION,
    {
      ...WARD_TYPE,
      required: false,
      about: {
        nb: `Avdelingstypen varene gikk til, der apoteket vet det. ${WARD_TYPE.about.nb}`,
        en: `The type of ward that the goods went to, where the pharmacy knows: ${WARD_TYPE.about.en}`,
      },
    },
    {
      name: 'pharmacy_id',
      type: { kind: 'whole', from: 1, to: 999_999_999 },
      required: true,
      about: { nb: 'Apotekets nummer.', en: 'The pharmacy’s number.' },
      example: '4711',
    },
    {
      name: 'supply',
      type: { kind: 'choice', values: ['stock', 'multidose', 'hospital-pharmacy'] },
      required: true,
      about: {
        nb: 'stock: til institusjonens lager; multidose: pakket til navngitte beboere; hospital-pharmacy: fra sykehusapotek.',
        en: 'stock: to the institution’s own stock; multidose: packed for named residents; hospital-pharmacy: from a hospital’s pharmacy.',
      },
      example: 'stock',
    },
    {
      name: 'sold_on',
      type: { kind: 'date' },
      required: true,
      about: { nb: 'Dato for salget.', en: 'Date of the sale.' },
      example: '2019-02-12',
    },
    {
      name: 'atc',
      type: { kind: 'atc' },
      required: true,
      about: {
        nb: 'ATC-kode på femte nivå. En kode produktet ikke kjenner, beholdes og telles.',
        en: 'ATC code of the fifth level. A code that the product does not know is kept and counted.',
      },
      example: 'J01CA08',
    },
    {
      name: 'product_number',
      type: { kind: 'whole', from: 1, to: 999_999_999 },
      required: false,
      about: {
        nb: 'Varenummer. Tom for varer uten, for eksempel på godkjenningsfritak.',
        en: 'Product number. Empty for goods without one, such as those without marketing authorisation.',
      },
      example: '123456',
    },
    {
      name: 'packages',
      type: { kind: 'hundredths', from: -10_000, to: 10_000 },
      required: true,
      about: {
        nb: 'Antall pakninger; negativt for en retur.',
        en: 'Number of packages; negative for a return.',
      },
      example: '2',
    },
    {
      name: 'ddd',
      type: { kind: 'hundredths', from: -100_000, to: 100_000 },
      required: false,
      about: {
        nb: 'Apotekets antall definerte døgndoser for linjen, bare til sammenligning: Apotek regner etter ulike års døgndoser. Tom når det ikke finnes; aldri 0 for ukjent.',
        en: 'The pharmacy’s number of defined daily doses of the line, for comparison only: pharmacies reckon by the DDDs of different years. Empty when there is none; never 0 for unknown.',
      },
      example: '13,33',
    },
  ],
  checks: [
    {
      column: 'sold_on',
      code: 'outside-period',
      reason: { nb: 'Solgt utenfor perioden leveransen gjelder', en: 'Sold outside the declared period' },
      bad: 'sold_on < $first_day OR sold_on > $last_day',
    },
    {
      column: 'packages',
      code: 'no-packages',
      reason: { nb: 'Antall pakninger er 0', en: 'The number of packages is 0' },
      bad: 'packages = 0',
    },
    {
      column: 'ddd',
      code: 'ddd-against-packages',
      reason: { nb: 'DDD og pakninger har ulikt fortegn', en: 'DDD and packages have different signs' },
      bad: 'ddd <> 0 AND (ddd > 0) <> (packages > 0)',
    },
    {
      column: 'ddd',
      code: 'zero-ddd',
      reason: { nb: 'DDD er 0; ukjent DDD skal være tom', en: 'DDD is 0; an unknown DDD must be empty' },
      bad: 'ddd = 0',
    },
  ],
  unique: ['line_id'],
  mandated: { organisation: 'organisation_number', from: 'month_of(sold_on)', to: 'month_of(sold_on)' },
  // What is measured asks for months of goods, never for days: added up once here, and not again for each release.
  prepare: [
    `CREATE TABLE goods_month AS
      SELECT min(line_id) AS first_line, sum(packages)::BIGINT AS month_packages100,
        sum(packages::BIGINT * packages)::BIGINT AS month_squares, count(*)::INTEGER AS month_lines,
        (count(*) FILTER (packages <= 0))::INTEGER AS month_returns
      FROM good_row GROUP BY organisation_number, ward_type, pharmacy_id, month_of(sold_on), atc, product_number`,
  ],
  lake: {
    file: { partition: 'year(sold_on)' },
    joins: ['LEFT JOIN goods_month ON goods_month.first_line = r.line_id'],
    // Sums stand together, so that the lines between need not be read for them.
    orderBy: ['month_lines IS NULL', 'organisation', 'month', 'line_key'],
    columns: [
      {
        name: 'line_key',
        type: 'BIGINT',
        from: 'line_id',
        about: {
          nb: 'Et tall som skiller linjene i lageret, uten mening utenfor det',
          en: 'A number that tells the lines of the lake apart, without meaning outside it',
        },
      },
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
      {
        name: 'pharmacy',
        type: 'INTEGER',
        from: 'pharmacy_id',
        about: { nb: 'Apotek', en: 'Pharmacy' },
      },
      {
        name: 'supply',
        type: 'VARCHAR',
        from: 'supply',
        about: { nb: 'Leveringsmåte', en: 'Way of supply' },
      },
      {
        name: 'month',
        type: 'INTEGER',
        from: 'month_of(sold_on)',
        about: {
          nb: 'Måned for salget: år × 12 + måned − 1',
          en: 'Month of the sale: year × 12 + month − 1',
        },
      },
      { name: 'sold_on', type: 'DATE', from: 'sold_on', about: { nb: 'Solgt', en: 'Sold' } },
      {
        name: 'atc',
        type: 'INTEGER',
        from: 'atc',
        about: { nb: 'Pakket ATC-kode', en: 'Packed ATC code' },
      },
      {
        name: 'product',
        type: 'INTEGER',
        from: 'product_number',
        about: { nb: 'Varenummer', en: 'Product number' },
      },
      {
        name: 'packages100',
        type: 'INTEGER',
        from: 'packages',
        about: { nb: 'Pakninger × 100', en: 'Packages × 100' },
      },
      {
        name: 'seller_ddd100',
        type: 'INTEGER',
        from: 'ddd',
        about: { nb: 'Apotekets DDD × 100', en: 'The pharmacy’s DDD × 100' },
      },
      {
        name: 'month_lines',
        type: 'INTEGER',
        from: 'month_lines',
        about: {
          nb: 'Linjer som har institusjon, avdelingstype, apotek, måned, ATC-kode og vare felles med denne, den selv medregnet; NULL på alle andre enn den første av dem',
          en: 'Lines that have institution, type of ward, pharmacy, month, ATC code and product in common with this one, itself included; NULL on all of them but the first',
        },
      },
      {
        name: 'month_returns',
        type: 'INTEGER',
        from: 'month_returns',
        about: { nb: 'Returer blant dem', en: 'Returns among them' },
      },
      {
        name: 'month_packages100',
        type: 'BIGINT',
        from: 'month_packages100',
        about: { nb: 'Summen av deres pakninger × 100', en: 'The sum of their packages × 100' },
      },
      {
        name: 'month_squares',
        type: 'BIGINT',
        from: 'month_squares',
        about: {
          nb: 'Summen av kvadratene av deres pakninger × 100',
          en: 'The sum of the squares of their packages × 100',
        },
      },
    ],
  },
  quality: {
    institutions: 'count(DISTINCT organisation_number)',
    returns: 'count_if(packages < 0)',
    multidose: "count_if(supply = 'multidose')",
    withoutDdd: 'count_if(ddd IS NULL)',
    withoutProduct: 'count_if(product_number IS NULL)',
    withoutWard: 'count_if(ward_type IS NULL)',
  },
};
