import type { SemicolonFormat } from './format.ts';

/** Every line that left a pharmacy on a prescription, returns included. */
export const dispensings: SemicolonFormat = {
  kind: 'semicolon',
  id: 'dispensings',
  version: 1,
  registersPerMonth: 'one',
  name: { nb: 'Utleveringer', en: 'Dispensings' },
  about: {
    nb: 'Én linje for hver utlevering fra apotek, også returer. Perioden er datoene for utlevering.',
    en: 'One line for each dispensing from a pharmacy, returns included. The period is that of the dates of dispensing.',
  },
  columns: [
    {
      name: 'line_id',
      type: { kind: 'rowNumber' },
      required: true,
      about: {
        nb: 'Linjens nummer i registeret; unikt i leveransen.',
        en: 'The line’s number in the register; unique in the delivery.',
      },
      example: 'L000001',
    },
    {
      name: 'prescription_id',
      type: { kind: 'pseudonym', of: 'prescription' },
      required: true,
      about: {
        nb: 'Reseptens nummer; det samme ved hver utlevering av resepten.',
        en: 'The prescription’s number; the same each time the prescription is dispensed.',
      },
      example: 'R000001',
    },
    {
      name: 'patient_id',
      type: { kind: 'pseudonym', of: 'patient' },
      required: true,
      about: {
        nb: 'Registerets pseudonym for pasienten. Aldri et fødselsnummer.',
        en: 'The register’s pseudonym for the patient. Never a national identity number.',
      },
      example: 'SYN-000001',
    },
    {
      name: 'sex',
      type: { kind: 'choice', values: ['K', 'M'] },
      required: true,
      about: { nb: 'Pasientens kjønn: K kvinne, M mann.', en: 'The patient’s sex: K female, M male.' },
      example: 'K',
    },
    {
      name: 'birth_year',
      type: { kind: 'whole', from: 1880, to: 2100 },
      required: true,
      about: { nb: 'Pasientens fødselsår.', en: 'The patient’s year of birth.' },
      example: '1961',
    },
    {
      name: 'municipality',
      type: { kind: 'municipality', validIn: 'month_of(dispensed_on)' },
      required: false,
      about: {
        nb: 'Kommunen pasienten bodde i på utleveringsdagen, med koden som gjaldt da. 9999 eller tom: ukjent.',
        en: 'The municipality where the patient lived on the day of dispensing, by the code of that day. 9999 or empty: unknown.',
      },
      example: '0301',
    },
    {
      name: 'prescribed_on',
      type: { kind: 'date' },
      required: true,
      about: { nb: 'Dato for forskrivning.', en: 'Date of prescribing.' },
      example: '2019-02-11',
    },
    {
      name: 'dispensed_on',
      type: { kind: 'date' },
      required: true,
      about: { nb: 'Dato for utlevering.', en: 'Date of dispensing.' },
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
      example: 'J01CE02',
    },
    {
      name: 'product_number',
      type: { kind: 'whole', from: 1, to: 999_999_999 },
      required: false,
      about: { nb: 'Varenummer.', en: 'Product number.' },
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
      example: '1',
    },
    {
      name: 'ddd',
      type: { kind: 'hundredths', from: -100_000, to: 100_000 },
      required: false,
      about: {
        nb: 'Registerets antall definerte døgndoser for linjen. Tom når det ikke finnes; aldri 0 for ukjent.',
        en: 'The register’s number of defined daily doses of the line. Empty when there is none; never 0 for unknown.',
      },
      example: '7,5',
    },
    {
      name: 'diagnosis_code',
      type: { kind: 'diagnosis', system: 'diagnosis_system' },
      required: false,
      about: {
        nb: 'Diagnosekode, der registeret har en.',
        en: 'Diagnosis code, where the register has one.',
      },
      example: 'R81',
    },
    {
      name: 'diagnosis_system',
      type: { kind: 'choice', values: ['ICPC-2', 'ICD-10'] },
      required: false,
      about: { nb: 'Kodeverket til diagnosekoden.', en: 'The code system of the diagnosis code.' },
      example: 'ICPC-2',
    },
    {
      name: 'prescriber_hpr',
      type: { kind: 'prescriber' },
      required: false,
      about: {
        nb: 'Forskriverens HPR-nummer, 7–9 siffer. Det byttes ut ved innlesing og ligger aldri i lageret.',
        en: 'The prescriber’s HPR number, 7–9 digits. It is replaced on import and never lies in the lake.',
      },
      example: '990000123',
    },
    {
      name: 'regular_gp',
      type: { kind: 'flag' },
      required: true,
      about: {
        nb: '1 når forskriveren var pasientens fastlege den dagen, ellers 0.',
        en: '1 when the prescriber was the patient’s regular GP that day, otherwise 0.',
      },
      example: '1',
    },
  ],
  checks: [
    {
      column: 'dispensed_on',
      code: 'outside-period',
      reason: {
        nb: 'Utlevert utenfor perioden leveransen gjelder',
        en: 'Dispensed outside the declared period',
      },
      bad: 'dispensed_on < $first_day OR dispensed_on > $last_day',
    },
    {
      column: 'dispensed_on',
      code: 'dispensed-before-prescribed',
      reason: { nb: 'Utlevert før forskrevet', en: 'Dispensed before it was prescribed' },
      bad: 'dispensed_on < prescribed_on',
    },
    {
      column: 'prescribed_on',
      code: 'prescribed-too-long-ago',
      reason: {
        nb: 'Forskrevet mer enn to år før utlevering',
        en: 'Prescribed more than two years before dispensing',
      },
      bad: 'dispensed_on - prescribed_on > 731',
    },
    {
      column: 'birth_year',
      code: 'impossible-age',
      reason: { nb: 'Alder ved utlevering er ikke 0–120 år', en: 'Age at dispensing is not 0–120 years' },
      bad: 'year(dispensed_on) - birth_year NOT BETWEEN 0 AND 120',
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
    {
      column: 'diagnosis_system',
      code: 'diagnosis-without-system',
      reason: {
        nb: 'Diagnosekode og kodeverk må stå sammen',
        en: 'Diagnosis code and system must stand together',
      },
      bad: '(diagnosis_code IS NULL) <> (diagnosis_system IS NULL)',
    },
  ],
  unique: ['line_id'],
  // Most prescriptions are dispensed once: only the others are put in order.
  prepare: [
    `CREATE TABLE repeated AS
      SELECT prescription_id FROM good_row SEMI JOIN maybe_repeated_prescription_id USING (prescription_id)
      GROUP BY prescription_id HAVING count(*) > 1`,
    `CREATE TABLE not_first AS
      SELECT line_id FROM (
        SELECT line_id, sum(packages) OVER (PARTITION BY prescription_id) AS net,
          row_number() OVER (PARTITION BY prescription_id ORDER BY packages < 0, dispensed_on, file, line) AS place
        FROM good_row SEMI JOIN repeated USING (prescription_id))
      WHERE place > 1 OR net <= 0`,
  ],
  lake: {
    file: { partition: 'year(dispensed_on)' },
    orderBy: ['prescriber NULLS LAST', 'month', 'line_key'],
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
        name: 'rx_key',
        type: 'BIGINT',
        from: 'prescription_id',
        about: { nb: 'Pseudonym for resepten', en: 'Pseudonym of the prescription' },
      },
      {
        name: 'patient_key',
        type: 'BIGINT',
        from: 'patient_id',
        about: { nb: 'Pseudonym for pasienten', en: 'Pseudonym of the patient' },
      },
      {
        name: 'prescriber',
        type: 'INTEGER',
        from: { lookup: 'prescriber', columns: ['prescriber_hpr'] },
        about: {
          nb: 'Internt nummer; NULL når forskriver mangler',
          en: 'Internal number; NULL without prescriber',
        },
      },
      {
        name: 'month',
        type: 'INTEGER',
        from: 'month_of(dispensed_on)',
        about: {
          nb: 'Måned for utlevering: år × 12 + måned − 1',
          en: 'Month of dispensing: year × 12 + month − 1',
        },
      },
      {
        name: 'prescribed_on',
        type: 'DATE',
        from: 'prescribed_on',
        about: { nb: 'Forskrevet', en: 'Prescribed' },
      },
      {
        name: 'dispensed_on',
        type: 'DATE',
        from: 'dispensed_on',
        about: { nb: 'Utlevert', en: 'Dispensed' },
      },
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
        name: 'register_ddd100',
        type: 'INTEGER',
        from: 'ddd',
        about: { nb: 'Registerets DDD × 100', en: 'The register’s DDD × 100' },
      },
      {
        name: 'diagnosis',
        type: 'INTEGER',
        from: { lookup: 'diagnosis', columns: ['diagnosis_system', 'diagnosis_code'] },
        about: { nb: 'Pakket diagnose', en: 'Packed diagnosis' },
      },
      { name: 'female', type: 'BOOLEAN', from: "sex = 'K'", about: { nb: 'Kvinne', en: 'Female' } },
      {
        name: 'age',
        type: 'SMALLINT',
        from: 'year(dispensed_on) - birth_year',
        about: { nb: 'Utleveringsår − fødselsår', en: 'Year of dispensing − year of birth' },
      },
      {
        name: 'residence',
        type: 'INTEGER',
        from: 'municipality',
        about: { nb: 'Bostedskommune; NULL når ukjent', en: 'Municipality of residence; NULL when unknown' },
      },
      {
        name: 'on_list',
        type: 'BOOLEAN',
        from: 'regular_gp',
        about: {
          nb: 'Forskriveren var pasientens fastlege',
          en: 'The prescriber was the patient’s regular GP',
        },
      },
      { name: 'is_return', type: 'BOOLEAN', from: 'packages < 0', about: { nb: 'Retur', en: 'Return' } },
      {
        name: 'first_line',
        type: 'BOOLEAN',
        from: 'packages > 0 AND line_id NOT IN (SELECT line_id FROM not_first)',
        about: {
          nb: 'Reseptens første utlevering i leveransen (ved samme dato den som står først), og netto pakninger over 0',
          en: 'The prescription’s first dispensing in the delivery (of the same day the one that stands first), and net packages above 0',
        },
      },
      {
        name: 'carried',
        type: 'BOOLEAN',
        from: 'prescribed_on < $first_day',
        about: { nb: 'Forskrevet før perioden', en: 'Prescribed before the period' },
      },
    ],
  },
  quality: {
    returns: 'count_if(packages < 0)',
    withoutDdd: 'count_if(ddd IS NULL)',
    withoutDiagnosis: 'count_if(diagnosis_code IS NULL)',
    withoutPrescriber: 'count_if(prescriber_hpr IS NULL)',
    withoutProduct: 'count_if(product_number IS NULL)',
    unknownResidence: 'count_if(municipality IS NULL)',
    offList: 'count_if(NOT regular_gp)',
    prescribedBeforePeriod: 'count_if(prescribed_on < $first_day)',
  },
};
