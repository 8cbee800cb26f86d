import type { SemicolonFormat } from './format.ts';

/** Contacts with a doctor one by one, each with what it was about. */
export const contacts: SemicolonFormat = {
  kind: 'semicolon',
  id: 'contacts',
  version: 1,
  registersPerMonth: 'one',
  name: { nb: 'Kontakter', en: 'Contacts' },
  about: {
    nb: 'Én linje for hver kontakt mellom pasient og lege, fra refusjonsdata (KUHR eller KPR). Bare kontakter som spørsmålene trenger, skal leveres enkeltvis: luftveisinfeksjoner er nok for det som følger med. Alle kontakter i tall leveres som `contact-counts`. Pasientens pseudonym må være det samme som i utleveringene; ellers finnes ingen resept igjen.',
    en: 'One line for each contact between patient and doctor, from reimbursement data (KUHR or KPR). Only the contacts that the questions need are delivered one by one: respiratory infections are enough for what is shipped. The number of all contacts is delivered as `contact-counts`. The patient’s pseudonym must be that of the dispensings, else no prescription is found.',
  },
  columns: [
    {
      name: 'contact_id',
      type: { kind: 'rowNumber' },
      required: true,
      about: {
        nb: 'Kontaktens nummer i registeret; unikt i leveransen.',
        en: 'The contact’s number in the register; unique in the delivery.',
      },
      example: 'K000001',
    },
    {
      name: 'contact_on',
      type: { kind: 'date' },
      required: true,
      about: { nb: 'Dato for kontakten.', en: 'Date of the contact.' },
      example: '2019-02-11',
    },
    {
      name: 'tariff',
      type: { kind: 'text', maxLength: 10 },
      required: true,
      about: {
        nb: 'Taksten for selve kontakten, med små bokstaver: 2ad konsultasjon, 2ae e-konsultasjon, 11ad sykebesøk, 1bd enkel kontakt. Tilleggstakster leveres ikke. En takst som ingen indikator spør etter, beholdes og telles ikke.',
        en: 'The tariff of the contact itself, in small letters: 2ad consultation, 2ae electronic consultation, 11ad home visit, 1bd simple contact. Additional tariffs are not delivered. A tariff that no indicator asks for is kept and not counted.',
      },
      example: '2ad',
    },
    {
      name: 'diagnosis_code',
      type: { kind: 'diagnosis', system: 'diagnosis_system' },
      required: true,
      about: { nb: 'Kontaktens viktigste diagnose.', en: 'The contact’s main diagnosis.' },
      example: 'R74',
    },
    {
      name: 'diagnosis_system',
      type: { kind: 'choice', values: ['ICPC-2', 'ICD-10'] },
      required: true,
      about: { nb: 'Kodeverket til diagnosekoden.', en: 'The code system of the diagnosis code.' },
      example: 'ICPC-2',
    },
    {
      name: 'hpr',
      type: { kind: 'prescriber' },
      required: true,
      about: {
        nb: 'Legens HPR-nummer, 7–9 siffer. Det byttes ut ved innlesing og ligger aldri i lageret.',
        en: 'The doctor’s HPR number, 7–9 digits. It is replaced on import and never lies in the lake.',
      },
      example: '990000123',
    },
    {
      name: 'patient_id',
      type: { kind: 'pseudonym', of: 'patient' },
      required: true,
      about: {
        nb: 'Registerets pseudonym for pasienten, det samme som i utleveringene. Aldri et fødselsnummer.',
        en: 'The register’s pseudonym for the patient, the same as in the dispensings. Never a national identity number.',
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
  ],
  checks: [
    {
      column: 'contact_on',
      code: 'outside-period',
      reason: { nb: 'Utenfor perioden leveransen gjelder', en: 'Outside the declared period' },
      bad: 'contact_on < $first_day OR contact_on > $last_day',
    },
    {
      column: 'birth_year',
      code: 'impossible-age',
      reason: { nb: 'Alder ved kontakten er ikke 0–120 år', en: 'Age at the contact is not 0–120 years' },
      bad: 'year(contact_on) - birth_year NOT BETWEEN 0 AND 120',
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
  unique: ['contact_id'],
  prepare: [],
  lake: {
    file: { partition: 'year(contact_on)' },
    // Never by the salted row number alone: two imports of the same file have the same rows in the same order of days.
    orderBy: ['patient_key', 'contact_on', 'prescriber', 'tariff', 'diagnosis'],
    columns: [
      {
        name: 'patient_key',
        type: 'BIGINT',
        from: 'patient_id',
        about: { nb: 'Pseudonym for pasienten', en: 'Pseudonym of the patient' },
      },
      {
        name: 'prescriber',
        type: 'INTEGER',
        from: { lookup: 'prescriber', columns: ['hpr'] },
        about: { nb: 'Internt nummer', en: 'Internal number' },
      },
      {
        name: 'month',
        type: 'INTEGER',
        from: 'month_of(contact_on)',
        about: { nb: 'Måned: år × 12 + måned − 1', en: 'Month: year × 12 + month − 1' },
      },
      {
        name: 'contact_on',
        type: 'DATE',
        from: 'contact_on',
        about: { nb: 'Dato for kontakten', en: 'Date of the contact' },
      },
      { name: 'tariff', type: 'VARCHAR', from: 'tariff', about: { nb: 'Takst', en: 'Tariff' } },
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
        from: 'year(contact_on) - birth_year',
        about: { nb: 'Kontaktens år − fødselsår', en: 'Year of the contact − year of birth' },
      },
    ],
  },
  quality: {
    doctors: 'count(DISTINCT hpr)',
    consultations: "count_if(tariff IN ('2ad', '2ae', '11ad', '11ak'))",
  },
};
