import type { Localised } from '@smalspor/domain/texts';

/** The few words that pictures and their tables bring themselves; everything else comes with the data. */
export const CHART_WORDS = {
  level: { nb: 'Nivå', nn: 'Nivå', en: 'Level' },
  value: { nb: 'Verdi', nn: 'Verdi', en: 'Value' },
  interval: { nb: '95 % usikkerhet', nn: '95 % uvisse', en: '95% interval' },
  previous: { nb: 'Forrige rapport', nn: 'Førre rapport', en: 'Previous report' },
  before: { nb: 'Før', nn: 'Før', en: 'Before' },
  after: { nb: 'Etter', nn: 'Etter', en: 'After' },
  change: { nb: 'Endring', nn: 'Endring', en: 'Change' },
  note: { nb: 'Merknad', nn: 'Merknad', en: 'Note' },
  twelveMonthsTo: { nb: 'Tolv måneder til og med', nn: 'Tolv månader til og med', en: 'Twelve months to' },
  you: { nb: 'Du', nn: 'Du', en: 'You' },
  group: { nb: 'Gruppen', nn: 'Gruppa', en: 'Group' },
  municipality: { nb: 'Kommunen', nn: 'Kommunen', en: 'Municipality' },
  county: { nb: 'Fylket', nn: 'Fylket', en: 'County' },
  nation: { nb: 'Landet', nn: 'Landet', en: 'Country' },
  youNow: { nb: 'du nå', nn: 'du no', en: 'you now' },
  lastReport: { nb: 'forrige rapport', nn: 'førre rapport', en: 'last report' },
  from: { nb: 'Fra', nn: 'Frå', en: 'From' },
  to: { nb: 'Til', nn: 'Til', en: 'To' },
  doctors: { nb: 'Fastleger', nn: 'Fastlegar', en: 'GPs' },
  middleHalf: { nb: 'halvparten av fastlegene', nn: 'halvparten av fastlegane', en: 'half of all GPs' },
  none: { nb: 'ingen tall', nn: 'ingen tal', en: 'no figure' },
  points: { nb: 'prosentpoeng', nn: 'prosentpoeng', en: 'points' },
  noChange: { nb: 'uendret', nn: 'uendra', en: 'no change' },
} as const satisfies Record<string, Localised>;
