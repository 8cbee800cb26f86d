import type { DocumentFormat, LakeTable } from './format.ts';

export const klassCodes: LakeTable = {
  file: 'codes.parquet',
  orderBy: ['code', 'from_month'],
  columns: [
    {
      name: 'code',
      type: 'VARCHAR',
      from: 'code',
      about: {
        nb: 'Fire siffer for kommune, to for fylke',
        en: 'Four digits for a municipality, two for a county',
      },
    },
    { name: 'name', type: 'VARCHAR', from: 'name', about: { nb: 'Siste navn', en: 'Last name' } },
    {
      name: 'from_month',
      type: 'INTEGER',
      from: 'from_month',
      about: { nb: 'Første måned', en: 'First month' },
    },
    {
      name: 'last_month',
      type: 'INTEGER',
      from: 'last_month',
      about: { nb: 'Siste måned; NULL for en kode som gjelder', en: 'Last month; NULL for a code of today' },
    },
  ],
};

export const klassChanges: LakeTable = {
  file: 'changes.parquet',
  orderBy: ['month', 'from_code', 'to_code'],
  columns: [
    {
      name: 'month',
      type: 'INTEGER',
      from: 'month',
      about: { nb: 'Måneden endringen gjelder fra', en: 'The month of the change' },
    },
    { name: 'from_code', type: 'VARCHAR', from: 'from_code', about: { nb: 'Gammel kode', en: 'Old code' } },
    { name: 'to_code', type: 'VARCHAR', from: 'to_code', about: { nb: 'Ny kode', en: 'New code' } },
  ],
};

/** Statistics Norway's classifications of municipalities and counties. */
export const klass: DocumentFormat = {
  kind: 'document',
  id: 'klass',
  version: 1,
  registersPerMonth: 'several',
  name: { nb: 'KLASS', en: 'KLASS' },
  about: {
    nb: 'Svar fra SSBs KLASS for kommuner (131) eller fylker (104), som JSON: koder, endringer, eller begge i samme fil. Inndelingen sammenlignes med den som følger produktet, og forskjellene vises.',
    en: 'Answers of Statistics Norway’s KLASS for municipalities (131) or counties (104), as JSON: codes, changes, or both in one file. The division is compared with the one that comes with the product, and the differences are shown.',
  },
  fields: [
    {
      path: 'codes[].code, name',
      required: true,
      about: { nb: 'Koden og navnet.', en: 'The code and the name.' },
    },
    {
      path: 'codes[].validFromInRequestedRange, validToInRequestedRange',
      required: true,
      about: {
        nb: 'Gyldighet; til-datoen er ikke medregnet. validFrom og validTo brukes der disse mangler.',
        en: 'Validity; the end is not included. validFrom and validTo are used where these are missing.',
      },
    },
    {
      path: 'codeChanges[].changeOccurred, oldCode, newCode',
      required: true,
      about: {
        nb: 'Fra når innbyggerne i den gamle koden hører til den nye.',
        en: 'From when the inhabitants of the old code belong to the new one.',
      },
    },
  ],
  lake: [klassCodes, klassChanges],
};
