/** Which indicator stands where in an institution's report; others come last under «more figures». */
export const INSTITUTION_SECTIONS = {
  /** The main pictures, in the order of the sentences: what most homes have most to gain on, and the total. */
  headline: ['institution-urinary', 'institution-methenamine', 'institution-total'],
  /** The main pictures where nothing can be related to bed days. */
  headlineWithoutBedDays: ['institution-pivmecillinam-share', 'institution-first-choice-share'],
  trends: ['institution-urinary', 'institution-methenamine', 'institution-total'],
  places: ['institution-total', 'institution-urinary'],
  change: [
    'institution-urinary',
    'institution-methenamine',
    'institution-total',
    'institution-broad-spectrum',
    'institution-ciprofloxacin',
  ],
  choice: [
    'institution-broad-spectrum',
    'institution-first-choice-share',
    'institution-penicillin-v-share',
    'institution-oral-share',
  ],
  urinary: ['institution-pivmecillinam-share', 'institution-ciprofloxacin'],
  /** Of the doses in `institution-total`; no medicine is in two of them, and what is left is «others». */
  composition: ['institution-urinary', 'institution-penicillin-v-share', 'institution-broad-spectrum'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** The whole that `composition` divides. */
export const WHOLE = 'institution-total';
