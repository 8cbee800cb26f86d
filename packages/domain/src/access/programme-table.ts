import type { Role } from './actor.ts';
import { NOBODY, type Reach } from './reach.ts';

/**
 * Who may do what around the report. A leader sees who comes and who hands in, never a member's figures; supervisors see
 * shares and aggregates, never a doctor; the programme's administrators run it and print reports for their owners, and
 * browse none. What members share with their group, they share themselves, for one round, and may take back.
 */
export const PROGRAMME_TABLE = {
  /** Own goals, measures and notes. */
  'keep-goals': { ...NOBODY, gp: 'own', 'group-leader': 'own' },
  /** Own modules, worksheets, declared list length and certificate. */
  'take-course': {
    ...NOBODY,
    gp: 'own',
    'group-leader': 'own',
    'institution-contact': 'own',
    'institution-staff': 'own',
    participant: 'own',
  },
  /** Show own figures to the own group in a round, and take that back. */
  'share-figures': { ...NOBODY, gp: 'own', 'group-leader': 'own' },
  /** Figures that members of the own group have shared in a round. */
  'read-shared-figures': { ...NOBODY, gp: 'unit', 'group-leader': 'unit' },
  /** The group's aggregate, after disclosure control. */
  'read-group-figures': { ...NOBODY, gp: 'unit', 'group-leader': 'unit' },
  /** Who is in a round, who came and who has handed in; no figures. */
  'read-roster': {
    ...NOBODY,
    'group-leader': 'unit',
    'programme-admin': 'all',
    'institution-contact': 'unit',
  },
  /** Schedule and hold meetings, confirm attendance, go to the next phase; a doctor alone runs the own round. */
  'run-round': {
    ...NOBODY,
    gp: 'own',
    'group-leader': 'unit',
    'programme-admin': 'all',
    'institution-contact': 'unit',
    'institution-staff': 'own',
    participant: 'own',
  },
  /** Enrol a unit and its members. */
  'enrol-unit': {
    ...NOBODY,
    'group-leader': 'unit',
    'programme-admin': 'all',
    'institution-contact': 'unit',
  },
  /** Aggregates of municipality, county, region and country, after disclosure control. */
  'read-area-results': {
    ...NOBODY,
    gp: 'unit',
    'group-leader': 'unit',
    'municipal-doctor': 'unit',
    'county-staff': 'unit',
    'regional-centre': 'unit',
    'programme-admin': 'all',
    secretariat: 'all',
    researcher: 'all',
    'institution-contact': 'unit',
    'institution-staff': 'unit',
  },
  /** How many units are invited, enrolled, active and finished, and the share of GPs; nobody's name. */
  'read-participation': {
    ...NOBODY,
    'municipal-doctor': 'unit',
    'county-staff': 'unit',
    'regional-centre': 'unit',
    'programme-admin': 'all',
    secretariat: 'all',
  },
  /** Ask the group leaders of a municipality to join. */
  recruit: { ...NOBODY, 'municipal-doctor': 'unit', 'programme-admin': 'all' },
  /** Plan the roll-out county by county and invite to the kick-off. */
  'plan-roll-out': { ...NOBODY, 'programme-admin': 'all' },
  /** Whether deliveries and releases are on time; no data. */
  'follow-deliveries': { ...NOBODY, 'data-manager': 'all', operator: 'all', 'programme-admin': 'all' },
  /** Print an issued report for the doctor it was issued to, as the controller's processor. */
  'print-reports': { ...NOBODY, operator: 'all', 'programme-admin': 'all' },
  /** Issue certificates and export them for the medical association. */
  'issue-certificates': { ...NOBODY, 'programme-admin': 'all' },
  /** Answers to questionnaires, added up. */
  'read-satisfaction': { ...NOBODY, 'programme-admin': 'all', secretariat: 'all' },
  /** How figures changed with a programme and how much of that it did; of the country and its counties, nobody's own. */
  'read-evaluations': {
    ...NOBODY,
    'municipal-doctor': 'all',
    'county-staff': 'all',
    'regional-centre': 'all',
    'programme-admin': 'all',
    secretariat: 'all',
    researcher: 'all',
  },
  /** What stands out in figures over time: the own, an institution's for its people, or those told of areas; nobody else's. */
  'follow-signals': {
    ...NOBODY,
    gp: 'own',
    'group-leader': 'own',
    'municipal-doctor': 'unit',
    'county-staff': 'unit',
    'regional-centre': 'unit',
    'programme-admin': 'all',
    secretariat: 'all',
    researcher: 'all',
    'institution-contact': 'unit',
    'institution-staff': 'unit',
  },
  /** Pseudonymous extracts under an approval. */
  'read-research-extracts': { ...NOBODY, researcher: 'all' },
} as const satisfies Readonly<Record<string, Readonly<Record<Role, Reach>>>>;
