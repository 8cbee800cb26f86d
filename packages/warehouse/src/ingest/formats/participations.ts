import type { SemicolonFormat } from './format.ts';
import { ORGANISATION } from './institutions.ts';

/** Who took part in a quality programme, and since when: what an evaluation tells participants from others by. */
export const participations: SemicolonFormat = {
  kind: 'semicolon',
  id: 'participations',
  version: 1,
  registersPerMonth: 'several',
  name: { nb: 'Deltakelse i kvalitetsprogram', en: 'Participation in programmes' },
  about: {
    nb: 'Én linje for hver lege eller institusjon som har tatt del i et kvalitetsprogram, slik kurslistene har det.',
    en: 'One line for each doctor or institution that took part in a quality programme, as the course lists have it.',
  },
  columns: [
    {
      name: 'programme',
      type: { kind: 'choice', values: ['rak', 'rask'] },
      required: true,
      about: { nb: 'rak: fastleger; rask: institusjoner.', en: 'rak: GPs; rask: institutions.' },
      example: 'rak',
    },
    {
      name: 'hpr',
      type: { kind: 'prescriber' },
      required: false,
      about: { nb: 'Legens HPR-nummer. Bare for leger.', en: 'The doctor’s HPR number. For doctors only.' },
      example: '990000123',
    },
    {
      ...ORGANISATION,
      required: false,
      about: {
        nb: 'Institusjonens organisasjonsnummer. Bare for institusjoner.',
        en: 'The institution’s organisation number. For institutions only.',
      },
      example: '',
    },
    {
      name: 'started',
      type: { kind: 'month' },
      required: true,
      about: {
        nb: 'Måneden da gruppens kurs eller institusjonens konferanse begynte.',
        en: 'The month in which the group’s course or the institution’s conference began.',
      },
      example: '2018-03',
    },
  ],
  checks: [
    {
      column: 'hpr',
      code: 'nobody-takes-part',
      reason: {
        nb: 'rak har HPR-nummer, rask har organisasjonsnummer, og ingen linje har begge',
        en: 'rak has an HPR number, rask an organisation number, and no line has both',
      },
      bad: "(programme = 'rak') = (hpr IS NULL) OR (programme = 'rask') = (organisation_number IS NULL)",
    },
  ],
  unique: ['programme', 'hpr', 'organisation_number'],
  prepare: [],
  lake: {
    file: 'participations.parquet',
    orderBy: ['programme', 'started', 'prescriber', 'organisation'],
    columns: [
      { name: 'programme', type: 'VARCHAR', from: 'programme', about: { nb: 'Program', en: 'Programme' } },
      {
        name: 'prescriber',
        type: 'INTEGER',
        from: { lookup: 'prescriber', columns: ['hpr'] },
        about: { nb: 'Internt nummer; NULL for institusjoner', en: 'Internal number; NULL for institutions' },
      },
      {
        name: 'organisation',
        type: 'INTEGER',
        from: 'organisation_number',
        about: { nb: 'Organisasjonsnummer; NULL for leger', en: 'Organisation number; NULL for doctors' },
      },
      { name: 'started', type: 'INTEGER', from: 'started', about: { nb: 'Første måned', en: 'First month' } },
    ],
  },
  quality: {
    doctors: "count_if(programme = 'rak')",
    institutions: "count_if(programme = 'rask')",
  },
};
