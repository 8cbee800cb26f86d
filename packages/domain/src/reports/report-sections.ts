/** Which indicator stands where. Published indicators that are named nowhere come last under «more figures». */
export interface ReportSections {
  /** The two main pictures. */
  readonly headline: readonly string[];
  /** The main pictures of a doctor without a list. */
  readonly headlineWithoutList: readonly string[];
  readonly trends: readonly string[];
  readonly places: readonly string[];
  /** Of these also among those who are about as busy: busyness bears on how much is written, less on what. */
  readonly busyPlaces: readonly string[];
  readonly choice: readonly string[];
  readonly ages: readonly string[];
  readonly urinary: readonly string[];
  /** Parts of one whole, all antibiotic prescriptions; what is left is «others». */
  readonly composition: readonly string[];
  /** Shown in words or inside another picture, never as a picture of its own. */
  readonly withoutPicture: readonly string[];
  /** Measured and told elsewhere, and too many for a report. */
  readonly notInReports: readonly string[];
  /** Pictures of the follow-up. */
  readonly change: readonly string[];
}

export const REPORT_SECTIONS: ReportSections = {
  headline: ['prescriptions-per-1000', 'penicillin-v-share'],
  headlineWithoutList: ['penicillin-v-share', 'uti-first-choice-share'],
  trends: ['prescriptions-per-1000', 'penicillin-v-share'],
  places: ['prescriptions-per-1000', 'penicillin-v-share'],
  busyPlaces: ['prescriptions-per-1000'],
  choice: [
    'penicillin-v-share',
    'macrolide-share',
    'doxycycline-share',
    'amoxicillin-share',
    'cephalosporin-share',
    'quinolone-share',
  ],
  ages: ['children-per-1000', 'elderly-per-1000'],
  urinary: ['uti-first-choice-share', 'uti-quinolone-share-women', 'methenamine-per-1000'],
  composition: [
    'penicillin-v-of-all',
    'urinary-agents-of-all',
    'amoxicillin-share',
    'doxycycline-share',
    'macrolide-share',
  ],
  withoutPicture: [
    'penicillin-v-of-all',
    'urinary-agents-of-all',
    'off-list-share',
    'broad-spectrum-respiratory-share',
    'broad-narrow-ratio-with-quinolones',
  ],
  notInReports: [
    'respiratory-consultations-treated-adults',
    'respiratory-consultations-treated-elderly',
    'otitis-episodes-treated',
    'sinusitis-episodes-treated',
    'tonsillitis-episodes-treated',
    'bronchitis-episodes-treated',
    'women-per-1000',
    'men-per-1000',
    'respiratory-diagnosis-share',
    'urinary-diagnosis-share',
    'skin-diagnosis-share',
  ],
  change: ['prescriptions-per-1000', 'penicillin-v-share', 'macrolide-share', 'uti-first-choice-share'],
};

export type Topic = 'volume' | 'respiratory' | 'urinary' | 'broad';

/** Indicators of one topic say the same thing in several ways; only one of them gets a key message. */
export const TOPIC_OF: Readonly<Record<string, Topic>> = {
  'prescriptions-per-1000': 'volume',
  'children-per-1000': 'volume',
  'elderly-per-1000': 'volume',
  'penicillin-v-share': 'respiratory',
  'macrolide-share': 'respiratory',
  'doxycycline-share': 'respiratory',
  'amoxicillin-share': 'respiratory',
  'uti-first-choice-share': 'urinary',
  'uti-quinolone-share-women': 'urinary',
  'quinolone-share': 'urinary',
  'cephalosporin-share': 'broad',
};
