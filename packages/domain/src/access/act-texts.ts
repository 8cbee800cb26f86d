import type { Role } from './actor.ts';
import type { Act } from './role-table.ts';

/** Each act in a sentence, for the page that shows the table. */
export const ACT_TEXTS: Readonly<Record<Act, string>> = {
  'use-account': 'Use the own account: language, sign-out, who has looked at my figures',
  'choose-notices': 'Say where to be written to, and about what',
  'read-reports': 'Read reports with a named doctor’s figures',
  'manage-data': 'Import register files, follow tasks, see batches, coverage and masked rejects',
  'open-quarantine': 'See a refused row as it was delivered',
  'publish-releases': 'Build, publish, verify and withdraw releases, issue reports',
  'produce-report': 'Print one doctor’s report from the command line, for that doctor',
  'deliver-files': 'Deliver register files by a token, and see how far the own deliveries have come',
  'grant-roles': 'Give staff their roles and take them away, from the command line',
  'keep-goals': 'Keep goals, measures and notes',
  'take-course': 'Take modules, hand in worksheets, declare the list length, get the certificate',
  'share-figures': 'Share own figures with the own group in a round, and take that back',
  'read-shared-figures': 'Read figures that members have shared in a round',
  'read-group-figures': 'Read the group’s aggregate, after disclosure control',
  'read-roster': 'See who is in a round, who came, who has handed in',
  'run-round':
    'Schedule and hold meetings, confirm attendance, go to the next phase; alone, of the own round',
  'enrol-unit': 'Enrol a unit and its members',
  'read-area-results':
    'Read aggregates of municipality, county, region and country, after disclosure control',
  'read-participation': 'See how many units take part, and the share of GPs',
  recruit: 'Ask the group leaders of a municipality to join',
  'plan-roll-out': 'Plan the roll-out county by county, invite to the kick-off',
  'follow-deliveries': 'See whether deliveries and releases are on time',
  'print-reports': 'Print an issued report for its owner, logged',
  'issue-certificates': 'Issue and export certificates',
  'read-satisfaction': 'Read answers to questionnaires, added up',
  'read-evaluations': 'Read what came of a programme, county by county, after disclosure control',
  'follow-signals':
    'See what stands out in figures over time: the own, the own institution’s, or those told of areas',
  'read-research-extracts': 'Read pseudonymous extracts under an approval',
  'read-institution-figures': 'Read the own institution’s figures and reports',
  'keep-institution-work': 'Keep the institution’s goal, measures and log of in-house teaching',
  'tell-institution-data': 'Tell bed days, confirm or correct what looks odd in a delivery',
  'run-institution': 'Take colleagues into the institution, say who may deliver for it',
  'invite-institutions': 'Invite institutions and name their contacts',
  'follow-institutions': 'See by name which institutions take part and have delivered; no figures',
  'run-events': 'Run conferences and other events, a centre those of its region',
  'visit-institutions': 'Carry out infection-control and antibiotic rounds',
  'read-visits': 'Read what was observed on visits',
  'plan-surveys': 'Say when point-prevalence surveys are held, and what they ask',
  'read-survey-results': 'Read what closed point-prevalence surveys tell of areas, after disclosure control',
  'answer-surveys': 'Enter the own institution’s point-prevalence survey and read its result',
};

/** Each role in a few words. */
export const ROLE_TEXTS: Readonly<Record<Role, string>> = {
  gp: 'GP, locum or intern, known by the HPR number',
  'group-leader': 'A GP who leads a CME group, from the register of groups',
  'data-manager': 'Keeps the registers for their controller',
  operator: 'The named person behind the command line',
  'municipal-doctor': 'Municipal chief doctor, of one municipality or several',
  'county-staff': 'The county governor’s staff',
  'regional-centre': 'Regional centre for infection control',
  'programme-admin': 'Administers the programmes at the national centre',
  secretariat: 'Secretariat of the national steering group',
  'institution-contact': 'Contact of a nursing home or another institution, named by the programme’s staff',
  'institution-staff': 'Nurse or doctor of an institution, taken in by its contact',
  sender: 'A register’s machine with a token; it sees its own deliveries and nothing else',
  participant: 'Somebody without an HPR number who takes part in a programme, such as a medical student',
  researcher: 'Works with pseudonymous extracts under an approval',
};
