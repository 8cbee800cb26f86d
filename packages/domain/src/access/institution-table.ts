import type { Role } from './actor.ts';
import { NOBODY, type Reach } from './reach.ts';

/**
 * Who may do what around nursing homes and other institutions. A home's figures are the home's own: those who follow a
 * region or a municipality see that a home takes part and has delivered, what was observed on visits, and aggregates.
 */
export const INSTITUTION_TABLE = {
  /** The own institution's figures and reports. */
  'read-institution-figures': { ...NOBODY, 'institution-contact': 'unit', 'institution-staff': 'unit' },
  /** Goal for the year, measures, in-house teaching. */
  'keep-institution-work': { ...NOBODY, 'institution-contact': 'unit', 'institution-staff': 'unit' },
  /** Tell bed days, and confirm or correct what looks odd in a delivery. */
  'tell-institution-data': { ...NOBODY, 'institution-contact': 'unit', 'institution-staff': 'unit' },
  /** Take colleagues into the own institution, and say who may deliver for it. */
  'run-institution': { ...NOBODY, 'institution-contact': 'unit', 'programme-admin': 'all' },
  /** Invite institutions and name their contacts. */
  'invite-institutions': { ...NOBODY, 'regional-centre': 'unit', 'programme-admin': 'all' },
  /** Which institutions take part and have delivered, by name; no figures. */
  'follow-institutions': {
    ...NOBODY,
    'municipal-doctor': 'unit',
    'regional-centre': 'unit',
    'programme-admin': 'all',
  },
  /** Run conferences and other events: those of the own region, or all. */
  'run-events': { ...NOBODY, 'regional-centre': 'unit', 'programme-admin': 'all' },
  /** Carry out infection-control and antibiotic rounds. */
  'visit-institutions': { ...NOBODY, 'regional-centre': 'unit', 'programme-admin': 'all' },
  /** What was observed on visits. */
  'read-visits': {
    ...NOBODY,
    'regional-centre': 'unit',
    'programme-admin': 'all',
    'institution-contact': 'unit',
    'institution-staff': 'unit',
  },
  /** Say when point-prevalence surveys are held, and what they ask. */
  'plan-surveys': { ...NOBODY, 'programme-admin': 'all' },
  /** What closed point-prevalence surveys tell of municipalities, counties and the country, after disclosure control. */
  'read-survey-results': {
    ...NOBODY,
    'municipal-doctor': 'all',
    'county-staff': 'all',
    'regional-centre': 'all',
    'programme-admin': 'all',
    secretariat: 'all',
    'institution-contact': 'all',
    'institution-staff': 'all',
  },
  /** Enter the own institution's point-prevalence survey and read its result. */
  'answer-surveys': { ...NOBODY, 'institution-contact': 'unit', 'institution-staff': 'unit' },
} as const satisfies Readonly<Record<string, Readonly<Record<Role, Reach>>>>;
